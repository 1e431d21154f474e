import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/reference/reject-unknown-route.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function rejectUnknownRoute(scope: Construct, { stage }: Platform) {
  return new ServiceFunction(scope, "RejectUnknownRoute", {
    entry: "reject-unknown-route",
    schema,
    stage,
    environment: environment.http(stage),
  });
}
