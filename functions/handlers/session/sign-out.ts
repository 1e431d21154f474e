import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler } from "../../http/api-handler.ts";
import { clearCookie, SESSION_COOKIE } from "../../http/cookies.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { signOut } from "../../use-cases/session/sign-out.ts";
import { environment } from "./sign-out.environment.ts";

const env = readEnvironment(environment);
const dependencies = { sessions: dynamoSessions(dynamo(), env.EPHEMERAL_TABLE), audit: auditTrail(env) };

export const handler = apiHandler(env, async ({ sessionToken }) => {
  await signOut(dependencies, { sessionToken });
  return { status: 204, cookies: [clearCookie(SESSION_COOKIE)] };
});
