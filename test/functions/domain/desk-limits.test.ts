import { describe, expect, it } from "@jest/globals";
import { networkOf } from "../../../functions/domain/client-ip.ts";
import {
  type CounterItem,
  countersOf,
  itemsOf,
  type LimitedCaller,
  limitsInForce,
} from "../../../functions/domain/desk-limits.ts";
import { spanOf } from "../../../functions/domain/limit.ts";
import { emailChangeTally, exportTally, signInTallies } from "../../../functions/domain/tallies.ts";

const NOW = Date.parse("2026-01-15T01:02:03Z");
const MINUTE = 60_000;
const hourEndsAt = Date.parse("2026-01-15T02:00:00Z");
const dayEndsAt = Date.parse("2026-01-16T00:00:00Z");

describe("the numbers of a limit are looked for", () => {
  const everything: LimitedCaller = { mailbox: "m1", accountId: "a1", clientAndEmail: "c1" };

  it.each(["codes-per-address", "codes-per-address-and-network"] as const)(
    "%s: at the mailbox, of registrations and of resets",
    (limit) => {
      expect(itemsOf(limit, everything)).toStrictEqual([
        { subject: "m1", counters: {}, carryOver: { minutes: 0 } },
        { subject: "reset/m1", counters: {}, carryOver: { minutes: 0 } },
      ]);
    },
  );

  it("where the account's changes of address and exports are counted", () => {
    const numbers = { "email-changes-per-account": {}, "exports-per-account": {} };
    const subjects = [emailChangeTally(numbers, "a1").subject, exportTally(numbers, "a1").subject];
    expect(itemsOf("email-changes-per-account", everything)).toStrictEqual([
      { subject: subjects[0], counters: {} },
    ]);
    expect(itemsOf("exports-per-account", everything)).toStrictEqual([
      { subject: subjects[1], counters: {} },
    ]);
  });

  it("where the sign-ins of a client with an address are counted", () => {
    const subject = (hash: string) => ({ hash, network: networkOf("192.0.2.1") });
    const numbers = { "sign-ins-per-client-and-address": {}, "sign-ins-per-client": {} };
    const [counted] = signInTallies(numbers, { client: subject("c0"), clientAndEmail: subject("c1") });
    const [item] = itemsOf("sign-ins-per-client-and-address", everything);
    if (!counted || !item) throw new Error("it is nowhere");
    expect(item).toStrictEqual({ subject: counted.subject, counters: {}, carryOver: { minutes: 0 } });
    expect(spanOf(item, NOW)).toEqual(spanOf(counted, NOW));
  });

  it.each([
    ["codes-per-address", { accountId: "a1", clientAndEmail: "c1" }],
    ["codes-per-address-and-network", { accountId: "a1", clientAndEmail: "c1" }],
    ["email-changes-per-account", { mailbox: "m1", clientAndEmail: "c1" }],
    ["exports-per-account", { mailbox: "m1", clientAndEmail: "c1" }],
    ["sign-ins-per-client-and-address", { mailbox: "m1", accountId: "a1" }],
  ] as const)("%s: nowhere, if whose they are is not known", (limit, caller) => {
    expect(itemsOf(limit, caller)).toEqual([]);
  });
});

