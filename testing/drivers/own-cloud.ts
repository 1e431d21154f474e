/**
 * A local cloud for all tests of the file that imports this, which has it to itself: up before the first of them, gone
 * after the last.
 */
import { rmSync } from "node:fs";
import { afterAll, beforeAll, jest } from "@jest/globals";
import type { TestCloud } from "../cloud/cloud-process.ts";
import { startLocalCloud } from "../cloud/local-cloud.ts";
import { synthesizedTemplate } from "../cloud/synthesized-template.ts";
import { anOperator, type Operator } from "./operator.ts";

jest.setTimeout(120_000);

export let cloud: TestCloud;
export let operator: Operator;
let change: ((cdkOut: string) => string) | undefined;
let copy: string | undefined;

/** Called at the top of a file: its cloud stands on the copy of the assembly that this makes. */
export function standOn(changed: (cdkOut: string) => string): void {
  change = changed;
}

beforeAll(async () => {
  copy = change?.(await synthesizedTemplate());
  cloud = await startLocalCloud(copy === undefined ? {} : { cdkOut: copy });
  operator = anOperator(cloud);
}, 240_000);
afterAll(async () => {
  operator?.close();
  await cloud?.stop();
  if (copy !== undefined) rmSync(copy, { recursive: true });
});
