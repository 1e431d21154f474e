import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { flowProof } from "../../http/flow-proof.ts";
import { revivalAnswers } from "../../http/revival-answers.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoRevivals } from "../../infra/dynamo-flows.ts";
import { showFlow } from "../../use-cases/flow/show-flow.ts";
import { environment } from "./show-revival.environment.ts";

const env = readEnvironment(environment);
const dependencies = {
  clock: Date.now,
  flows: dynamoRevivals(dynamo(), env.EPHEMERAL_TABLE),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async (request) =>
  revivalAnswers.shown(unwrap(await showFlow(dependencies, flowProof(request)))),
);
