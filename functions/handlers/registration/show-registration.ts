import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { flowProof } from "../../http/flow-proof.ts";
import { statusAnswer } from "../../http/registration-answers.ts";
import { dynamoAccountExistence } from "../../infra/dynamo-account-existence.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoRegistrations } from "../../infra/dynamo-flows.ts";
import { showFlow } from "../../use-cases/flow/show-flow.ts";
import { completedRegistrations } from "../../use-cases/registration/completed-registrations.ts";
import { environment } from "./show-registration.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  flows: completedRegistrations(
    dynamoRegistrations(db, env.EPHEMERAL_TABLE),
    dynamoAccountExistence(db, env.ACCOUNTS_TABLE),
  ),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async (request) =>
  statusAnswer(unwrap(await showFlow(dependencies, flowProof(request)))),
);
