import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/mail/note-mail-event.environment.ts";
import * as environment from "../../config/environment.ts";
import { flowKeys } from "../../constructs/registration-tables.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function noteMailEvent(scope: Construct, { stage, tables, feedbackQueue }: Platform) {
  const handler = new ServiceFunction(scope, "NoteMailEvent", {
    entry: "note-mail-event",
    schema,
    stage,
    timeout: feedbackQueue.consumerTimeout,
    environment: { ...environment.common(stage), ...tables.ephemeralEnvironment },
  });
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem"], [...flowKeys, "MAILS#*"]);
  feedbackQueue.deliverTo(handler, { batchSize: 10, maxConcurrency: 5 });
  return handler;
}
