import { accountSettings } from "../../../contracts/sign-in-notice.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { chooseSettings } from "../../use-cases/account/choose-settings.ts";
import { environment } from "./choose-settings.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async ({ body, sessionToken }) => {
  const chosen = unwrap(await chooseSettings(dependencies, { ...body(accountSettings), sessionToken }));
  return { status: 200, body: accountSettings.parse(chosen) };
});
