import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parseSchedule } from "../../../src/services/event-bridge/schedule-expression.ts";

const next = (expression: string, after: string) => {
  const found = parseSchedule(expression).next(Date.parse(after));
  return found === undefined ? undefined : new Date(found).toISOString();
};

describe("a schedule", () => {
  it.each([
    ["rate(1 minute)", "2026-11-22T12:00:30Z", "2026-11-22T12:01:30.000Z"],
    ["rate(5 hours)", "2026-11-22T20:00:00Z", "2026-11-23T01:00:00.000Z"],
    ["rate(2 days)", "2026-12-31T12:00:00Z", "2027-01-02T12:00:00.000Z"],
    ["cron(0 18 * * ? *)", "2026-11-22T17:59:59.999Z", "2026-11-22T18:00:00.000Z"],
    ["cron(0 18 * * ? *)", "2026-11-22T18:00:00Z", "2026-11-23T18:00:00.000Z"],
    ["cron(0/15 8-9 ? * MON-FRI *)", "2026-11-20T09:50:00Z", "2026-11-23T08:00:00.000Z"],
    ["cron(10,5 * * * ? *)", "2026-11-22T12:05:00Z", "2026-11-22T12:10:00.000Z"],
    ["cron(0 0 1-10/3 jan,JUL ? *)", "2026-01-04T00:00:00Z", "2026-01-07T00:00:00.000Z"],
    ["cron(0 0 ? * 1 *)", "2026-11-22T00:00:00Z", "2026-11-29T00:00:00.000Z"],
    ["cron(0 0 29 2 ? *)", "2024-02-29T00:00:00Z", "2028-02-29T00:00:00.000Z"],
    ["cron(0 0 29 2 ? *)", "2096-03-01T00:00:00Z", "2104-02-29T00:00:00.000Z"],
    ["cron(30 6 1 1 ? 2050)", "2026-11-22T00:00:00Z", "2050-01-01T06:30:00.000Z"],
    ["cron(30 6 1 1 ? 2020)", "2026-11-22T00:00:00Z", undefined],
    ["cron(0 0 31 2 ? *)", "2026-11-22T00:00:00Z", undefined],
  ])("%s after %s is due at %s", (expression, after, expected) => {
    expect(next(expression, after)).toBe(expected);
  });

  it.each([
    ["every day", "only rate(…) and cron(…) are known"],
    ["at(2026-11-22T12:00:00)", "only rate(…) and cron(…) are known"],
    ["rate(1 days)", "singular"],
    ["rate(2 day)", "plural"],
    ["rate(0 days)", "whole number"],
    ["rate(1.5 hours)", "whole number"],
    ["rate(1 week)", "whole number"],
    ["cron(0 18 * * ?)", "six fields"],
    ["cron(0  18 * * ? *)", "six fields"],
    ["cron(0 18 * * * *)", "one of day of month and day of week is ?"],
    ["cron(0 18 ? * ? *)", "one of day of month and day of week is ?"],
    ["cron(60 18 * * ? *)", "minutes: 60 is unknown"],
    ["cron(0 24 * * ? *)", "hours: 24 is unknown"],
    ["cron(0 18 0 * ? *)", "day of month: 0 is unknown"],
    ["cron(0 18 LW * ? *)", "day of month: LW is unknown"],
    ["cron(0 18 ? * 2#1 *)", "day of week: 2#1 is unknown"],
    ["cron(0 18 ? * 0 *)", "day of week: 0 is unknown"],
    ["cron(0 18 * FOO ? *)", "month: FOO is unknown"],
    ["cron(9-5 18 * * ? *)", "minutes: 9-5 is unknown"],
    ["cron(1-2-3 18 * * ? *)", "minutes: 1-2-3 is unknown"],
    ["cron(0/0 18 * * ? *)", "minutes: 0/0 is unknown"],
    ["cron(, 18 * * ? *)", "minutes:  is unknown"],
    ["cron(0 18 * * ? 1969)", "year: 1969 is unknown"],
  ])("%s is refused: %s", (expression, message) => {
    expect(() => parseSchedule(expression)).toThrow(message);
    expect(() => parseSchedule(expression)).toThrow(`ScheduleExpression ${expression}`);
  });

  it("is due later than now, and never between now and then", () => {
    const moment = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 0, max: 23 }),
        (after, minute, hour) => {
          const { next: due } = parseSchedule(`cron(${minute} ${hour} * * ? *)`);
          const found = due(after) ?? 0;
          expect(found).toBeGreaterThan(after);
          expect(found - after).toBeLessThanOrEqual(86_400_000);
          expect(new Date(found).toISOString()).toContain(
            `T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}:00.000Z`,
          );
          expect(due(found - 1)).toBe(found);
        },
      ),
    );
  });
});
