import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { flowProof } from "../../http/flow-proof.ts";
import { statusAnswer } from "../../http/registration-answers.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoRegistrations } from "../../infra/dynamo-registrations.ts";
import { showRegistration } from "../../use-cases/registration/show-registration.ts";
import { environment } from "./show-registration.environment.ts";

const env = readEnvironment(environment);
const dependencies = {
  clock: Date.now,
  registrations: dynamoRegistrations(dynamo(), env.EPHEMERAL_TABLE),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async (request) =>
  statusAnswer(unwrap(await showRegistration(dependencies, flowProof(request)))),
);
