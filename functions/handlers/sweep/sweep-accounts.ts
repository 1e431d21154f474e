import { sweepMessage } from "../../../contracts/sweep-message.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { cognito, findUser, removeUser } from "../../infra/cognito-users.ts";
import { dynamoAccountEnds } from "../../infra/dynamo-account-ends.ts";
import { dynamoAccountSweep } from "../../infra/dynamo-account-sweep.ts";
import { dynamoAccountTraces } from "../../infra/dynamo-account-traces.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoHolds } from "../../infra/dynamo-holds.ts";
import { dynamoOpenClaims } from "../../infra/dynamo-open-claims.ts";
import { lambda, lambdaOpenApplications } from "../../infra/lambda-open-applications.ts";
import { queueHandler } from "../../infra/queue-handler.ts";
import { followUpQueue, mailQueue, sqs, sweepQueue } from "../../infra/queues.ts";
import { emailHashes, secretsManager } from "../../infra/secrets.ts";
import { logAccountFailure, logOpenClaims, logSweptPage } from "../../infra/sweep-log.ts";
import { finishErasing } from "../../use-cases/account/erase-account.ts";
import { healClaims } from "../../use-cases/sweep/heal-claims.ts";
import { firstPage, sweepPage } from "../../use-cases/sweep/sweep-accounts.ts";
import { environment } from "./sweep-accounts.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const { openApplications } = env.SETTINGS.withdrawal;
const queues = sqs();
const dependencies = {
  clock: Date.now,
  sweep: dynamoAccountSweep(db, env.ACCOUNTS_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  followUps: followUpQueue(queues, env.FOLLOW_UP_QUEUE_URL),
  ends: dynamoAccountEnds(db, env.ACCOUNTS_TABLE),
  traces: dynamoAccountTraces(db, env.EPHEMERAL_TABLE),
  holds: dynamoHolds(db, env.EPHEMERAL_TABLE),
  claims: dynamoOpenClaims(db, env.EPHEMERAL_TABLE),
  users: { find: findUser(cognito(), env.USER_POOL_ID), remove: removeUser(cognito(), env.USER_POOL_ID) },
  mailQueue: mailQueue(queues, env.MAIL_QUEUE_URL),
  sweepQueue: sweepQueue(queues, env.SWEEP_QUEUE_URL),
  ...emailHashes(secretsManager(), env.EMAIL_SECRET_ID),
  audit: auditTrail(env),
  openApplications: openApplications ? lambdaOpenApplications(lambda(), openApplications) : undefined,
  onFailure: logAccountFailure,
  settings: env.SETTINGS,
};

export const handler = queueHandler(sweepMessage, async ({ correlationId: _, ...message }) => {
  if (message.kind === "erase") await finishErasing(dependencies, message.accountId);
  else if (message.kind === "claims") logOpenClaims(await healClaims(dependencies, message));
  else if (message.kind === "start") {
    await dependencies.sweepQueue.requestClaims({});
    await dependencies.sweepQueue.requestPage(firstPage(dependencies.clock()));
  } else {
    const { kind, ...page } = message;
    logSweptPage(await sweepPage(dependencies, page));
  }
  return true;
});
