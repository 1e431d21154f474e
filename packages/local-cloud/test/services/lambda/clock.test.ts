import { afterEach, expect, it } from "@jest/globals";
import { shareClockOffset } from "../../../src/services/lambda/clock-offset.ts";
import { start, stopAll } from "./setup.ts";

afterEach(stopAll);

interface Times {
  now: number;
  fresh: number;
  given: number;
  called: number;
  isDate: boolean;
}

async function times(subject: ReturnType<typeof start>["subject"]): Promise<Times> {
  const outcome = await subject.invoke({});
  if (outcome.kind !== "returned") throw new Error(outcome.error.errorMessage);
  return outcome.payload as Times; // as the fixture returns it
}

it("moves every way to ask for the time, in a warm environment and at once", async () => {
  const { subject, clockOffset } = start("clock.handler");
  const asked = Date.now();
  const before = await times(subject);
  expect(before.now).toBeGreaterThanOrEqual(asked);
  expect(before.now).toBeLessThanOrEqual(Date.now());

  const halfAnHour = 30 * 60_000;
  Atomics.store(clockOffset, 0, BigInt(halfAnHour));
  const askedAgain = Date.now();
  const after = await times(subject);
  // `Date()` as text has no milliseconds.
  for (const time of [after.now, after.fresh, after.called]) {
    expect(time - halfAnHour).toBeGreaterThan(askedAgain - 1_000);
    expect(time - halfAnHour).toBeLessThanOrEqual(Date.now());
  }
  expect(after).toMatchObject({ given: 5, isDate: true });
});

it("hands the clock's moves to the shared memory until it is stopped", () => {
  const listeners: ((offsetMs: number) => void)[] = [];
  const shared = shareClockOffset({
    now: () => 0,
    offsetMs: () => 1_000,
    advance: () => undefined,
    onChange: (listener) => {
      listeners.push(listener);
      return () => void listeners.pop();
    },
  });
  const cell = new BigInt64Array(shared.memory);
  expect(cell[0]).toBe(1_000n);
  for (const listener of listeners) listener(2_500.4);
  expect(cell[0]).toBe(2_500n);
  shared.stop();
  expect(listeners).toHaveLength(0);
});
