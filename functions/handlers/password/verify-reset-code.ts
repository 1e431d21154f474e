import { verifyAnswer, verifyRequest } from "../../../contracts/registration.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { flowProof } from "../../http/flow-proof.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoCodes } from "../../infra/dynamo-codes.ts";
import { dynamoResets } from "../../infra/dynamo-flows.ts";
import { dynamoLimits } from "../../infra/dynamo-limits.ts";
import { codeKeys, emailHashes, secretsManager } from "../../infra/secrets.ts";
import { verifyCode } from "../../use-cases/flow/verify-code.ts";
import { environment } from "./verify-reset-code.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const secrets = secretsManager();
const dependencies = {
  clock: Date.now,
  codes: dynamoCodes(db, env.EPHEMERAL_TABLE),
  codeKeys: codeKeys(secrets, env.CODE_SECRET_ID),
  flows: dynamoResets(db, env.EPHEMERAL_TABLE),
  limits: dynamoLimits(db, env.EPHEMERAL_TABLE),
  ...emailHashes(secrets, env.EMAIL_SECRET_ID),
  audit: auditTrail(env),
};

export const handler = apiHandler(env, async (request) => {
  const { code } = request.body(verifyRequest);
  const { clientIp } = request;
  const { expiresAt } = unwrap(await verifyCode(dependencies, { ...flowProof(request), code, clientIp }));
  return {
    status: 200,
    body: verifyAnswer.parse({ state: "verified", expiresAt: new Date(expiresAt).toISOString() }),
  };
});
