/**
 * What one client network can do to the sign-ins of somebody elsewhere: the user directory's own backoff, as the local cloud
 * has it, behind our limits.
 */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { countedFailures, isLockedOut, type SignInHistory } from "local-cloud";
import { checkPassword } from "../../../../functions/use-cases/session/check-password.ts";
import { HOUR, MINUTE, PASSWORD, setup } from "../../../../testing/use-cases/setup.ts";

const SECOND = 1000;
const DAY = 24 * HOUR;
/** What ten failures in a row come to: the longest that a lock lasts. */
const LONGEST_LOCK = 32 * SECOND;
const email = "hanako@example.jp";
const user = { userSub: "sub", accountId: "account", registrationId: "registration" };

/** The use case over a directory that slows guessing down, with as many failures an hour as a stage lets through. */
function world(perHour: number | undefined) {
  const { dependencies, clock } = setup();
  let history: SignInHistory = { failures: 0, lastFailureAt: 0, lastAttemptAt: 0 };
  const authenticate = async (_: string, password: string) => {
    const now = clock();
    const failures = countedFailures(history, now);
    if (isLockedOut(history, now)) {
      history = { ...history, failures, lastAttemptAt: now };
      return undefined;
    }
    if (password !== PASSWORD) {
      history = { failures: failures + 1, lastFailureAt: now, lastAttemptAt: now };
      return undefined;
    }
    history = { ...history, failures: 0, lastAttemptAt: now };
    return { ...user, authenticatedAt: now };
  };
  const limits = {
    "sign-ins-per-client-and-address": perHour === undefined ? {} : { perHour },
    "sign-ins-per-client": {},
  };
  const settings = { ...dependencies.settings, limits };
  return {
    clock,
    tryFrom: (clientIp: string, password = "Tsubame-to-Arashi-2026") =>
      checkPassword(
        { ...dependencies, users: { authenticate }, settings },
        { username: email, email, password, clientIp },
      ),
    failures: () => history.failures,
    isLocked: (at: number) => isLockedOut(history, at),
    /** Whether the lock there is lasts longer than ten failures make it. */
    isLockedForLong: () => isLockedOut(history, history.lastFailureAt + LONGEST_LOCK),
  };
}

interface Act {
  /** Milliseconds before it. */
  readonly waits: number;
  readonly tries: number;
  /** Which of its addresses it uses. */
  readonly from: number;
  readonly knows: boolean;
}

/** An IPv4 address is one; of IPv6, somebody may have 48 bits. */
const networks = {
  IPv4: ["192.0.2.7"],
  IPv6: ["2001:db8:7:1::1", "2001:db8:7:1::2", "2001:db8:7:2::1", "2001:db8:7:100::1", "2001:db8:7:ffff::1"],
};

/** The most failures that the directory counted in a row, and whether any lock was longer than ten make it. */
async function play(acts: readonly Act[], { network, perHour }: Pick<Attack, "network" | "perHour">) {
  const { clock, tryFrom, failures, isLockedForLong } = world(perHour);
  const ends = clock() + 2 * DAY;
  let most = 0;
  let isLong = false;
  let tried = 0;
  for (let at = 0; clock() < ends && tried < ENOUGH; at += 1) {
    const act = acts[at % acts.length];
    if (!act) break;
    clock.advance(act.waits);
    const addresses = networks[network];
    for (let tries = 0; tries < act.tries; tries += 1) {
      const from = addresses[(act.from + tries) % addresses.length] ?? "";
      tried += 1;
      await tryFrom(from, ...(act.knows ? [PASSWORD] : []));
      most = Math.max(most, failures());
      isLong ||= isLockedForLong();
    }
  }
  return { most, isLong };
}

/** Of a fast attacker; a slow one makes 205 in two days. */
const ENOUGH = 400;

interface Attack {
  readonly network: keyof typeof networks;
  readonly perHour: number | undefined;
  readonly acts: readonly Act[];
}

/** Waits up to the patience of an attacker, who mostly lets the directory forget nothing. */
const waitsUpTo = (patience: number) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 33 * SECOND, max: patience }) },
    { weight: 1, arbitrary: fc.integer({ min: SECOND, max: 33 * SECOND }) },
    { weight: 1, arbitrary: fc.constant(patience) },
  );
