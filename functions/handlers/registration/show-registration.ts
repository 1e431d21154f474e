import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { flowProof } from "../../http/flow-proof.ts";
import { statusAnswer } from "../../http/registration-answers.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoRegistrations } from "../../infra/dynamo-flows.ts";
import { showFlow } from "../../use-cases/flow/show-flow.ts";
import { environment } from "./show-registration.environment.ts";

const env = readEnvironment(environment);
const dependencies = {
  clock: Date.now,
  flows: dynamoRegistrations(dynamo(), env.EPHEMERAL_TABLE),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async (request) =>
  statusAnswer(unwrap(await showFlow(dependencies, flowProof(request)))),
);
