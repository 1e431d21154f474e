import { describe, expect, it } from "@jest/globals";
import type { AuditRecord } from "../../../contracts/audit.ts";
import { accountCountOf, differencesBetween } from "../../../functions/domain/reconciliation.ts";
import { aRecord } from "../../../testing/audit/a-trail.ts";

const since = "2026-11-22T08:58:00.000Z";

describe("the count of a record", () => {
  it("is of accounts and tombstones, from the sweep's begin to the time of the record", () => {
    expect(accountCountOf(aRecord(0, { event: "sweep.counted", reason: "1234/56", since }))).toEqual([
      {
        since: Date.parse(since),
        until: Date.parse("2026-11-22T09:00:00.000Z"),
        accounts: 1234,
        erased: 56,
      },
    ]);
  });

  it.each<[string, Partial<AuditRecord> & Pick<AuditRecord, "event">]>([
    ["another event", { event: "reconciliation.failed", reason: "1234/56", since }],
    ["a sweep whose begin is not known", { event: "sweep.counted", reason: "1234/56" }],
    ["a sweep that says no numbers", { event: "sweep.counted", since }],
    ["a sweep that counted accounts alone", { event: "sweep.counted", reason: "1234", since }],
    ["a sweep that counted a third thing", { event: "sweep.counted", reason: "1234/56/7", since }],
    ["words instead of numbers", { event: "sweep.counted", reason: "many/few", since }],
    ["a number below none", { event: "sweep.counted", reason: "-1/56", since }],
  ])("is not there in %s", (_what, record) => {
    expect(accountCountOf(aRecord(0, record))).toEqual([]);
  });
});

const minute = 60_000;
const ms = 1;

/** Two sweeps, each of ten minutes; the second begins a day after the first. */
const [first, second] = [
  { since: 0, until: 10 * minute },
  { since: 1440 * minute, until: 1450 * minute },
];
const begin = { ...first, accounts: 100, erased: 20 };
const nothing = { made: [], perhapsMade: [], deleted: [] };
/** What the second sweep counts when so many accounts were added, and so many of all erased. */
const end = (added: number, erased = 0) => ({
  ...{ ...second, accounts: 100 + added - erased, erased: 20 + erased },
});

/** What happened once, at such a time: which counts agree with it. */
const places = [
  ["more than 15 minutes before the first count", -15 * minute - ms, ["none"]],
  ["15 minutes before the first count", -15 * minute, ["none", "one"]],
  ["during the first count", 5 * minute, ["none", "one"]],
  ["less than 15 minutes after the first count", 25 * minute - ms, ["none", "one"]],
  ["15 minutes after the first count", 25 * minute, ["one"]],
  ["more than 15 minutes before the second count", 1425 * minute - ms, ["one"]],
  ["15 minutes before the second count", 1425 * minute, ["none", "one"]],
  ["during the second count", 1445 * minute, ["none", "one"]],
  ["less than 15 minutes after the second count", 1465 * minute - ms, ["none", "one"]],
  ["15 minutes after the second count", 1465 * minute, ["none"]],
] as const;

const agreeing = (differences: (number: number) => readonly string[]) =>
  (["none", "one"] as const).filter((_name, number) => differences(number).length === 0);

describe("two counts and the trail", () => {
  it("agree when nothing has changed and nothing has happened", () => {
    expect(differencesBetween(begin, end(0), nothing)).toEqual([]);
  });

  it.each(places)("an account made %s may have been counted", (_when, time, expected) => {
    const made = { ...nothing, made: [time] };
    expect(agreeing((added) => differencesBetween(begin, end(added), made))).toEqual(expected);
  });

  it.each(places)("an account erased %s may have been counted", (_when, time, expected) => {
    const deleted = { ...nothing, deleted: [time] };
    expect(agreeing((erased) => differencesBetween(begin, end(0, erased), deleted))).toEqual(expected);
  });

  it("agree on an account whose completion may be an earlier one's, counted or not", () => {
    const perhaps = { ...nothing, perhapsMade: [700 * minute] };
    expect(agreeing((added) => differencesBetween(begin, end(added), perhaps))).toEqual(["none", "one"]);
  });

  it("differ by which of the two was counted otherwise than it happened", () => {
    const happened = { ...nothing, made: [700, 701, 702].map((at) => at * minute), deleted: [703 * minute] };
    expect(differencesBetween(begin, end(3, 1), happened)).toEqual([]);
    expect(differencesBetween(begin, end(2, 1), happened)).toEqual(["made"]);
    expect(differencesBetween(begin, end(4, 1), happened)).toEqual(["made"]);
    expect(differencesBetween(begin, end(3, 0), happened)).toEqual(["deleted"]);
    expect(differencesBetween(begin, end(3, 2), happened)).toEqual(["deleted"]);
    expect(differencesBetween(begin, end(0, 0), happened)).toEqual(["made", "deleted"]);
  });
});
