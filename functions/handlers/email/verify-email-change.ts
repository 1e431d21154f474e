import { emailChangeAppliedAnswer } from "../../../contracts/email-change.ts";
import { verifyRequest } from "../../../contracts/registration.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { clearCookie, flowCookie } from "../../http/cookies.ts";
import { flowProof } from "../../http/flow-proof.ts";
import { sessionCookie } from "../../http/session-cookie.ts";
import { changeEmail, cognito, findUser } from "../../infra/cognito-users.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoCodes } from "../../infra/dynamo-codes.ts";
import { dynamoEmailChanges } from "../../infra/dynamo-flows.ts";
import { dynamoHolds } from "../../infra/dynamo-holds.ts";
import { dynamoLimits } from "../../infra/dynamo-limits.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { followUpQueue, mailQueue, sqs } from "../../infra/queues.ts";
import { randomTokens } from "../../infra/random-tokens.ts";
import { codeKeys, emailHashes, secretsManager } from "../../infra/secrets.ts";
import { verifyEmailChange } from "../../use-cases/email/verify-email-change.ts";
import { environment } from "./verify-email-change.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const directory = cognito();
const queues = sqs();
const secrets = secretsManager();
const emailChanges = dynamoEmailChanges(db, env.EPHEMERAL_TABLE);
const dependencies = {
  clock: Date.now,
  tokens: randomTokens,
  codes: dynamoCodes(db, env.EPHEMERAL_TABLE),
  codeKeys: codeKeys(secrets, env.CODE_SECRET_ID),
  ...{ flows: emailChanges, emailChanges },
  limits: dynamoLimits(db, env.EPHEMERAL_TABLE),
  holds: dynamoHolds(db, env.EPHEMERAL_TABLE),
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  users: {
    find: findUser(directory, env.USER_POOL_ID),
    changeEmail: changeEmail(directory, env.USER_POOL_ID),
  },
  followUps: followUpQueue(queues, env.FOLLOW_UP_QUEUE_URL),
  mailQueue: mailQueue(queues, env.MAIL_QUEUE_URL),
  ...emailHashes(secrets, env.EMAIL_SECRET_ID),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async ({ body, clientIp, client, sessionToken, ...request }) => {
  const { code } = body(verifyRequest);
  const given = { ...flowProof(request), code, clientIp, client, sessionToken };
  const { email, sessionToken: token } = unwrap(await verifyEmailChange(dependencies, given));
  return {
    status: 200,
    body: emailChangeAppliedAnswer.parse({ state: "applied", email }),
    cookies: [sessionCookie(token, env.SETTINGS.session), clearCookie(flowCookie(given.id, "email-change"))],
  };
});
