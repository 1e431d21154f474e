import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { ResolutionScope } from "../template/resolve.ts";
import { resolve } from "../template/resolve.ts";

const provisionedStack = z.object({
  stackName: z.string(),
  region: z.string(),
  /** Of the AWS endpoint, while the local cloud runs. */
  awsUrl: z.string(),
  /** Of the HTTP APIs that are not behind CloudFront, by their ids. */
  apiUrls: z.record(z.string(), z.string()).default({}),
  /** Log groups with the functions that log into them. */
  logGroups: z.array(z.object({ name: z.string(), writers: z.array(z.string()) })),
  /** Names of the buckets. */
  buckets: z.array(z.string()).default([]),
  outputs: z.record(z.string(), z.string()),
});

/** What was provisioned last in a state folder: on AWS, CloudFormation has it. */
export type ProvisionedStack = z.output<typeof provisionedStack>;

const fileIn = (stateDir: string): string => join(stateDir, "stack.json");

export function outputsOf(scope: ResolutionScope): Readonly<Record<string, string>> {
  const { outputs } = scope.template;
  const resolved = Object.keys(outputs).map((name) => [name, String(resolve(outputs[name], scope, name))]);
  return Object.fromEntries(resolved);
}

/** For programs that come later, perhaps when the local cloud has been stopped. */
export function rememberStack(stateDir: string, stack: z.input<typeof provisionedStack>): void {
  writeFileSync(fileIn(stateDir), JSON.stringify(stack, undefined, 2));
}

/** `undefined` where nothing has been provisioned yet. */
export function recallStack(stateDir: string): ProvisionedStack | undefined {
  try {
    return provisionedStack.parse(JSON.parse(readFileSync(fileIn(stateDir), "utf8")));
  } catch {
    return undefined;
  }
}