describe("of an item's numbers, a limit goes by", () => {
  const mailbox: CounterItem = {
    "2026-01-14/codes": 1,
    "2026-01-14/late": 1,
    "2026-01-15/codes": 1,
    "2026-01-15/codes/aaaa": 1,
    "2026-01-15/codes/aaaa@00": 1,
    "2026-01-15/codes/aaaa@01": 1,
    "2026-01-15/codes/bbbb@01": 1,
    "2026-01-14/codes/aaaa@01": 1,
    ttl: 1,
  };
  const account: CounterItem = { emailChanges: 1, exports: 1, ttl: 1 };
  const signIns: CounterItem = {
    "2026-01-14/signIns": 1,
    "2026-01-14/signIns@01": 1,
    "2026-01-15/signIns": 1,
    "2026-01-15/signIns@00": 1,
    "2026-01-15/signIns@01": 1,
    "2026-01-15/signIns/56:ab@01": 1,
    "2026-01-15/signIns/64:abcd@00": 1,
    streak: 1,
    streakAt: NOW - 20 * MINUTE + 1,
    ttl: 1,
  };

  it.each([
    ["codes-per-address", mailbox, ["2026-01-15/codes"]],
    [
      "codes-per-address-and-network",
      mailbox,
      ["2026-01-15/codes/aaaa", "2026-01-15/codes/aaaa@01", "2026-01-15/codes/bbbb@01"],
    ],
    ["email-changes-per-account", account, ["emailChanges"]],
    ["exports-per-account", account, ["exports"]],
    [
      "sign-ins-per-client-and-address",
      signIns,
      ["2026-01-15/signIns", "2026-01-15/signIns@01", "2026-01-15/signIns/56:ab@01", "streak"],
    ],
    // A streak that has rested refuses nobody.
    ["sign-ins-per-client-and-address", { streak: 1, streakAt: NOW - 20 * MINUTE }, []],
  ] as const)("%s: those of its own, of this day and this hour", (limit, item, names) => {
    expect(countersOf(limit, item, NOW)).toEqual(names);
  });
});

describe("a caller is refused", () => {
  const limit = "sign-ins-per-client-and-address";
  const aDay = "2026-01-15/signIns";
  const anHour = "2026-01-15/signIns@01";
  const refusals = (numbers: { readonly perHour?: number; readonly perDay?: number }, item: CounterItem) =>
    limitsInForce(limit, numbers, item, NOW);

  it.each<[string, CounterItem, readonly object[]]>([
    ["not yet", { [aDay]: 99, [anHour]: 9, streak: 9, streakAt: NOW }, []],
    ["for the hour, at its number", { [anHour]: 10 }, [{ count: 10, atMost: 10, until: hourEndsAt }]],
    ["for the day, at its number", { [aDay]: 100 }, [{ count: 100, atMost: 100, until: dayEndsAt }]],
    ["not for an hour that is over", { "2026-01-15/signIns@00": 10 }, []],
    [
      "until its streak has rested",
      { [anHour]: 1, streak: 10, streakAt: NOW - 1 },
      [{ count: 10, atMost: 10, until: NOW - 1 + 20 * MINUTE }],
    ],
    ["not by a streak that has rested", { streak: 10, streakAt: NOW - 20 * MINUTE }, []],
    // Whichever comes first in the item.
    [
      "for the day where both are reached",
      { [anHour]: 12, [aDay]: 101 },
      [{ count: 101, atMost: 100, until: dayEndsAt }],
    ],
    [
      "for the day where both are reached, in the other order",
      { [aDay]: 101, [anHour]: 12 },
      [{ count: 101, atMost: 100, until: dayEndsAt }],
    ],
  ])("%s", (_, item, expected) => {
    expect(refusals({ perHour: 10, perDay: 100 }, item)).toEqual(expected.map((one) => ({ limit, ...one })));
  });

  it("by no number that is not configured", () => {
    const item = { [aDay]: 1_000, [anHour]: 1_000 };
    expect(refusals({}, item)).toEqual([]);
    expect(refusals({ perHour: 10 }, item)).toMatchObject([{ atMost: 10 }]);
    expect(refusals({ perDay: 100 }, item)).toMatchObject([{ atMost: 100 }]);
  });

  it.each<[string, string, number]>([
    ["64 bits: the number", `${aDay}/64:abcd@01`, 10],
    ["56 bits: four times it", `${aDay}/56:ab@01`, 40],
    ["48 bits: eight times it", anHour, 80],
  ])("in a network of IPv6 of %s", (_, name, atMost) => {
    const network = { [anHour]: 1, [`${aDay}/56:ab@01`]: 1, [`${aDay}/64:abcd@01`]: 1 };
    expect(refusals({ perHour: 10 }, { ...network, [name]: atMost - 1 })).toEqual([]);
    expect(refusals({ perHour: 10 }, { ...network, [name]: atMost })).toEqual([
      { limit, count: atMost, atMost, until: hourEndsAt },
    ]);
  });
});
