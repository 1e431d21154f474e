import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { accountAnswer } from "../../http/account-answer.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { signedInAccount } from "../../use-cases/account/signed-in-account.ts";
import { environment } from "./show-account.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async ({ sessionToken }) =>
  accountAnswer(unwrap(await signedInAccount(dependencies, { sessionToken })), env.SETTINGS),
);
