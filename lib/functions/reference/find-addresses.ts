import { readFileSync } from "node:fs";
import type { Construct } from "constructs";
import { environment as schema } from "../../../functions/handlers/reference/find-addresses.environment.ts";
import * as environment from "../../config/environment.ts";
import { ServiceFunction } from "../../constructs/service-function.ts";
import type { Platform } from "../platform.ts";

const dataFile = new URL("../../../data/postal-codes.tsv", import.meta.url);

export function findAddresses(scope: Construct, { stage }: Platform) {
  return new ServiceFunction(scope, "FindAddresses", {
    entry: "find-addresses",
    schema,
    stage,
    environment: environment.http(stage),
    files: { "postal-codes.tsv": readFileSync(dataFile, "utf8") },
  });
}
