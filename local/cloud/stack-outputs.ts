import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { ResolutionScope } from "../template/resolve.ts";
import { resolve } from "../template/resolve.ts";

const standingStack = z.object({
  stackName: z.string(),
  /** Of the AWS front, while the local cloud runs. */
  awsUrl: z.string(),
  outputs: z.record(z.string(), z.string()),
});

/** What was stood up last in a state folder: on AWS, CloudFormation would tell. */
export type StandingStack = z.output<typeof standingStack>;

const fileIn = (stateDir: string): string => join(stateDir, "stack.json");

export function outputsOf(scope: ResolutionScope): Readonly<Record<string, string>> {
  const { outputs } = scope.template;
  const resolved = Object.keys(outputs).map((name) => [name, String(resolve(outputs[name], scope, name))]);
  return Object.fromEntries(resolved);
}

/** For programs that come later, perhaps when the local cloud has been stopped. */
export function rememberStack(stateDir: string, stack: StandingStack): void {
  writeFileSync(fileIn(stateDir), JSON.stringify(stack, undefined, 2));
}

/** `undefined` where nothing has been stood up yet. */
export function recallStack(stateDir: string): StandingStack | undefined {
  try {
    return standingStack.parse(JSON.parse(readFileSync(fileIn(stateDir), "utf8")));
  } catch {
    return undefined;
  }
}
