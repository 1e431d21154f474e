import { followUpMessage } from "../../../contracts/messages.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { cognito, findUser, removeUser } from "../../infra/cognito-users.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoRegistrations } from "../../infra/dynamo-registrations.ts";
import { logMailLatency } from "../../infra/mail-latency.ts";
import { mailer } from "../../infra/mailer.ts";
import { queueHandler } from "../../infra/queue-handler.ts";
import { followUpQueue, sqs } from "../../infra/queues.ts";
import { followUpCompletion } from "../../use-cases/registration/follow-up-completion.ts";
import { healHalfAccount } from "../../use-cases/registration/heal-half-account.ts";
import { environment } from "./follow-up-completion.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const directory = cognito();
const dependencies = {
  clock: Date.now,
  registrations: dynamoRegistrations(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  users: {
    find: findUser(directory, env.USER_POOL_ID),
    remove: removeUser(directory, env.USER_POOL_ID),
  },
  followUps: followUpQueue(sqs(), env.FOLLOW_UP_QUEUE_URL),
  mailer: mailer(env),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = queueHandler(
  followUpMessage,
  async (message, { queuedAt }) => {
    const done =
      message.kind === "completion"
        ? await followUpCompletion(dependencies, { ...message, queuedAt })
        : await healHalfAccount(dependencies, message);
    if (done === "mailed") logMailLatency("completion", queuedAt);
    return done !== "too-early";
  },
  ({ registrationId }) =>
    dependencies.audit({
      ...{ event: "mail.failed", outcome: "failure", reason: "given-up", registrationId },
    }),
);
