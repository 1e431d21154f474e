import { signInAnswer, signInRequest } from "../../../contracts/session.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { sessionCookie } from "../../http/session-cookie.ts";
import { cognito, cognitoUsers } from "../../infra/cognito-users.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoLimits } from "../../infra/dynamo-limits.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { followUpQueue, sqs } from "../../infra/queues.ts";
import { randomTokens } from "../../infra/random-tokens.ts";
import { clientSecret, emailHashes, secretsManager } from "../../infra/secrets.ts";
import { signIn } from "../../use-cases/session/sign-in.ts";
import { environment } from "./sign-in.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const secrets = secretsManager();
const dependencies = {
  clock: Date.now,
  tokens: randomTokens,
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  followUps: followUpQueue(sqs(), env.FOLLOW_UP_QUEUE_URL),
  limits: dynamoLimits(db, env.EPHEMERAL_TABLE),
  ...emailHashes(secrets, env.EMAIL_SECRET_ID, "early"),
  users: cognitoUsers(cognito(), {
    userPoolId: env.USER_POOL_ID,
    clientId: env.USER_POOL_CLIENT_ID,
    clientSecret: clientSecret(secrets, env.USER_POOL_CLIENT_SECRET_ID),
  }),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async ({ body, clientIp, client, sessionToken: earlierToken }) => {
  const { accountId, sessionToken } = unwrap(
    await signIn(dependencies, { ...body(signInRequest), clientIp, client, earlierToken }),
  );
  return {
    status: 200,
    body: signInAnswer.parse({ accountId }),
    cookies: [sessionCookie(sessionToken, env.SETTINGS.session)],
  };
});
