import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { clearCookie, flowCookie } from "../../http/cookies.ts";
import { flowProof } from "../../http/flow-proof.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoEmailChanges } from "../../infra/dynamo-flows.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { cancelEmailChange } from "../../use-cases/email/cancel-email-change.ts";
import { environment } from "./cancel-email-change.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  flows: dynamoEmailChanges(db, env.EPHEMERAL_TABLE),
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async (request) => {
  const { sessionToken } = request;
  const asked = { ...flowProof(request), sessionToken };
  unwrap(await cancelEmailChange(dependencies, asked));
  return { status: 204, cookies: [clearCookie(flowCookie(asked.id, "email-change"))] };
});
