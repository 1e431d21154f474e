import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/reference/show-terms.environment.ts";
import * as environment from "../../config/environment.ts";
import { termsFile } from "../../config/terms-file.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

export function showTerms(scope: Construct, { stage, municipality }: Platform) {
  return new ServiceFunction(scope, "ShowTerms", {
    entry: "show-terms",
    schema,
    stage,
    environment: environment.http(stage),
    files: termsFile(municipality),
  });
}
