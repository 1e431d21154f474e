import { exportQuery } from "../../../contracts/account-export.ts";
import { exportLinkRequest } from "../../../contracts/export-link.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { exportAnswer } from "../../http/export-answer.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoLimits } from "../../infra/dynamo-limits.ts";
import { dynamoLinks } from "../../infra/dynamo-links.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { exportAccount } from "../../use-cases/account/export-account.ts";
import { exportByLink } from "../../use-cases/account/export-by-link.ts";
import { parseInput } from "../../use-cases/parse-input.ts";
import { environment } from "./export-account.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  links: dynamoLinks(db, env.EPHEMERAL_TABLE),
  limits: dynamoLimits(db, env.EPHEMERAL_TABLE),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async ({ path, sessionToken, query, body }) => {
  if (path === "/api/links/export") {
    const link = body(exportLinkRequest);
    return exportAnswer(unwrap(await exportByLink(dependencies, link)), link.format);
  }
  const { format } = unwrap(parseInput(exportQuery, query));
  return exportAnswer(unwrap(await exportAccount(dependencies, { sessionToken, format })), format);
});
