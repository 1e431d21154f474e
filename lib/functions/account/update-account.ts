import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/account/update-account.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function updateAccount(scope: Construct, { stage, municipality, tables, followUpQueue }: Platform) {
  const handler = new ServiceFunction(scope, "UpdateAccount", {
    entry: "update-account",
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
  tables.grantCorrectProfile(handler);
  // Other systems learn of the change.
  followUpQueue.grantSend(handler);
  return handler;
}
