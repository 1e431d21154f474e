import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/email/cancel-email-change.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function cancelEmailChange(scope: Construct, { stage, municipality, tables }: Platform) {
  const handler = new ServiceFunction(scope, "CancelEmailChange", {
    entry: "cancel-email-change",
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
  tables.grantEphemeral(
    handler,
    ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:Query"],
    ["EMAIL_CHANGE#*"],
  );
  tables.grantOpenEmailChange(handler);
  return handler;
}
