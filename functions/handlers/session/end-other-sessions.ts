import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { sessionCookie } from "../../http/session-cookie.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { randomTokens } from "../../infra/random-tokens.ts";
import { endOtherSessions } from "../../use-cases/session/end-other-sessions.ts";
import { environment } from "./end-other-sessions.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  tokens: randomTokens,
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async ({ sessionToken, client }) => {
  const goesOn = unwrap(await endOtherSessions(dependencies, { sessionToken, client }));
  return { status: 204, cookies: [sessionCookie(goesOn.sessionToken, env.SETTINGS.session)] };
});
