import { withdrawalAnswer, withdrawalRequest } from "../../../contracts/withdrawal.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { lambda, lambdaOpenApplications } from "../../infra/lambda-open-applications.ts";
import { followUpQueue, mailQueue, sqs } from "../../infra/queues.ts";
import { requestWithdrawal } from "../../use-cases/account/request-withdrawal.ts";
import { environment } from "./request-withdrawal.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const { openApplications } = env.SETTINGS.withdrawal;
const queues = sqs();
const dependencies = {
  clock: Date.now,
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  followUps: followUpQueue(queues, env.FOLLOW_UP_QUEUE_URL),
  mailQueue: mailQueue(queues, env.MAIL_QUEUE_URL),
  openApplications: openApplications ? lambdaOpenApplications(lambda(), openApplications) : undefined,
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async ({ body, sessionToken }) => {
  const { reason } = body(withdrawalRequest);
  const { erasesAt } = unwrap(await requestWithdrawal(dependencies, { sessionToken, reason }));
  return { status: 202, body: withdrawalAnswer.parse({ erasesAt: new Date(erasesAt).toISOString() }) };
});
