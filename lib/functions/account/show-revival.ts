import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/account/show-revival.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function showRevival(scope: Construct, { stage, municipality, tables }: Platform) {
  const handler = new ServiceFunction(scope, "ShowRevival", {
    entry: "show-revival",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
      ...tables.ephemeralEnvironment,
    },
  });
  tables.grantEphemeral(handler, ["dynamodb:Query"], ["REVIVE#*"]);
  return handler;
}
