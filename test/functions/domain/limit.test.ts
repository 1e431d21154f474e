import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  carriedFrom,
  carriedTo,
  goesOn,
  isForgotten,
  refusalOf,
  spanOf,
  type Tally,
  windowsAt,
} from "../../../functions/domain/limit.ts";

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

describe("the item that a tally's numbers stand in", () => {
  const subject = "s1";
  const day = { name: "starts", per: "day" } as const;
  const hour = { name: "starts", per: "hour" } as const;
  const minute = { name: "mails", per: "minute" } as const;

  it.each<[string, Tally, string, string]>([
    ["of a day, with its hours", { subject, counters: { day, hour } }, "2026-01-15", "2026-01-16T00:00Z"],
    ["of a minute", { subject, counters: { minute } }, "2026-01-15T13:04", "2026-01-15T13:05Z"],
    // What is counted today is looked at until tomorrow is over.
    [
      "of all days, where one carries over to the next",
      { subject, counters: { day, hour }, carryOver: { minutes: 30 } },
      "all-days",
      "2026-01-17T00:00Z",
    ],
  ])("is %s", (_, tally, name, endsAt) => {
    expect(spanOf(tally, at("2026-01-15T13:04:05.678Z"))).toEqual({ name, endsAt: at(endsAt) });
  });
});

describe("a subject is served again", () => {
  const now = at("2026-01-15T01:02:03.456Z");
  const nextMinute = at("2026-01-15T01:03:00.000Z");
  const nextHour = at("2026-01-15T02:00:00.000Z");
  const nextDay = at("2026-01-16T00:00:00.000Z");
  const codes: Tally<"hour" | "day"> = {
    subject: "mailbox",
    counters: {
      hour: { name: "codes", per: "hour", bound: { atMost: 5, limit: "hourly" } },
      day: { name: "codes", per: "day", bound: { atMost: 10, limit: "daily" } },
    },
  };

  it.each([
    ["at once, below every number", { hour: 4, day: 9 }, undefined],
    ["at the turn of the hour, after five in it", { hour: 5, day: 5 }, { limit: "hourly", until: nextHour }],
    ["tomorrow, after ten today", { hour: 0, day: 10 }, { limit: "daily", until: nextDay }],
    ["tomorrow, when both are used up", { hour: 5, day: 10 }, { limit: "daily", until: nextDay }],
    ["tomorrow, also beyond the numbers", { hour: 9, day: 99 }, { limit: "daily", until: nextDay }],
  ])("%s", (_, counts, refusal) => expect(refusalOf(codes, counts, now)).toEqual(refusal));

  it("at the turn of the minute, where minutes count", () => {
    const minute = { name: "mails", per: "minute", bound: { atMost: 300, limit: "mails" } } as const;
    const mails = { subject: "everybody", counters: { minute } };
    expect(refusalOf(mails, { minute: 300 }, now)).toEqual({ limit: "mails", until: nextMinute });
  });

  it("at once, where nothing is bounded", () => {
    const counters = { day: { name: "wrongCodes", per: "day" } } as const;
    expect(refusalOf({ subject: "client", counters }, { day: 999 }, now)).toBeUndefined();
  });

  it("in the last millisecond of an hour that hour is meant, in the next the next", () => {
    const used = { hour: 5, day: 5 };
    expect(refusalOf(codes, used, nextHour - 1)?.until).toBe(nextHour);
    expect(refusalOf(codes, used, nextHour)?.until).toBe(nextHour + 3_600_000);
  });
});

describe("a streak", () => {
  const streak = { bound: { atMost: 10, limit: "streak" }, restMinutes: 20 };
  const now = at("2026-01-15T01:50:00.000Z");
  const minutes = (number: number) => number * 60_000;

  it.each<[string, number, number, boolean]>([
    ["one that nobody has begun", 0, 0, false],
    ["one just begun", 1, now, true],
    ["one whose latest is nearly as old as the rest", 9, now - minutes(20) + 1, true],
    ["one that has rested", 9, now - minutes(20), false],
    ["one that is used up", 10, now, true],
    ["one that is used up, and has rested", 10, now - minutes(20), false],
    ["one of which everything was taken back", 0, now, false],
  ])("%s, of %i: goes on", (_, count, latestAt, expected) => {
    expect(goesOn(streak, { count, latestAt }, now)).toBe(expected);
  });

  const hour = { name: "tries", per: "hour", bound: { atMost: 30, limit: "hourly" } } as const;
  const tally = { subject: "pair", counters: { hour }, carryOver: { minutes: 0 }, streak };
  const turnOfTheHour = at("2026-01-15T02:00:00.000Z");

  it.each<[string, number, number, number, object | undefined]>([
    ["nothing below its number", 29, 9, now, undefined],
    ["until it has rested, also beyond the hour", 29, 10, now, { limit: "streak", until: now + minutes(20) }],
    [
      "until the hour ends where that is later",
      30,
      10,
      now - minutes(15),
      { limit: "hourly", until: turnOfTheHour },
    ],
    ["nothing once it has rested", 29, 10, now - minutes(20), undefined],
    ["the hour's number after it", 30, 10, now - minutes(20), { limit: "hourly", until: turnOfTheHour }],
  ])("refuses %s", (_, tries, count, latestAt, refusal) => {
    expect(refusalOf(tally, { hour: tries }, now, { count, latestAt })).toEqual(refusal);
  });
});

describe("what is carried to the next day", () => {
  const tally: Tally = { subject: "mailbox", counters: {}, carryOver: { minutes: 30 } };

  it.each([
    ["2026-01-15T23:29:59.999Z", undefined],
    ["2026-01-15T23:30:00.000Z", "2026-01-15/late"],
    ["2026-01-15T23:59:59.999Z", "2026-01-15/late"],
    ["2026-01-16T00:00:00.000Z", undefined],
  ])("at %s: %s", (now, attribute) => expect(carriedTo(tally, at(now))).toBe(attribute));

  it("is nothing where a tally carries nothing over", () => {
    const alone = { subject: "client", counters: {} };
    expect(carriedTo(alone, at("2026-01-15T23:59:59.999Z"))).toBeUndefined();
  });

  it("is looked for under the name of the day before", () => {
    expect(carriedFrom(at("2026-03-01T00:00:00.000Z"))).toBe("2026-02-28/late");
    expect(carriedFrom(at("2026-03-01T23:59:59.999Z"))).toBe("2026-02-28/late");
  });

  it.each([
    ["2026-01-13/codes", true],
    ["2026-01-14/late", false],
    ["2026-01-15/codes@13", false],
    ["2026-01-14/codes", false],
    ["2026-01-14", false],
    ["starts/56:2025-01-01/x", false],
    ["0/2025-01-01/x", false],
    ["ttl", false],
    ["pk", false],
  ])("is kept no longer than it is looked for: %s is forgotten: %s", (attribute, forgotten) => {
    expect(isForgotten(attribute, at("2026-01-15T01:02:03.456Z"))).toBe(forgotten);
  });
});
