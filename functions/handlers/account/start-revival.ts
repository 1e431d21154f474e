import { codeRequest } from "../../../contracts/code-request.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { revivalAnswers } from "../../http/revival-answers.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoRevivals } from "../../infra/dynamo-flows.ts";
import { dynamoLimits } from "../../infra/dynamo-limits.ts";
import { mailQueue, sqs } from "../../infra/queues.ts";
import { randomTokens } from "../../infra/random-tokens.ts";
import { emailHashes, secretsManager } from "../../infra/secrets.ts";
import { startRevival } from "../../use-cases/account/start-revival.ts";
import { environment } from "./start-revival.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  tokens: randomTokens,
  ...emailHashes(secretsManager(), env.EMAIL_SECRET_ID, "early"),
  limits: dynamoLimits(db, env.EPHEMERAL_TABLE),
  flows: dynamoRevivals(db, env.EPHEMERAL_TABLE),
  mailQueue: mailQueue(sqs(), env.MAIL_QUEUE_URL),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async (request) => {
  const { clientIp, userAgent } = request;
  const idempotencyKey = request.idempotencyKey();
  const sent = { ...request.body(codeRequest), clientIp, userAgent, idempotencyKey };
  return revivalAnswers.started(unwrap(await startRevival(dependencies, sent)), request);
});
