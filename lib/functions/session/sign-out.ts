import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/session/sign-out.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function signOut(scope: Construct, { stage, tables }: Platform) {
  const handler = new ServiceFunction(scope, "SignOut", {
    entry: "sign-out",
    schema,
    stage,
    environment: { ...environment.http(stage), ...tables.ephemeralEnvironment },
  });
  tables.grantEphemeral(handler, ["dynamodb:DeleteItem"], ["SESSIONS#*"]);
  return handler;
}
