import { handoverAcceptedAnswer } from "../../../contracts/handover.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { sessionCookie } from "../../http/session-cookie.ts";
import { changeEmail, cognito, findUser, setPassword } from "../../infra/cognito-users.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoEmailChanges } from "../../infra/dynamo-flows.ts";
import { dynamoHandovers } from "../../infra/dynamo-handovers.ts";
import { dynamoHolds } from "../../infra/dynamo-holds.ts";
import { dynamoLinks } from "../../infra/dynamo-links.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { lazyPasswordStrength } from "../../infra/lazy-password-strength.ts";
import { followUpQueue, mailQueue, sqs } from "../../infra/queues.ts";
import { randomTokens } from "../../infra/random-tokens.ts";
import { emailHashes, secretsManager } from "../../infra/secrets.ts";
import { acceptHandover } from "../../use-cases/handover/accept-handover.ts";
import { environment } from "./accept-handover.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const queues = sqs();
const directory = cognito();
const dependencies = {
  clock: Date.now,
  tokens: randomTokens,
  links: dynamoLinks(db, env.EPHEMERAL_TABLE),
  emailChanges: dynamoEmailChanges(db, env.EPHEMERAL_TABLE),
  holds: dynamoHolds(db, env.EPHEMERAL_TABLE),
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  handovers: dynamoHandovers(db, env.ACCOUNTS_TABLE),
  users: {
    find: findUser(directory, env.USER_POOL_ID),
    changeEmail: changeEmail(directory, env.USER_POOL_ID),
    setPassword: setPassword(directory, env.USER_POOL_ID),
  },
  emailHash: emailHashes(secretsManager(), env.EMAIL_SECRET_ID).emailHash,
  followUps: followUpQueue(queues, env.FOLLOW_UP_QUEUE_URL),
  mailQueue: mailQueue(queues, env.MAIL_QUEUE_URL),
  passwordStrength: lazyPasswordStrength(),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async ({ json, client, sessionToken }) => {
  const sent = { body: json(), client, sessionToken };
  const { accountId, sessionToken: token } = unwrap(await acceptHandover(dependencies, sent));
  return {
    status: 200,
    body: handoverAcceptedAnswer.parse({ state: "accepted", accountId }),
    cookies: [sessionCookie(token, env.SETTINGS.session)],
  };
});
