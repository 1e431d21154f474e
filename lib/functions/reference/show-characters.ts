import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/reference/show-characters.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function showCharacters(scope: Construct, { stage }: Platform) {
  return new ServiceFunction(scope, "ShowCharacters", {
    entry: "show-characters",
    schema,
    stage,
    environment: environment.http(stage),
  });
}
