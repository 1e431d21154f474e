import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { deskActRoutes } from "../../http/desk-act-routes.ts";
import { deskHandler } from "../../http/desk-handler.ts";
import { cognito, findUser } from "../../infra/cognito-users.ts";
import { dynamoAccountNumbers } from "../../infra/dynamo-account-numbers.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoCounters } from "../../infra/dynamo-counters.ts";
import { dynamoDeskAccounts } from "../../infra/dynamo-desk-accounts.ts";
import { dynamoRegistrations } from "../../infra/dynamo-flows.ts";
import { dynamoHolds } from "../../infra/dynamo-holds.ts";
import { dynamoLimits } from "../../infra/dynamo-limits.ts";
import { dynamoReceptionNumbers } from "../../infra/dynamo-reception-numbers.ts";
import { followUpQueue, mailQueue, sqs } from "../../infra/queues.ts";
import { randomTokens } from "../../infra/random-tokens.ts";
import { emailHashes, secretsManager } from "../../infra/secrets.ts";
import { environment } from "./desk-act.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const accounts = dynamoAccounts(db, env.ACCOUNTS_TABLE);
const queues = sqs();
const dependencies = {
  clock: Date.now,
  ...emailHashes(secretsManager(), env.EMAIL_SECRET_ID, "early"),
  tokens: randomTokens,
  accounts,
  deskAccounts: dynamoDeskAccounts(db, env.ACCOUNTS_TABLE, accounts),
  users: { find: findUser(cognito(), env.USER_POOL_ID) },
  registrations: dynamoRegistrations(db, env.EPHEMERAL_TABLE),
  receptionNumbers: dynamoReceptionNumbers(db, env.EPHEMERAL_TABLE),
  accountNumbers: dynamoAccountNumbers(db, { table: env.ACCOUNTS_TABLE, index: env.ACCOUNTS_BY_NUMBER }),
  limits: dynamoLimits(db, env.EPHEMERAL_TABLE),
  holds: dynamoHolds(db, env.EPHEMERAL_TABLE),
  counters: dynamoCounters(db, env.EPHEMERAL_TABLE),
  followUps: followUpQueue(queues, env.FOLLOW_UP_QUEUE_URL),
  mailQueue: mailQueue(queues, env.MAIL_QUEUE_URL),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = deskHandler(env, dependencies, deskActRoutes(dependencies));
