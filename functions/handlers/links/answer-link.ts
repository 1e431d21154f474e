import { linkRequest } from "../../../contracts/link-calls.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler } from "../../http/api-handler.ts";
import { HttpFailureError } from "../../http/http-failure.ts";
import { linkAnswers } from "../../http/link-answers.ts";
import { changeEmail, cognito, findUser, setPassword } from "../../infra/cognito-users.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamoAddressUndos } from "../../infra/dynamo-address-undos.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoHolds } from "../../infra/dynamo-holds.ts";
import { dynamoLinks } from "../../infra/dynamo-links.ts";
import { dynamoProposals } from "../../infra/dynamo-proposals.ts";
import { followUpQueue, mailQueue, sqs } from "../../infra/queues.ts";
import { emailHashes, secretsManager } from "../../infra/secrets.ts";
import { environment } from "./answer-link.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const queues = sqs();
const directory = cognito();
const dependencies = {
  clock: Date.now,
  links: dynamoLinks(db, env.EPHEMERAL_TABLE),
  holds: dynamoHolds(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  addressUndos: dynamoAddressUndos(db, env.ACCOUNTS_TABLE),
  proposals: dynamoProposals(db, env.ACCOUNTS_TABLE),
  users: {
    find: findUser(directory, env.USER_POOL_ID),
    changeEmail: changeEmail(directory, env.USER_POOL_ID),
    setPassword: setPassword(directory, env.USER_POOL_ID),
  },
  emailHash: emailHashes(secretsManager(), env.EMAIL_SECRET_ID).emailHash,
  followUps: followUpQueue(queues, env.FOLLOW_UP_QUEUE_URL),
  mailQueue: mailQueue(queues, env.MAIL_QUEUE_URL),
  audit: auditTrail(env),
};

const answers = linkAnswers(dependencies);

export const handler = apiHandler(env, async ({ path, body }) => {
  const answer = answers[path];
  if (!answer) throw new HttpFailureError({ kind: "route-not-found" });
  return { status: 200, body: await answer(body(linkRequest)) };
});
