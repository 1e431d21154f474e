import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { clearCookie, SESSION_COOKIE } from "../../http/cookies.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { endSession } from "../../use-cases/session/end-session.ts";
import { environment } from "./end-session.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async ({ sessionToken, pathParameters }) => {
  const { sessionId = "" } = pathParameters;
  const { isOwn } = unwrap(await endSession(dependencies, { sessionToken, sessionId }));
  return { status: 204, cookies: isOwn ? [clearCookie(SESSION_COOKIE)] : [] };
});
