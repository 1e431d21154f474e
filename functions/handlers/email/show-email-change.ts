import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { emailChangeStatusAnswer } from "../../http/email-change-answers.ts";
import { flowProof } from "../../http/flow-proof.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoEmailChanges } from "../../infra/dynamo-flows.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { showEmailChange } from "../../use-cases/email/show-email-change.ts";
import { environment } from "./show-email-change.environment.ts";

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
  return emailChangeStatusAnswer(unwrap(await showEmailChange(dependencies, asked)));
});
