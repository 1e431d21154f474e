import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/session/end-other-sessions.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function endOtherSessions(scope: Construct, { stage, municipality, tables }: Platform) {
  const handler = new ServiceFunction(scope, "EndOtherSessions", {
    entry: "end-other-sessions",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
    },
  });
  // PutItem: the caller's own session goes on under a new token.
  tables.grantEphemeral(
    handler,
    ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:DeleteItem", "dynamodb:PutItem"],
    ["SESSIONS#*"],
  );
  tables.grantEndSessions(handler);
  return handler;
}
