import { startRequestFor } from "../../../contracts/registration.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { startedAnswer } from "../../http/registration-answers.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoRegistrations } from "../../infra/dynamo-flows.ts";
import { dynamoLimits } from "../../infra/dynamo-limits.ts";
import { mailQueue, sqs } from "../../infra/queues.ts";
import { randomTokens } from "../../infra/random-tokens.ts";
import { emailHashes, secretsManager } from "../../infra/secrets.ts";
import { startRegistration } from "../../use-cases/registration/start-registration.ts";
import { environment } from "./start-registration.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  tokens: randomTokens,
  ...emailHashes(secretsManager(), env.EMAIL_SECRET_ID, "early"),
  limits: dynamoLimits(db, env.EPHEMERAL_TABLE),
  flows: dynamoRegistrations(db, env.EPHEMERAL_TABLE),
  mailQueue: mailQueue(sqs(), env.MAIL_QUEUE_URL),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

const startRequest = startRequestFor(env.SETTINGS);

export const handler = apiHandler(env, async (request) => {
  const { clientIp, userAgent } = request;
  const idempotencyKey = request.idempotencyKey();
  const sent = { ...request.body(startRequest), clientIp, userAgent, idempotencyKey };
  return startedAnswer(unwrap(await startRegistration(dependencies, sent)), request);
});
