import { updateRequest } from "../../../contracts/account.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { accountAnswer } from "../../http/account-answer.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { followUpQueue, sqs } from "../../infra/queues.ts";
import { updateAccount } from "../../use-cases/account/update-account.ts";
import { environment } from "./update-account.environment.ts";

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

export const handler = apiHandler(env, async ({ body, sessionToken }) => {
  const patch = body(updateRequest);
  const updated = unwrap(await updateAccount(dependencies, { sessionToken, patch }));
  return accountAnswer(updated, env.SETTINGS);
});
