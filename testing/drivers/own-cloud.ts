/**
 * A local cloud for all tests of the file that imports this, which has it to itself: up before the first of them, gone
 * after the last.
 */
import { afterAll, beforeAll, jest } from "@jest/globals";
import type { TestCloud } from "../cloud/cloud-process.ts";
import { startLocalCloud } from "../cloud/local-cloud.ts";
import { anOperator, type Operator } from "./operator.ts";

jest.setTimeout(120_000);

export let cloud: TestCloud;
export let operator: Operator;
beforeAll(async () => {
  cloud = await startLocalCloud();
  operator = anOperator(cloud);
}, 240_000);
afterAll(async () => {
  operator?.close();
  await cloud?.stop();
});
