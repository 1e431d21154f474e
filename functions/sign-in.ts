import { signInAnswer, signInRequest } from "../contracts/session.ts";
import { readEnvironment } from "./config/read-environment.ts";
import { environment } from "./config/sign-in.ts";
import { apiHandler, unwrap } from "./http/api-handler.ts";
import { sessionCookie } from "./http/session-cookie.ts";
import { cognito, cognitoUsers } from "./infra/cognito-users.ts";
import { consoleAudit } from "./infra/console-audit.ts";
import { dynamo } from "./infra/dynamo-client.ts";
import { dynamoSessions } from "./infra/dynamo-sessions.ts";
import { randomTokens } from "./infra/random-tokens.ts";
import { clientSecret, secretsManager } from "./infra/secrets.ts";
import { signIn } from "./use-cases/sign-in.ts";

const env = readEnvironment(environment);
const dependencies = {
  clock: Date.now,
  tokens: randomTokens,
  sessions: dynamoSessions(dynamo(), env.EPHEMERAL_TABLE),
  users: cognitoUsers(cognito(), {
    userPoolId: env.USER_POOL_ID,
    clientId: env.USER_POOL_CLIENT_ID,
    clientSecret: clientSecret(secretsManager(), env.USER_POOL_CLIENT_SECRET_ID),
  }),
  audit: consoleAudit,
  sessionPolicy: { idleMinutes: env.SESSION_IDLE_MINUTES, absoluteMinutes: env.SESSION_ABSOLUTE_MINUTES },
};

export const handler = apiHandler(env, async ({ body }) => {
  const { accountId, sessionToken } = unwrap(await signIn(dependencies, body(signInRequest)));
  return {
    status: 200,
    body: signInAnswer.parse({ accountId }),
    cookies: [sessionCookie(sessionToken, env)],
  };
});
