import { termsAcceptanceRequest } from "../../../contracts/terms.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { accountAnswer } from "../../http/account-answer.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoSessions } from "../../infra/dynamo-sessions.ts";
import { followUpQueue, sqs } from "../../infra/queues.ts";
import { acceptTerms } from "../../use-cases/account/accept-terms.ts";
import { environment } from "./accept-terms.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  sessions: dynamoSessions(db, env.EPHEMERAL_TABLE),
  accounts: dynamoAccounts(db, env.ACCOUNTS_TABLE),
  followUps: followUpQueue(sqs(), env.FOLLOW_UP_QUEUE_URL),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = apiHandler(env, async ({ body, sessionToken }) => {
  const { termsVersion } = body(termsAcceptanceRequest);
  const agreed = unwrap(await acceptTerms(dependencies, { sessionToken, termsVersion }));
  return accountAnswer(agreed, env.SETTINGS);
});
