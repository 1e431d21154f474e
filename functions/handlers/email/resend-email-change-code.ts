import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { emailChangeResentAnswer } from "../../http/email-change-answers.ts";
import { flowProof } from "../../http/flow-proof.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoEmailChanges } from "../../infra/dynamo-flows.ts";
import { dynamoLimits } from "../../infra/dynamo-limits.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { mailQueue, sqs } from "../../infra/queues.ts";
import { emailHashes, secretsManager } from "../../infra/secrets.ts";
import { resendEmailChangeCode } from "../../use-cases/email/resend-email-change-code.ts";
import { environment } from "./resend-email-change-code.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  ...emailHashes(secretsManager(), env.EMAIL_SECRET_ID, "early"),
  limits: dynamoLimits(db, env.EPHEMERAL_TABLE),
  flows: dynamoEmailChanges(db, env.EPHEMERAL_TABLE),
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  mailQueue: mailQueue(sqs(), env.MAIL_QUEUE_URL),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async (request) => {
  const { clientIp, sessionToken } = request;
  const asked = { ...flowProof(request), clientIp, sessionToken, idempotencyKey: request.idempotencyKey() };
  return emailChangeResentAnswer(unwrap(await resendEmailChangeCode(dependencies, asked)));
});
