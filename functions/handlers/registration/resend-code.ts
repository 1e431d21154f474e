import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { flowProof } from "../../http/flow-proof.ts";
import { resentAnswer } from "../../http/registration-answers.ts";
import { dynamoAccountExistence } from "../../infra/dynamo-account-existence.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoRegistrations } from "../../infra/dynamo-flows.ts";
import { dynamoLimits } from "../../infra/dynamo-limits.ts";
import { mailQueue, sqs } from "../../infra/queues.ts";
import { emailHashes, secretsManager } from "../../infra/secrets.ts";
import { resendCode } from "../../use-cases/flow/resend-code.ts";
import { completedRegistrations } from "../../use-cases/registration/completed-registrations.ts";
import { environment } from "./resend-code.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  ...emailHashes(secretsManager(), env.EMAIL_SECRET_ID, "early"),
  limits: dynamoLimits(db, env.EPHEMERAL_TABLE),
  flows: completedRegistrations(
    dynamoRegistrations(db, env.EPHEMERAL_TABLE),
    dynamoAccountExistence(db, env.ACCOUNTS_TABLE),
  ),
  mailQueue: mailQueue(sqs(), env.MAIL_QUEUE_URL),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async (request) => {
  const { clientIp } = request;
  const sent = { ...flowProof(request), clientIp, idempotencyKey: request.idempotencyKey() };
  return resentAnswer(unwrap(await resendCode(dependencies, sent)));
});
