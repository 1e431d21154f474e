import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/registration/review-profile.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function reviewProfile(scope: Construct, { stage, municipality, tables }: Platform) {
  const handler = new ServiceFunction(scope, "ReviewProfile", {
    entry: "review-profile",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...environment.settings(schema, municipality),
      ...tables.ephemeralEnvironment,
      ...tables.accountsEnvironment,
    },
  });
  tables.grantEphemeral(handler, ["dynamodb:Query"], ["REGISTRATION#*"]);
  tables.grantAccountExistence(handler);
  return handler;
}
