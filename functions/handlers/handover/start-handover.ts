import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { handoverStartedAnswer } from "../../http/handover-answers.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoHandovers } from "../../infra/dynamo-handovers.ts";
import { dynamoLimits } from "../../infra/dynamo-limits.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { mailQueue, sqs } from "../../infra/queues.ts";
import { randomTokens } from "../../infra/random-tokens.ts";
import { emailHashes, secretsManager } from "../../infra/secrets.ts";
import { startHandover } from "../../use-cases/handover/start-handover.ts";
import { environment } from "./start-handover.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  tokens: randomTokens,
  ...emailHashes(secretsManager(), env.EMAIL_SECRET_ID, "early"),
  limits: dynamoLimits(db, env.EPHEMERAL_TABLE),
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  handovers: dynamoHandovers(db, env.ACCOUNTS_TABLE),
  mailQueue: mailQueue(sqs(), env.MAIL_QUEUE_URL),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async ({ clientIp, sessionToken, json }) => {
  const sent = { clientIp, sessionToken, body: json() };
  return handoverStartedAnswer(unwrap(await startHandover(dependencies, sent)));
});
