import { passwordJudgementAnswer, passwordJudgementRequest } from "../../../contracts/password-judgement.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { flowProof } from "../../http/flow-proof.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoRegistrations } from "../../infra/dynamo-flows.ts";
import { dynamoLimits } from "../../infra/dynamo-limits.ts";
import { lazyPasswordStrength } from "../../infra/lazy-password-strength.ts";
import { parseNewPassword } from "../../use-cases/password/parse-new-password.ts";
import { judgePassword } from "../../use-cases/registration/judge-password.ts";
import { environment } from "./judge-password.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  registrations: dynamoRegistrations(db, env.EPHEMERAL_TABLE),
  limits: dynamoLimits(db, env.EPHEMERAL_TABLE),
  passwordStrength: lazyPasswordStrength(),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async (request) => {
  const asked = unwrap(parseNewPassword(dependencies, passwordJudgementRequest, request.json()));
  const accepted = unwrap(await judgePassword(dependencies, { ...flowProof(request), ...asked }));
  return { status: 200, body: passwordJudgementAnswer.parse({ accepted }) };
});
