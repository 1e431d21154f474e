import { readEnvironment } from "../../config/read-environment.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoRegistrations } from "../../infra/dynamo-flows.ts";
import { signUpGuard } from "../../infra/pre-sign-up-trigger.ts";
import { admitSignUp } from "../../use-cases/registration/admit-sign-up.ts";
import { environment } from "./guard-sign-up.environment.ts";

const env = readEnvironment(environment);
const registrations = dynamoRegistrations(dynamo(), env.EPHEMERAL_TABLE);

export const handler = signUpGuard((user) => admitSignUp({ registrations, clock: Date.now }, user));
