import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/password/show-password-reset.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function showPasswordReset(scope: Construct, { stage, municipality, tables }: Platform) {
  const handler = new ServiceFunction(scope, "ShowPasswordReset", {
    entry: "show-password-reset",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...tables.ephemeralEnvironment,
    },
  });
  tables.grantEphemeral(handler, ["dynamodb:Query"], ["RESET#*"]);
  return handler;
}
