import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/registration/verify-code.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function verifyCode(scope: Construct, { stage, tables, secrets }: Platform) {
  const handler = new ServiceFunction(scope, "VerifyCode", {
    entry: "verify-code",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...tables.ephemeralEnvironment,
      ...secrets.codeEnvironment,
      ...secrets.emailEnvironment,
    },
  });
  tables.grantEphemeral(
    handler,
    ["dynamodb:UpdateItem", "dynamodb:GetItem", "dynamodb:Query"],
    ["REGISTRATION#*"],
  );
  // A wrong code is counted, and never refused by that count.
  tables.grantEphemeral(handler, ["dynamodb:UpdateItem"], ["LIMIT#*"]);
  secrets.grantReadCode(handler);
  secrets.grantReadEmail(handler);
  return handler;
}