const acts = (patience: number) =>
  fc.array(
    fc.record({
      waits: waitsUpTo(patience),
      tries: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.integer({ min: 1, max: 12 })),
      from: fc.nat({ max: 4 }),
      knows: fc.oneof({ weight: 19, arbitrary: fc.constant(false) }, fc.boolean()),
    }),
    { minLength: 1, maxLength: 12 },
  );

/** Over and over again for two days. */
const attack: fc.Arbitrary<Attack> = fc.record({
  network: fc.constantFrom("IPv4", "IPv6"),
  // Production, one machine, and a stage without a number.
  perHour: fc.constantFrom(10, 30, undefined),
  acts: fc.constantFrom(...[2, 6, 14, 15, 20, 21, 90].map((minutes) => minutes * MINUTE - 1)).chain(acts),
});

const bounded = async ({ acts, ...where }: Attack) => {
  const { most, isLong } = await play(acts, where);
  expect(most).toBeLessThanOrEqual(10);
  expect(isLong).toBe(false);
};

describe("whatever one network does over two days, by any pacing", () => {
  const property = fc.asyncProperty(attack, bounded);

  it("the directory counts ten failures in a row at most, and locks nobody for longer than 32 seconds", async () => {
    await fc.assert(property, { numRuns: 12 });
  });

  it("also as it was played once", async () => {
    await fc.assert(property, { seed: 20261130, numRuns: 12 });
  });

  const act = { tries: 1, from: 0, knows: false };
  it.each<[string, Attack["acts"]]>([
    // Without a streak 110 in a row, and in the end a lock of 15 minutes after each.
    ["a try every 14 minutes", [{ ...act, waits: 14 * MINUTE }]],
    ["a try every 33 seconds, past every lock but the longest", [{ ...act, waits: 33 * SECOND }]],
    [
      "ten tries before and more after each turn of an hour",
      Array.from({ length: 20 }, (_, at) => ({ ...act, waits: (at === 0 ? 49 * MINUTE : 0) + 33 * SECOND })),
    ],
  ])("%s", async (_, acts) => {
    for (const network of ["IPv4", "IPv6"] as const)
      for (const perHour of [10, 30]) await bounded({ network, perHour, acts });
  });
});

describe("the owner elsewhere", () => {
  it("is kept waiting for 63 seconds by ten failures, then for nothing until the streak has rested", async () => {
    const { clock, tryFrom, failures, isLocked } = world(30);
    let lockedMs = 0;
    const began = clock();
    // As fast as the directory lets anybody: each try as the lock before it ends.
    while (clock() < began + 10 * MINUTE) {
      if (isLocked(clock())) lockedMs += SECOND;
      else await tryFrom("192.0.2.7");
      clock.advance(SECOND);
    }
    expect(failures()).toBe(10);
    expect(lockedMs).toBeLessThanOrEqual(63 * SECOND);
    expect(lockedMs).toBeGreaterThan(50 * SECOND);
    expect(await tryFrom("192.0.2.7")).toMatchObject({ failure: { kind: "sign-in-limited" } });
    expect((await tryFrom("192.0.2.8", PASSWORD)).ok).toBe(true);
  });
});

describe("whoever mistypes", () => {
  it("once a day and signs in is never refused, however many days that goes on", async () => {
    const { clock, tryFrom } = world(10);
    for (let day = 0; day < 30; day += 1) {
      expect(await tryFrom("192.0.2.7")).toMatchObject({ failure: { kind: "sign-in-failed" } });
      expect((await tryFrom("192.0.2.7", PASSWORD)).ok).toBe(true);
      clock.advance(DAY);
    }
  });

  it("nine times, and comes back after the rest, has ten more", async () => {
    const { clock, tryFrom } = world(30);
    const failed = async (times: number) => {
      for (let each = 1; each <= times; each += 1)
        expect(await tryFrom("192.0.2.7")).toMatchObject({ failure: { kind: "sign-in-failed" } });
    };
    await failed(9);
    clock.advance(20 * MINUTE);
    await failed(10);
    expect(await tryFrom("192.0.2.7", PASSWORD)).toEqual({
      ok: false,
      failure: { kind: "sign-in-limited", retryAt: clock() + 20 * MINUTE },
    });
  });
});
