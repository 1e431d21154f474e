import { disavowAnswer, linkRequest } from "../../../contracts/link-calls.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { cognito, setPassword } from "../../infra/cognito-users.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoLinks } from "../../infra/dynamo-links.ts";
import { followUpQueue, mailQueue, sqs } from "../../infra/queues.ts";
import { disavow } from "../../use-cases/links/disavow.ts";
import { environment } from "./disavow.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const queues = sqs();
const dependencies = {
  clock: Date.now,
  links: dynamoLinks(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  users: { setPassword: setPassword(cognito(), env.USER_POOL_ID) },
  followUps: followUpQueue(queues, env.FOLLOW_UP_QUEUE_URL),
  mailQueue: mailQueue(queues, env.MAIL_QUEUE_URL),
  audit: auditTrail(env),
};

export const handler = apiHandler(env, async ({ body }) => {
  unwrap(await disavow(dependencies, body(linkRequest)));
  return { status: 200, body: disavowAnswer.parse({ state: "disavowed" }) };
});
