import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/session/end-session.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function endSession(scope: Construct, { stage, municipality, tables }: Platform) {
  const handler = new ServiceFunction(scope, "EndSession", {
    entry: "end-session",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
    },
  });
  tables.grantEphemeral(
    handler,
    ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:DeleteItem", "dynamodb:Query"],
    ["SESSIONS#*"],
  );
  tables.grantAccounts(handler, ["dynamodb:GetItem"]);
  return handler;
}
