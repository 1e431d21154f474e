import { readFileSync } from "node:fs";
import type { Node } from "constructs";
import * as z from "zod";
import { line } from "./fields.ts";
import { parseConfig } from "./parse-config.ts";
import { stageName } from "./stage.ts";

const packageVersion: string = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
).version;

/** Context of the CDK app (`-c name=value`, always text on the command line). */
const context = z.object({
  stage: stageName.default("dev"),
  municipality: line.default("kawasaki"),
  release: line.default(packageVersion),
  firstDeployment: z
    .stringbool({ truthy: ["true"], falsy: ["false"], error: "must be true or false" })
    .default(false),
  webPort: z.coerce
    .number("must be a port")
    .int("must be a port")
    .min(1, "must be a port")
    .max(65_535, "must be a port")
    .default(3000),
});

/** @throws Error that names every wrong context value */
export function readContext(node: Node): z.output<typeof context> {
  const given = Object.keys(context.shape).map((name) => [name, node.tryGetContext(name)]);
  return parseConfig(context, Object.fromEntries(given), "context (-c name=value)");
}
