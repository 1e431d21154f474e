import { codeRequest } from "../../../contracts/code-request.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { resetAnswers } from "../../http/reset-answers.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoResets } from "../../infra/dynamo-flows.ts";
import { dynamoLimits } from "../../infra/dynamo-limits.ts";
import { mailQueue, sqs } from "../../infra/queues.ts";
import { randomTokens } from "../../infra/random-tokens.ts";
import { emailHashes, secretsManager } from "../../infra/secrets.ts";
import { startReset } from "../../use-cases/password/start-reset.ts";
import { environment } from "./start-password-reset.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  tokens: randomTokens,
  ...emailHashes(secretsManager(), env.EMAIL_SECRET_ID, "early"),
  limits: dynamoLimits(db, env.EPHEMERAL_TABLE),
  flows: dynamoResets(db, env.EPHEMERAL_TABLE),
  mailQueue: mailQueue(sqs(), env.MAIL_QUEUE_URL),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async (request) => {
  const { clientIp, userAgent } = request;
  const idempotencyKey = request.idempotencyKey();
  const sent = { ...request.body(codeRequest), clientIp, userAgent, idempotencyKey };
  return resetAnswers.started(unwrap(await startReset(dependencies, sent)), request);
});
