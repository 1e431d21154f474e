import { verifyRequest } from "../../../contracts/registration.ts";
import { revivalCompletedAnswer } from "../../../contracts/revival.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { clearCookie, flowCookie } from "../../http/cookies.ts";
import { flowProof } from "../../http/flow-proof.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoCodes } from "../../infra/dynamo-codes.ts";
import { dynamoRevivals } from "../../infra/dynamo-flows.ts";
import { dynamoLimits } from "../../infra/dynamo-limits.ts";
import { followUpQueue, sqs } from "../../infra/queues.ts";
import { codeKeys, emailHashes, secretsManager } from "../../infra/secrets.ts";
import { revive } from "../../use-cases/account/revive.ts";
import { environment } from "./verify-revival-code.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const secrets = secretsManager();
const dependencies = {
  clock: Date.now,
  codes: dynamoCodes(db, env.EPHEMERAL_TABLE),
  codeKeys: codeKeys(secrets, env.CODE_SECRET_ID),
  flows: dynamoRevivals(db, env.EPHEMERAL_TABLE),
  limits: dynamoLimits(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  followUps: followUpQueue(sqs(), env.FOLLOW_UP_QUEUE_URL),
  ...emailHashes(secrets, env.EMAIL_SECRET_ID),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async (request) => {
  const { code } = request.body(verifyRequest);
  const { clientIp } = request;
  const proof = flowProof(request);
  unwrap(await revive(dependencies, { ...proof, code, clientIp }));
  return {
    status: 200,
    body: revivalCompletedAnswer.parse({ state: "completed" }),
    cookies: [clearCookie(flowCookie(proof.id, "revive"))],
  };
});
