/** A step that makes one call more than its budget fails here: calls are time and money (docs/capacity.md). */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { accountBudgets, callBudget, tally } from "../../bench/cost/call-budget.ts";
import type { TestCloud } from "../../testing/cloud/cloud-process.ts";
import { startLocalCloud } from "../../testing/cloud/local-cloud.ts";
import { type AccountStep, callsOfAccountStep } from "../../testing/drivers/account-steps.ts";
import type { AwsCall } from "../../testing/drivers/control.ts";
import { callsOfOneRegistration } from "../../testing/drivers/one-registration.ts";

jest.setTimeout(120_000);

let cloud: TestCloud;
let calls: AwsCall[];
beforeAll(async () => {
  cloud = await startLocalCloud();
  calls = await callsOfOneRegistration(cloud);
}, 240_000);
afterAll(() => cloud?.stop());

describe("a completed registration", () => {
  it("takes the AWS calls of its budget, in each step, and no other", () => {
    expect(tally(calls)).toEqual(callBudget);
  });

  it("tries no call twice when nothing fails", () => {
    expect(calls.filter(({ attempt }) => attempt !== 1 && attempt !== undefined)).toEqual([]);
  });

  it("writes and reads items of a size that one unit pays for, two where an account's form is in it", () => {
    const dear = calls.filter(({ capacityUnits = 0 }) => capacityUnits > 2);
    expect(dear).toEqual([]);
    expect(calls.some(({ capacityUnits }) => capacityUnits !== undefined)).toBe(true);
  });
});

describe("what owners do with their accounts most", () => {
  it.each(Object.entries(accountBudgets))(
    "takes the AWS calls of its budget, and no other: %s",
    async (step, budget) => {
      // Object.entries widens the names.
      const all = await callsOfAccountStep(cloud, step as AccountStep);
      // Secrets are read every five minutes, whatever is done.
      expect(tally(all.filter(({ service }) => service !== "secretsmanager"))).toEqual(budget);
    },
  );
});
