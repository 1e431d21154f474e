import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/handover/cancel-handover.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function cancelHandover(scope: Construct, { stage, municipality, tables }: Platform) {
  const handler = new ServiceFunction(scope, "CancelHandover", {
    entry: "cancel-handover",
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
    ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:DeleteItem"],
    ["SESSIONS#*"],
  );
  tables.grantInviteSuccessor(handler);
  return handler;
}
