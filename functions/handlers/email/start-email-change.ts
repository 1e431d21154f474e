import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { emailChangeStartedAnswer } from "../../http/email-change-answers.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoEmailChanges } from "../../infra/dynamo-flows.ts";
import { dynamoLimits } from "../../infra/dynamo-limits.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { mailQueue, sqs } from "../../infra/queues.ts";
import { randomTokens } from "../../infra/random-tokens.ts";
import { emailHashes, secretsManager } from "../../infra/secrets.ts";
import { startEmailChange } from "../../use-cases/email/start-email-change.ts";
import { environment } from "./start-email-change.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  tokens: randomTokens,
  ...emailHashes(secretsManager(), env.EMAIL_SECRET_ID, "early"),
  limits: dynamoLimits(db, env.EPHEMERAL_TABLE),
  flows: dynamoEmailChanges(db, env.EPHEMERAL_TABLE),
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  mailQueue: mailQueue(sqs(), env.MAIL_QUEUE_URL),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async (request) => {
  const { clientIp, userAgent, sessionToken } = request;
  const sent = { clientIp, userAgent, sessionToken, body: request.json() };
  const idempotencyKey = request.idempotencyKey();
  const begun = unwrap(await startEmailChange(dependencies, { ...sent, idempotencyKey }));
  return emailChangeStartedAnswer(begun, request);
});
