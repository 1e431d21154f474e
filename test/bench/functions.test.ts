/** What `npm run bench` drives the deployed functions with goes on driving them: nobody runs it with every change. */
import { afterAll, beforeAll, expect, it, jest } from "@jest/globals";
import { measureColdStart } from "../../bench/cold-start.ts";
import { measureDeployedFunctions } from "../../bench/deployed-functions.ts";
import { startAwsStub } from "../../bench/support/aws-stub.ts";
import { firstEvents } from "../../bench/support/first-events.ts";
import { synthesizedFunctions } from "../../bench/support/synthesized-functions.ts";
import { synthesizedTemplate } from "../../testing/cloud/synthesized-template.ts";

jest.setTimeout(120_000);

let cdkOut: string;
let aws: Awaited<ReturnType<typeof startAwsStub>>;
beforeAll(async () => {
  cdkOut = await synthesizedTemplate();
  aws = await startAwsStub();
});
afterAll(() => aws.close());

it.each(Object.keys(firstEvents))("the first invocation of %s succeeds", async (entry) => {
  const subject = synthesizedFunctions(cdkOut).find((each) => each.entry === entry);
  if (subject === undefined) throw new Error(`there is no ${entry}`);
  const { firstCpu } = await measureColdStart(subject, 1, aws.url, null);
  expect(firstCpu?.median).toBeGreaterThan(0);
});

it("a registration goes through the deployed functions, with the calls that it has a budget for", async () => {
  const { awsCalls, invocations } = await measureDeployedFunctions({
    ...{ cdkOut, warmUp: 1, registrations: 1 },
    progress: () => undefined,
  });
  expect({ awsCalls, invocations }).toEqual({ awsCalls: 23, invocations: 9 });
});
