import { mailEventMessage } from "../contracts/mail-event.ts";
import { auditTrail } from "./audit/audit-trail.ts";
import { environment } from "./config/note-mail-event.ts";
import { readEnvironment } from "./config/read-environment.ts";
import { dynamo } from "./infra/dynamo-client.ts";
import { dynamoRegistrations } from "./infra/dynamo-registrations.ts";
import { queueHandler } from "./infra/queue-handler.ts";
import { noteMailEvent } from "./use-cases/note-mail-event.ts";

const env = readEnvironment(environment);
const dependencies = {
  registrations: dynamoRegistrations(dynamo(), env.EPHEMERAL_TABLE),
  audit: auditTrail(env),
};

export const handler = queueHandler(mailEventMessage, async (message) => {
  await noteMailEvent(dependencies, message);
  return true;
});
