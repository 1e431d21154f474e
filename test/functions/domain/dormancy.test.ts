import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type AccountStatus, accountStatuses } from "../../../functions/domain/account.ts";
import { dueAction, inactiveSince, mayErase, type SweptAccount } from "../../../functions/domain/dormancy.ts";

const DAY = 86_400_000;
const dormancy = {
  noticesAfterDays: [700, 723],
  dormantAfterDays: 730,
  eraseNoticesAfterDays: [1065, 1088],
  eraseAfterDays: 1095,
};
const signedIn = Date.UTC(2026, 0, 15, 3);
const anAccount = (special: Partial<SweptAccount> = {}): SweptAccount => ({
  accountId: "a",
  createdAt: signedIn - 100 * DAY,
  lastSignInAt: signedIn,
  ...special,
});
const asleep = (special: Partial<SweptAccount> = {}) =>
  anAccount({
    status: "dormant",
    statusAt: signedIn + 730 * DAY,
    inactiveSince: signedIn,
    ...special,
  });
const noticed = (stage: number, atDay: number, since = signedIn) => ({
  notice: { stage, since, at: signedIn + atDay * DAY },
});
const dueOn = (days: number, account: SweptAccount) => dueAction(account, dormancy, signedIn + days * DAY);

describe("what is due", () => {
  it.each<[number, Partial<SweptAccount>, object]>([
    [699.99, {}, { kind: "none" }],
    [700, {}, { kind: "notice", notice: { stage: 1 }, dueAt: signedIn + 730 * DAY }],
    [722.99, noticed(1, 700), { kind: "none" }],
    [723, noticed(1, 700), { kind: "notice", notice: { stage: 2 }, dueAt: signedIn + 730 * DAY }],
    [725, {}, { kind: "notice", notice: { stage: 2 } }],
    [729.99, noticed(2, 723), { kind: "none" }],
    [730, noticed(2, 723), { kind: "make-dormant", since: signedIn }],
    [2_000, {}, { kind: "make-dormant", since: signedIn }],
  ])("%d days after the last sign-in, of an account with %j, is %j", (days, special, expected) => {
    expect(dueOn(days, anAccount(special))).toMatchObject(expected);
  });

  it.each<[number, Partial<SweptAccount>, object]>([
    [1064.99, noticed(2, 723), { kind: "none" }],
    [1065, noticed(2, 723), { kind: "notice", notice: { stage: 3 }, dueAt: signedIn + 1095 * DAY }],
    [1088, noticed(3, 1065), { kind: "notice", notice: { stage: 4 }, dueAt: signedIn + 1095 * DAY }],
    [1094.99, noticed(4, 1088), { kind: "none" }],
    [1095, noticed(4, 1088), { kind: "erase" }],
    // The run of a week before was some minutes late, or this one is early.
    [1095, noticed(4, 1088.01), { kind: "erase" }],
    [1095, noticed(4, 1089), { kind: "erase" }],
    [1095, noticed(4, 1089.01), { kind: "none" }],
    // After a time without sweeps: the last notice comes first, and a week with it.
    [1095, noticed(2, 723), { kind: "notice", notice: { stage: 4 }, dueAt: signedIn + 1102 * DAY }],
    [1100, noticed(4, 1095), { kind: "none" }],
    [1102, noticed(4, 1095), { kind: "erase" }],
  ])("%d days after it, of a dormant one with %j, is %j", (days, special, expected) => {
    expect(dueOn(days, asleep(special))).toMatchObject(expected);
  });

  it("is a full period from a sign-in, a revival or a stop that ended, whatever notices there were", () => {
    const revived = anAccount({ ...noticed(4, 1088), statusAt: signedIn + 1090 * DAY });
    expect(dueOn(1095, revived)).toEqual({ kind: "none" });
    expect(dueOn(1090 + 700, revived)).toMatchObject({ kind: "notice", notice: { stage: 1 } });
    const cameBack = anAccount({ ...noticed(2, 723), lastSignInAt: signedIn + 725 * DAY });
    expect(dueOn(1424, cameBack)).toEqual({ kind: "none" });
    expect(dueOn(725 + 700, cameBack)).toMatchObject({ notice: { stage: 1 } });
  });

  it("counts from when it was made where nobody ever signed in", () => {
    const { lastSignInAt, ...never } = anAccount();
    expect(inactiveSince(never)).toBe(never.createdAt);
    expect(dueOn(600, never)).toMatchObject({ kind: "notice", notice: { stage: 1 } });
  });

  it("counts, of a dormant one, from what was noted as it fell asleep", () => {
    const revivedBefore = asleep({ inactiveSince: signedIn + 300 * DAY });
    expect(inactiveSince(revivedBefore)).toBe(signedIn + 300 * DAY);
    const { inactiveSince: _, ...unnoted } = asleep();
    expect(inactiveSince(unnoted)).toBe(signedIn);
  });

  it("is never the end where no mail is to come before it", () => {
    const silent = { ...dormancy, noticesAfterDays: [], eraseNoticesAfterDays: [] };
    expect(dueAction(asleep(), silent, signedIn + 5_000 * DAY)).toEqual({ kind: "none" });
  });

  it.each<AccountStatus>(["suspended", "frozen", "withdrawing"])(
    "is nothing where somebody else decides: %s",
    (status) => {
      expect(dueOn(5_000, anAccount({ status }))).toEqual({ kind: "none" });
    },
  );

  it("is the end of an account whose owner asked for it, from its day on", () => {
    const leaving = anAccount({ status: "withdrawing", erasesAt: signedIn + 7 * DAY });
    expect(dueOn(6.99, leaving)).toEqual({ kind: "none" });
    expect(dueOn(7, leaving)).toEqual({ kind: "erase" });
  });

  it("is the rest of an end that has begun", () => {
    expect(dueOn(1, anAccount({ status: "erasing" }))).toEqual({ kind: "finish-erasing" });
  });

  it("is days of 24 hours, with leap days or without", () => {
    for (const year of [2023, 2024, 2027, 2096, 2100]) {
      const lastSignInAt = Date.UTC(year, 1, 28, 15, 30);
      const account = anAccount({ createdAt: lastSignInAt, lastSignInAt });
      const at = (days: number) => dueAction(account, dormancy, lastSignInAt + days * DAY).kind;
      expect([at(730 - 1 / 1440), at(730)]).toEqual(["notice", "make-dormant"]);
    }
  });

  it("is never the end without a last notice, at least six days old, about the same time", () => {
    const day = fc.integer({ min: 0, max: 3_000 });
    const notice = fc.option(fc.record({ stage: fc.integer({ min: 1, max: 4 }), since: day, at: day }), {
      nil: undefined,
    });
    const account = fc.record({
      status: fc.constantFrom(...accountStatuses.filter((status) => status !== "withdrawing")),
      statusAt: day,
      inactiveSince: day,
      lastSignInAt: day,
      notice,
    });
    fc.assert(
      fc.property(account, day, ({ notice: one, ...days }, now) => {
        const inDays = (value: number) => signedIn + value * DAY;
        const swept = anAccount({
          status: days.status,
          statusAt: inDays(days.statusAt),
          inactiveSince: inDays(days.inactiveSince),
          lastSignInAt: inDays(days.lastSignInAt),
          ...(one && { notice: { stage: one.stage, since: inDays(one.since), at: inDays(one.at) } }),
        });
        if (dueAction(swept, dormancy, inDays(now)).kind !== "erase") return;
        expect(days.status).toBe("dormant");
        expect(one?.stage).toBe(4);
        expect(one?.since).toBe(days.inactiveSince);
        expect(now - (one?.at ?? now)).toBeGreaterThanOrEqual(6);
        expect(now - days.inactiveSince).toBeGreaterThanOrEqual(1095);
      }),
    );
  });
});

describe("the brake", () => {
  const brake = { erasePercent: 1, eraseInAnyCase: 20 };
  it.each([
    [0, 0, true],
    [1, 3, true],
    [20, 20, true],
    [21, 2_099, false],
    [22, 2_199, false],
    [22, 2_200, true],
    [1_000, 100_000, true],
    [1_001, 100_000, false],
  ])("lets %d of %d accounts be erased: %s", (toErase, accounts, expected) => {
    expect(mayErase(toErase, accounts, brake)).toBe(expected);
  });

  it("lets a share through that is configured otherwise", () => {
    const wider = { erasePercent: 5, eraseInAnyCase: 20 };
    expect([mayErase(50, 1_000, wider), mayErase(51, 1_000, wider)]).toEqual([true, false]);
  });
});
