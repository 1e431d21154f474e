/**
 * Against a regression that nobody would miss in `npm run bench`, and everybody until then: loosely, in ratios of
 * processor time within one run, at about twice of what was measured (docs/adr/0019).
 */
import { afterAll, beforeAll, expect, it, jest } from "@jest/globals";
import { type ColdStartResult, measureColdStart } from "../../bench/cold-start.ts";
import { startAwsStub } from "../../bench/support/aws-stub.ts";
import { synthesizedFunctions } from "../../bench/support/synthesized-functions.ts";
import { synthesizedTemplate } from "../../testing/cloud/synthesized-template.ts";

jest.setTimeout(120_000);

let aws: Awaited<ReturnType<typeof startAwsStub>>;
let result: ColdStartResult;
beforeAll(async () => {
  aws = await startAwsStub();
  const functions = synthesizedFunctions(await synthesizedTemplate());
  const start = functions.find(({ entry }) => entry === "start-registration");
  if (start === undefined) throw new Error("there is no function to start");
  result = await measureColdStart(start, 5, aws.url, null);
});
afterAll(() => aws.close());

const ratio = (
  ours: { readonly median: number } | undefined,
  base: { readonly median: number } | undefined,
) => (ours?.median ?? Number.NaN) / (base?.median ?? Number.NaN);

it("loading a function takes at most six empty Node processes", () => {
  expect(ratio(result.initCpu, result.emptyCpu)).toBeLessThan(6);
});

it("loading a function takes less than loading it as the CDK would build it by default", () => {
  expect(ratio(result.initCpu, result.defaultInitCpu)).toBeLessThan(1);
});

it("a first invocation takes no more than that of the default build", () => {
  expect(ratio(result.firstCpu, result.defaultFirstCpu)).toBeLessThan(1.2);
});
