import { reauthenticationRequest } from "../../../contracts/session.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { cognito, cognitoUsers } from "../../infra/cognito-users.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoLimits } from "../../infra/dynamo-limits.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { clientSecret, emailHashes, secretsManager } from "../../infra/secrets.ts";
import { reauthenticate } from "../../use-cases/session/reauthenticate.ts";
import { environment } from "./reauthenticate.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const secrets = secretsManager();
const dependencies = {
  clock: Date.now,
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
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

export const handler = apiHandler(env, async ({ body, clientIp, sessionToken }) => {
  const { password } = body(reauthenticationRequest);
  unwrap(await reauthenticate(dependencies, { password, clientIp, sessionToken }));
  return { status: 204 };
});
