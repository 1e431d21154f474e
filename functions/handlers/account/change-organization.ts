import { organizationRequest } from "../../../contracts/organization.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { accountAnswer } from "../../http/account-answer.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { followUpQueue, mailQueue, sqs } from "../../infra/queues.ts";
import { changeOrganization } from "../../use-cases/account/change-organization.ts";
import { environment } from "./change-organization.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const queues = sqs();
const dependencies = {
  clock: Date.now,
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  followUps: followUpQueue(queues, env.FOLLOW_UP_QUEUE_URL),
  mailQueue: mailQueue(queues, env.MAIL_QUEUE_URL),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async ({ body, sessionToken }) => {
  const { changeReason: reason, effectiveOn, ...named } = body(organizationRequest);
  const request = { sessionToken, named, reason, effectiveOn };
  return accountAnswer(unwrap(await changeOrganization(dependencies, request)), env.SETTINGS);
});
