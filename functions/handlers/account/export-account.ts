import { exportQuery } from "../../../contracts/account-export.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { exportAnswer } from "../../http/export-answer.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoLimits } from "../../infra/dynamo-limits.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { exportAccount } from "../../use-cases/account/export-account.ts";
import { parseInput } from "../../use-cases/parse-input.ts";
import { environment } from "./export-account.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  limits: dynamoLimits(db, env.EPHEMERAL_TABLE),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async ({ sessionToken, query, language }) => {
  const { format } = unwrap(parseInput(exportQuery, query, language));
  return exportAnswer(unwrap(await exportAccount(dependencies, { sessionToken, format })), format);
});
