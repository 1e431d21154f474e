import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { followUpQueue, sqs } from "../../infra/queues.ts";
import { cancelWithdrawal } from "../../use-cases/account/cancel-withdrawal.ts";
import { environment } from "./cancel-withdrawal.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  followUps: followUpQueue(sqs(), env.FOLLOW_UP_QUEUE_URL),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async ({ sessionToken }) => {
  unwrap(await cancelWithdrawal(dependencies, { sessionToken }));
  return { status: 204 };
});
