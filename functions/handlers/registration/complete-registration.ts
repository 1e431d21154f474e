import { completionAnswer } from "../../../contracts/completion.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { clearCookie, flowCookie } from "../../http/cookies.ts";
import { flowProof } from "../../http/flow-proof.ts";
import { sessionCookie } from "../../http/session-cookie.ts";
import { cognito, cognitoUsers } from "../../infra/cognito-users.ts";
import { dynamoAccountExistence } from "../../infra/dynamo-account-existence.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoRegistrations } from "../../infra/dynamo-flows.ts";
import { dynamoHolds } from "../../infra/dynamo-holds.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { lazyPasswordStrength } from "../../infra/lazy-password-strength.ts";
import { followUpQueue, sqs } from "../../infra/queues.ts";
import { randomTokens } from "../../infra/random-tokens.ts";
import { clientSecret, emailHashes, secretsManager } from "../../infra/secrets.ts";
import { completeRegistration } from "../../use-cases/registration/complete-registration.ts";
import { completedRegistrations } from "../../use-cases/registration/completed-registrations.ts";
import { environment } from "./complete-registration.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const secrets = secretsManager();
const dependencies = {
  clock: Date.now,
  tokens: randomTokens,
  registrations: completedRegistrations(
    dynamoRegistrations(db, env.EPHEMERAL_TABLE),
    dynamoAccountExistence(db, env.ACCOUNTS_TABLE),
  ),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  holds: dynamoHolds(db, env.EPHEMERAL_TABLE),
  followUps: followUpQueue(sqs(), env.FOLLOW_UP_QUEUE_URL),
  emailHash: emailHashes(secrets, env.EMAIL_SECRET_ID, "early").emailHash,
  users: cognitoUsers(cognito(), {
    userPoolId: env.USER_POOL_ID,
    clientId: env.USER_POOL_CLIENT_ID,
    clientSecret: clientSecret(secrets, env.USER_POOL_CLIENT_SECRET_ID),
  }),
  passwordStrength: lazyPasswordStrength(),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async (request) => {
  const { client, sessionToken: earlierToken } = request;
  const sent = { ...flowProof(request), body: request.json(), client, earlierToken };
  const { accountId, sessionToken } = unwrap(await completeRegistration(dependencies, sent));
  return {
    status: 201,
    body: completionAnswer.parse({ accountId, state: "completed" }),
    cookies: [sessionCookie(sessionToken, env.SETTINGS.session), clearCookie(flowCookie(sent.id))],
  };
});
