import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type LimitPolicy, opensAt, windowsAt } from "../../../functions/domain/limit.ts";

const at = (instant: string) => Date.parse(instant);

describe("the windows of an instant", () => {
  it.each([
    ["2026-01-15T01:02:03.456Z", "2026-01-15T01:03Z", "2026-01-15T02:00Z", "2026-01-16T00:00Z"],
    ["2026-01-15T00:00:00.000Z", "2026-01-15T00:01Z", "2026-01-15T01:00Z", "2026-01-16T00:00Z"],
    ["2026-12-31T23:59:59.999Z", "2027-01-01T00:00Z", "2027-01-01T00:00Z", "2027-01-01T00:00Z"],
    ["2028-02-28T23:00:00.000Z", "2028-02-28T23:01Z", "2028-02-29T00:00Z", "2028-02-29T00:00Z"],
  ])("%s", (now, minuteEndsAt, hourEndsAt, dayEndsAt) => {
    expect(windowsAt(at(now))).toEqual({
      day: now.slice(0, 10),
      hour: now.slice(11, 13),
      minute: now.slice(14, 16),
      minuteEndsAt: at(minuteEndsAt),
      hourEndsAt: at(hourEndsAt),
      dayEndsAt: at(dayEndsAt),
    });
  });

  it("hold the instant, and end within their length", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: at("2100-01-01T00:00:00Z") }), (now) => {
        const { day, hour, minuteEndsAt, hourEndsAt, dayEndsAt } = windowsAt(now);
        expect(new Date(now).toISOString().startsWith(`${day}T${hour}`)).toBe(true);
        expect(minuteEndsAt - now).toBeGreaterThan(0);
        expect(minuteEndsAt - now).toBeLessThanOrEqual(60_000);
        expect(hourEndsAt).toBeGreaterThanOrEqual(minuteEndsAt);
        expect(hourEndsAt - now).toBeLessThanOrEqual(3_600_000);
        expect(dayEndsAt - now).toBeLessThanOrEqual(86_400_000);
        expect(windowsAt(hourEndsAt)).not.toMatchObject({ day, hour });
        expect(windowsAt(dayEndsAt - 1)).toMatchObject({ day });
        expect(windowsAt(dayEndsAt)).not.toMatchObject({ day });
      }),
    );
  });
});

describe("a subject is served again", () => {
  const now = at("2026-01-15T01:02:03.456Z");
  const nextHour = at("2026-01-15T02:00:00.000Z");
  const nextDay = at("2026-01-16T00:00:00.000Z");
  const codes: LimitPolicy = {
    counts: "codes",
    perHour: 5,
    perDay: 10,
    unless: { counts: "wrongCodes", perDay: 20 },
  };

  it.each<[string, LimitPolicy, Parameters<typeof opensAt>[1], number | undefined]>([
    ["at once, below every number", codes, { inHour: 4, inSpan: 9, other: 19 }, undefined],
    ["at the turn of the hour, after five in it", codes, { inHour: 5, inSpan: 5, other: 0 }, nextHour],
    ["tomorrow, after ten today", codes, { inHour: 0, inSpan: 10, other: 0 }, nextDay],
    ["tomorrow, when hour and day are used up", codes, { inHour: 5, inSpan: 10, other: 0 }, nextDay],
    ["tomorrow, after twenty wrong codes", codes, { inHour: 0, inSpan: 0, other: 20 }, nextDay],
    ["tomorrow, also beyond the numbers", codes, { inHour: 9, inSpan: 99, other: 99 }, nextDay],
    [
      "at the turn of the hour, where only hours count",
      { counts: "starts", perHour: 30 },
      { inHour: 30, inSpan: 900, other: 0 },
      nextHour,
    ],
    [
      "at the turn of the minute, where minutes count",
      { counts: "mails", perMinute: 300 },
      { inHour: 0, inSpan: 300, other: 0 },
      at("2026-01-15T01:03:00.000Z"),
    ],
    [
      "at once, where nothing is limited",
      { counts: "wrongCodes" },
      { inHour: 999, inSpan: 999, other: 999 },
      undefined,
    ],
  ])("%s", (_, policy, counts, opens) => expect(opensAt(policy, counts, now)).toBe(opens));

  it("in the last millisecond of an hour that hour is meant, in the next the next", () => {
    const used = { inHour: 5, inSpan: 5, other: 0 };
    expect(opensAt(codes, used, nextHour - 1)).toBe(nextHour);
    expect(opensAt(codes, used, nextHour)).toBe(nextHour + 3_600_000);
  });
});
