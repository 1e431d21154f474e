import { resetCompletionAnswer } from "../../../contracts/password-reset.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { clearCookie, flowCookie } from "../../http/cookies.ts";
import { flowProof } from "../../http/flow-proof.ts";
import { cognito, setPassword } from "../../infra/cognito-users.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoCounters } from "../../infra/dynamo-counters.ts";
import { dynamoResets } from "../../infra/dynamo-flows.ts";
import { lazyPasswordStrength } from "../../infra/lazy-password-strength.ts";
import { followUpQueue, mailQueue, sqs } from "../../infra/queues.ts";
import { emailHashes, secretsManager } from "../../infra/secrets.ts";
import { completeReset } from "../../use-cases/password/complete-reset.ts";
import { environment } from "./complete-password-reset.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const queues = sqs();
const dependencies = {
  clock: Date.now,
  resets: dynamoResets(db, env.EPHEMERAL_TABLE),
  counters: dynamoCounters(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  users: { setPassword: setPassword(cognito(), env.USER_POOL_ID) },
  followUps: followUpQueue(queues, env.FOLLOW_UP_QUEUE_URL),
  mailQueue: mailQueue(queues, env.MAIL_QUEUE_URL),
  ...emailHashes(secretsManager(), env.EMAIL_SECRET_ID),
  passwordStrength: lazyPasswordStrength(),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async (request) => {
  const { client, clientIp } = request;
  const sent = { ...flowProof(request), body: request.json(), client, clientIp };
  unwrap(await completeReset(dependencies, sent));
  return {
    status: 200,
    body: resetCompletionAnswer.parse({ state: "completed" }),
    cookies: [clearCookie(flowCookie(sent.id, "reset"))],
  };
});
