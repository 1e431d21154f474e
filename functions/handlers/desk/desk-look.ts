import { findingRequest } from "../../../contracts/desk.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { foundAnswer } from "../../http/desk-answers.ts";
import { deskHandler, deskRoute } from "../../http/desk-handler.ts";
import { cognito, findUser } from "../../infra/cognito-users.ts";
import { dynamoAccountNumbers } from "../../infra/dynamo-account-numbers.ts";
import { dynamoAccounts } from "../../infra/dynamo-accounts.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoCounters } from "../../infra/dynamo-counters.ts";
import { dynamoDeskAccounts } from "../../infra/dynamo-desk-accounts.ts";
import { dynamoFlowsOf } from "../../infra/dynamo-flows.ts";
import { dynamoHolds } from "../../infra/dynamo-holds.ts";
import { dynamoLimits } from "../../infra/dynamo-limits.ts";
import { dynamoMailRecords } from "../../infra/dynamo-mail-records.ts";
import { dynamoReceptionNumbers } from "../../infra/dynamo-reception-numbers.ts";
import { emailHashes, secretsManager } from "../../infra/secrets.ts";
import { mapped } from "../../use-cases/desk/desk-call.ts";
import { find } from "../../use-cases/desk/find.ts";
import { environment } from "./desk-look.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const accounts = dynamoAccounts(db, env.ACCOUNTS_TABLE);
const dependencies = {
  clock: Date.now,
  ...emailHashes(secretsManager(), env.EMAIL_SECRET_ID, "early"),
  accounts,
  deskAccounts: dynamoDeskAccounts(db, env.ACCOUNTS_TABLE, accounts),
  users: { find: findUser(cognito(), env.USER_POOL_ID) },
  receptionNumbers: dynamoReceptionNumbers(db, env.EPHEMERAL_TABLE),
  accountNumbers: dynamoAccountNumbers(db, { table: env.ACCOUNTS_TABLE, index: env.ACCOUNTS_BY_NUMBER }),
  limits: dynamoLimits(db, env.EPHEMERAL_TABLE),
  counters: dynamoCounters(db, env.EPHEMERAL_TABLE),
  holds: dynamoHolds(db, env.EPHEMERAL_TABLE),
  mailRecords: dynamoMailRecords(db, env.EPHEMERAL_TABLE),
  flowsOf: dynamoFlowsOf(db, env.EPHEMERAL_TABLE),
  audit: auditTrail(env),
  settings: env.SETTINGS,
};

export const handler = deskHandler(env, dependencies, {
  findings: deskRoute(findingRequest, async (call, request) =>
    mapped(await find(dependencies, call, request), (found) =>
      foundAnswer(found, { now: Date.now(), ...env.SETTINGS }),
    ),
  ),
});
