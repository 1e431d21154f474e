import { followUpMessage } from "../../../contracts/messages.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { cognito, findUser } from "../../infra/cognito-users.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoRegistrations } from "../../infra/dynamo-registrations.ts";
import { queueHandler } from "../../infra/queue-handler.ts";
import { followUpQueue, mailQueue, sqs } from "../../infra/queues.ts";
import { followUpCompletion } from "../../use-cases/registration/follow-up-completion.ts";
import { environment } from "./follow-up-completion.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const queues = sqs();
const dependencies = {
  clock: Date.now,
  registrations: dynamoRegistrations(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  users: { find: findUser(cognito(), env.USER_POOL_ID) },
  mailQueue: mailQueue(queues, env.MAIL_QUEUE_URL),
  followUps: followUpQueue(queues, env.FOLLOW_UP_QUEUE_URL),
  audit: auditTrail(env),
};

export const handler = queueHandler(
  followUpMessage,
  async (message) => (await followUpCompletion(dependencies, message)) === "settled",
);
