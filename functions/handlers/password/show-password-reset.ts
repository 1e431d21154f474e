import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { flowProof } from "../../http/flow-proof.ts";
import { resetAnswers } from "../../http/reset-answers.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoResets } from "../../infra/dynamo-flows.ts";
import { showFlow } from "../../use-cases/flow/show-flow.ts";
import { environment } from "./show-password-reset.environment.ts";

const env = readEnvironment(environment);
const dependencies = {
  clock: Date.now,
  flows: dynamoResets(dynamo(), env.EPHEMERAL_TABLE),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async (request) =>
  resetAnswers.shown(unwrap(await showFlow(dependencies, flowProof(request)))),
);
