import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoHandovers } from "../../infra/dynamo-handovers.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { cancelHandover } from "../../use-cases/handover/cancel-handover.ts";
import { environment } from "./cancel-handover.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  handovers: dynamoHandovers(db, env.ACCOUNTS_TABLE),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async ({ pathParameters, sessionToken }) => {
  const { id: handoverId = "" } = pathParameters;
  unwrap(await cancelHandover(dependencies, { sessionToken, handoverId }));
  return { status: 204 };
});
