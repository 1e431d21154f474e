import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { sessionCookie } from "../../http/session-cookie.ts";
import { cognito, cognitoUsers } from "../../infra/cognito-users.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoLimits } from "../../infra/dynamo-limits.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { lazyPasswordStrength } from "../../infra/lazy-password-strength.ts";
import { followUpQueue, mailQueue, sqs } from "../../infra/queues.ts";
import { randomTokens } from "../../infra/random-tokens.ts";
import { clientSecret, emailHashes, secretsManager } from "../../infra/secrets.ts";
import { changePassword } from "../../use-cases/password/change-password.ts";
import { environment } from "./change-password.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const secrets = secretsManager();
const queues = sqs();
const dependencies = {
  clock: Date.now,
  tokens: randomTokens,
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  limits: dynamoLimits(db, env.EPHEMERAL_TABLE),
  followUps: followUpQueue(queues, env.FOLLOW_UP_QUEUE_URL),
  mailQueue: mailQueue(queues, env.MAIL_QUEUE_URL),
  ...emailHashes(secrets, env.EMAIL_SECRET_ID, "early"),
  users: cognitoUsers(cognito(), {
    userPoolId: env.USER_POOL_ID,
    clientId: env.USER_POOL_CLIENT_ID,
    clientSecret: clientSecret(secrets, env.USER_POOL_CLIENT_SECRET_ID),
  }),
  passwordStrength: lazyPasswordStrength(),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async ({ json, client, clientIp, sessionToken }) => {
  const sent = { body: json(), client, clientIp, sessionToken };
  const goesOn = unwrap(await changePassword(dependencies, sent));
  return { status: 204, cookies: [sessionCookie(goesOn.sessionToken, env.SETTINGS.session)] };
});
