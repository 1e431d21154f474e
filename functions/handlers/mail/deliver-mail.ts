import { mailMessage } from "../../../contracts/messages.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { cognito, findUser } from "../../infra/cognito-users.ts";
import { dynamoAccountEnds } from "../../infra/dynamo-account-ends.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoCodes } from "../../infra/dynamo-codes.ts";
import { dynamoFailedSignIns } from "../../infra/dynamo-failed-sign-ins.ts";
import { dynamoFlowsOf } from "../../infra/dynamo-flows.ts";
import { dynamoLinks } from "../../infra/dynamo-links.ts";
import { dynamoNotices } from "../../infra/dynamo-notices.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { logMailLatency } from "../../infra/mail-latency.ts";
import { mailer } from "../../infra/mailer.ts";
import { queueHandler } from "../../infra/queue-handler.ts";
import { followUpQueue, mailQueue, sqs } from "../../infra/queues.ts";
import { codeKeys, emailHashes, secretsManager } from "../../infra/secrets.ts";
import { auditedMail, sendMail } from "../../use-cases/mail/send-mail.ts";
import { environment } from "./deliver-mail.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const [queues, secrets] = [sqs(), secretsManager()];
const flowsOf = dynamoFlowsOf(db, env.EPHEMERAL_TABLE);
const dependencies = {
  clock: Date.now,
  flowsOf,
  ...{ resets: flowsOf.reset, emailChanges: flowsOf["email-change"] },
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  links: dynamoLinks(db, env.EPHEMERAL_TABLE),
  codes: dynamoCodes(db, env.EPHEMERAL_TABLE),
  codeKeys: codeKeys(secrets, env.CODE_SECRET_ID),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  ends: dynamoAccountEnds(db, env.ACCOUNTS_TABLE),
  users: { find: findUser(cognito(), env.USER_POOL_ID) },
  followUps: followUpQueue(queues, env.FOLLOW_UP_QUEUE_URL),
  mailQueue: mailQueue(queues, env.MAIL_QUEUE_URL),
  notices: dynamoNotices(db, env.EPHEMERAL_TABLE),
  failedSignIns: dynamoFailedSignIns(db, env.EPHEMERAL_TABLE),
  accountMails: () => import("../../lazy/account-mails.ts"),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

const mailerOf = mailer(env, { db, ...emailHashes(secrets, env.EMAIL_SECRET_ID, "early") });

const givenUp = { event: "mail.failed", outcome: "failure", reason: "given-up" } as const;

export const handler = queueHandler(
  mailMessage,
  async (message, delivery) => {
    const done = await sendMail({ ...dependencies, mailer: mailerOf(delivery.queuedAt) }, message, delivery);
    if (done === "sent") logMailLatency(message.kind, delivery.queuedAt);
    return done !== "too-early";
  },
  (message) => dependencies.audit({ ...givenUp, ...auditedMail(message) }),
);
