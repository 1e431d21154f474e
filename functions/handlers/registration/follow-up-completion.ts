import { followUpMessage } from "../../../contracts/messages.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { changeEmail, cognito, findUser, removeUser, setPassword } from "../../infra/cognito-users.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamoAddressUndos } from "../../infra/dynamo-address-undos.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoCompletions } from "../../infra/dynamo-completions.ts";
import { dynamoFlowsOf } from "../../infra/dynamo-flows.ts";
import { dynamoHandovers } from "../../infra/dynamo-handovers.ts";
import { dynamoHolds } from "../../infra/dynamo-holds.ts";
import { dynamoProposals } from "../../infra/dynamo-proposals.ts";
import { eventPublishing } from "../../infra/event-bridge.ts";
import { logMailLatency } from "../../infra/mail-latency.ts";
import { mailer } from "../../infra/mailer.ts";
import { queueHandler } from "../../infra/queue-handler.ts";
import { followUpQueue, mailQueue, sqs } from "../../infra/queues.ts";
import { emailHashes, secretsManager } from "../../infra/secrets.ts";
import { followUp } from "../../use-cases/flow/follow-up.ts";
import { environment } from "./follow-up-completion.environment.ts";

const env = readEnvironment(environment);
const [db, directory, queues, pool] = [dynamo(), cognito(), sqs(), env.USER_POOL_ID];
const flows = dynamoFlowsOf(db, env.EPHEMERAL_TABLE);
const { emailHash } = emailHashes(secretsManager(), env.EMAIL_SECRET_ID);
const mailerOf = mailer(env, { db, emailHash });
const dependencies = {
  clock: Date.now,
  ...{ registrations: flows.registration, resets: flows.reset, emailChanges: flows["email-change"] },
  ...{ holds: dynamoHolds(db, env.EPHEMERAL_TABLE), emailHash },
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  completions: dynamoCompletions(db, env.EPHEMERAL_TABLE, env.ACCOUNTS_TABLE),
  handovers: dynamoHandovers(db, env.ACCOUNTS_TABLE),
  addressUndos: dynamoAddressUndos(db, env.ACCOUNTS_TABLE),
  proposals: dynamoProposals(db, env.ACCOUNTS_TABLE),
  ...eventPublishing(db, env),
  users: {
    ...{ find: findUser(directory, pool), remove: removeUser(directory, pool) },
    ...{ changeEmail: changeEmail(directory, pool), setPassword: setPassword(directory, pool) },
  },
  followUps: followUpQueue(queues, env.FOLLOW_UP_QUEUE_URL),
  mailQueue: mailQueue(queues, env.MAIL_QUEUE_URL),
  ...{ audit: auditTrail(env), settings: env.SETTINGS },
};

export const handler = queueHandler(
  followUpMessage,
  async (message, { queuedAt }) => {
    const done = await followUp({ ...dependencies, mailer: mailerOf(queuedAt) }, message, queuedAt);
    if (done === "mailed") logMailLatency("completion", queuedAt);
    return done !== "too-early";
  },
  (message) => {
    // Of the others no mail comes; the dead letter is what remains of them.
    if (!("registrationId" in message)) return;
    const { registrationId } = message;
    dependencies.audit({ event: "mail.failed", outcome: "failure", reason: "given-up", registrationId });
  },
);
