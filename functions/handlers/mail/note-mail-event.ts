import { mailEventMessage } from "../../../contracts/mail-event.ts";
import { auditTrail } from "../../audit/audit-trail.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { dynamo } from "../../infra/dynamo-client.ts";
import { dynamoFlowsOf } from "../../infra/dynamo-flows.ts";
import { dynamoMailRecords } from "../../infra/dynamo-mail-records.ts";
import { toMailEvent } from "../../infra/mail-events.ts";
import { queueHandler } from "../../infra/queue-handler.ts";
import { noteMailEvent } from "../../use-cases/mail/note-mail-event.ts";
import { environment } from "./note-mail-event.environment.ts";

const env = readEnvironment(environment);
const db = dynamo();
const dependencies = {
  clock: Date.now,
  flowsOf: dynamoFlowsOf(db, env.EPHEMERAL_TABLE),
  mailRecords: dynamoMailRecords(db, env.EPHEMERAL_TABLE),
  audit: auditTrail(env),
};

export const handler = queueHandler(mailEventMessage, async (message) => {
  await noteMailEvent(dependencies, toMailEvent(message));
  return true;
});
