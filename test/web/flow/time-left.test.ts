import { describe, expect, it } from "@jest/globals";
import { minutesLeft, pollDelayMs, secondsUntil, warningDue } from "../../../web/flow/time-left.ts";

const MINUTE = 60_000;

describe("the half hour", () => {
  it.each([
    [30 * MINUTE, 30],
    [30 * MINUTE + 900, 30],
    [29 * MINUTE + 5000, 30],
    [1, 1],
    [0, 0],
    [-5, 0],
    [-5 * MINUTE, 0],
  ])("of %d ms is %d minutes to the registrant", (ms, minutes) => {
    expect(minutesLeft(ms)).toBe(minutes);
  });

  it.each([
    [10 * MINUTE + 500, 10 * MINUTE - 500, 10],
    [5 * MINUTE + 500, 5 * MINUTE - 500, 5],
    [1 * MINUTE + 500, 1 * MINUTE - 500, 1],
    [12 * MINUTE, 11 * MINUTE, undefined],
    [12 * MINUTE, 4 * MINUTE, 5],
    [4 * MINUTE, 4 * MINUTE - 1000, undefined],
    [2 * MINUTE, -1, undefined],
  ])("shrinking from %d to %d ms warns of %s minutes", (before, now, minutes) => {
    expect(warningDue(before, now)).toBe(minutes);
  });
});

describe("the wait for another mail", () => {
  it("is told in whole seconds, never below none", () => {
    const instant = "2026-11-01T00:00:10.000Z";
    expect(secondsUntil(instant, Date.parse("2026-11-01T00:00:00.400Z"))).toBe(10);
    expect(secondsUntil(instant, Date.parse("2026-11-01T00:01:00.000Z"))).toBe(0);
  });

  it("asks often at first and politely later", () => {
    const delays = Array.from({ length: 15 }, (_, asked) => pollDelayMs(asked));
    expect(delays[0]).toBe(2000);
    expect(delays.at(-1)).toBe(30_000);
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
  });
});
