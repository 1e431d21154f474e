import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/password/verify-reset-code.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function verifyResetCode(scope: Construct, { stage, tables, secrets }: Platform) {
  const handler = new ServiceFunction(scope, "VerifyResetCode", {
    entry: "verify-reset-code",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...tables.ephemeralEnvironment,
      ...secrets.codeEnvironment,
      ...secrets.emailEnvironment,
    },
  });
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:Query"], ["RESET#*"]);
  // A wrong code is counted, and never refused by that count.
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem"], ["LIMIT#*"]);
  secrets.grantReadCode(handler);
  secrets.grantReadEmail(handler);
  return handler;
}
