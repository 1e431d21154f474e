import { signInAnswer, signInRequest } from "../../../contracts/session.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { deviceCookie, sessionCookie } from "../../http/session-cookie.ts";
import { cognito, cognitoUsers } from "../../infra/cognito-users.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoDevices } from "../../infra/dynamo-devices.ts";
import { dynamoFailedSignIns } from "../../infra/dynamo-failed-sign-ins.ts";
import { dynamoLimits } from "../../infra/dynamo-limits.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { followUpQueue, mailQueue, sqs } from "../../infra/queues.ts";
import { randomTokens } from "../../infra/random-tokens.ts";
import { clientSecret, emailHashes, secretsManager } from "../../infra/secrets.ts";
import { signIn } from "../../use-cases/session/sign-in.ts";
import { environment } from "./sign-in.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const secrets = secretsManager();
const queues = sqs();
const dependencies = {
  clock: Date.now,
  tokens: randomTokens,
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  devices: dynamoDevices(db, env.EPHEMERAL_TABLE),
  failedSignIns: dynamoFailedSignIns(db, env.EPHEMERAL_TABLE),
  followUps: followUpQueue(queues, env.FOLLOW_UP_QUEUE_URL),
  mailQueue: mailQueue(queues, env.MAIL_QUEUE_URL),
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

export const handler = apiHandler(env, async ({ body, clientIp, client, sessionToken, deviceToken }) => {
  const sent = { ...body(signInRequest), clientIp, client, earlierToken: sessionToken, deviceToken };
  const signedIn = unwrap(await signIn(dependencies, sent));
  return {
    status: 200,
    body: signInAnswer.parse({ accountId: signedIn.accountId }),
    cookies: [
      sessionCookie(signedIn.sessionToken, env.SETTINGS.session),
      ...(signedIn.deviceToken === undefined ? [] : [deviceCookie(signedIn.deviceToken)]),
    ],
  };
});
