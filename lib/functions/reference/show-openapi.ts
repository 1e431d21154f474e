import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/reference/show-openapi.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function showOpenapi(scope: Construct, { stage, municipality }: Platform) {
  return new ServiceFunction(scope, "ShowOpenapi", {
    entry: "show-openapi",
    schema,
    stage,
    environment: {
      ...environment.http(stage),
      ...environment.settings(schema, { ...municipality, ...stage }),
    },
  });
}
