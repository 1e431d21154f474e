import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/account/accept-terms.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function acceptTerms(scope: Construct, { stage, municipality, tables, followUpQueue }: Platform) {
  const handler = new ServiceFunction(scope, "AcceptTerms", {
    entry: "accept-terms",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
      FOLLOW_UP_QUEUE_URL: followUpQueue.url,
    },
  });
  // Reading a session also moves its idle limit.
  // A session that is over is read, to record whose it was.
  tables.grantEphemeral(
    handler,
    ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:DeleteItem"],
    ["SESSIONS#*"],
  );
  tables.grantAcceptTerms(handler);
  // Other systems learn of the change.
  followUpQueue.grantSend(handler);
  return handler;
}
