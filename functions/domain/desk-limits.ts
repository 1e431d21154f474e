/** The limits that a caller of the desk may have run into: which are in force, and what clearing one of them means. */
import type { ClearableLimit } from "../../contracts/desk.ts";
import {
  goesOn,
  type LimitNumbers,
  STREAK,
  STREAK_AT,
  streakEndsAt,
  type Tally,
  windowsAt,
} from "./limit.ts";
import {
  clientAndEmailItem,
  mailboxItem,
  signInStreak,
  TIMES_PER_48_BITS,
  TIMES_PER_56_BITS,
} from "./tallies.ts";

/** The numbers in one counter's item, by the names of its attributes. */
export type CounterItem = Readonly<Record<string, number>>;

export interface LimitInForce {
  readonly limit: ClearableLimit;
  readonly count: number;
  readonly atMost: number;
  readonly until: number;
}

/** Whose numbers they are: each a keyed hash, or an account's id, which names nobody. */
export interface LimitedCaller {
  readonly mailbox?: string;
  readonly accountId?: string;
  readonly clientAndEmail?: string;
}

/** The items that a limit's numbers are in: resets count for themselves (tallies.ts). */
export function itemsOf(
  limit: ClearableLimit,
  { mailbox, accountId, clientAndEmail }: LimitedCaller,
): readonly Tally[] {
  switch (limit) {
    case "codes-per-address":
    case "codes-per-address-and-network":
      if (mailbox === undefined) return [];
      return (["registration", "reset"] as const).map((purpose) => mailboxItem(purpose, mailbox));
    case "email-changes-per-account":
    case "exports-per-account":
      return accountId === undefined ? [] : [{ subject: `account/${accountId}`, counters: {} }];
    case "sign-ins-per-client-and-address":
      return clientAndEmail === undefined ? [] : [clientAndEmailItem(clientAndEmail)];
  }
}

/** Which numbers of its items a limit goes by, by the names of their attributes (tallies.ts). */
const isOf: Readonly<Record<ClearableLimit, (name: string, day: string) => boolean>> = {
  "codes-per-address": (name, day) => name === `${day}/codes`,
  "codes-per-address-and-network": (name, day) => name.startsWith(`${day}/codes/`),
  "email-changes-per-account": (name) => name === "emailChanges",
  "exports-per-account": (name) => name === "exports",
  "sign-ins-per-client-and-address": (name, day) => name.startsWith(`${day}/signIns`) || name === STREAK,
};

/** The numbers of an item that a limit goes by; those of an hour or a streak that is over do not matter any more. */
export function countersOf(limit: ClearableLimit, item: CounterItem, now: number): readonly string[] {
  const { day, hour } = windowsAt(now);
  const isOver = (name: string) =>
    name === STREAK
      ? !goesOn(signInStreak, streakIn(item), now)
      : name.includes("@") && !name.endsWith(`@${hour}`);
  return Object.keys(item).filter((name) => isOf[limit](name, day) && !isOver(name));
}

const streakIn = (item: CounterItem) => ({ count: item[STREAK] ?? 0, latestAt: item[STREAK_AT] ?? 0 });

/** What refuses somebody now by the numbers of an item: of several numbers of one limit, the one that lasts longest. */
export function limitsInForce(
  limit: ClearableLimit,
  { perHour, perDay }: LimitNumbers,
  item: CounterItem,
  now: number,
): readonly LimitInForce[] {
  const { hourEndsAt, dayEndsAt } = windowsAt(now);
  const boundOf = (name: string) => {
    if (name === STREAK)
      return { atMost: signInStreak.bound.atMost, until: streakEndsAt(signInStreak, streakIn(item)) };
    if (!name.includes("@")) return { atMost: perDay, until: dayEndsAt };
    return { atMost: perHour && perHour * timesOf(name, item), until: hourEndsAt };
  };
  const reached = countersOf(limit, item, now).flatMap((name) => {
    const { atMost, until } = boundOf(name);
    const count = item[name] ?? 0;
    return atMost === undefined || count < atMost ? [] : [{ limit, count, atMost, until }];
  });
  return reached.toSorted((one, other) => other.until - one.until).slice(0, 1);
}

/** The larger the network of IPv6 that a number is of, the more it has (tallies.ts). */
function timesOf(name: string, item: CounterItem): number {
  if (name.includes("/64:")) return 1;
  if (name.includes("/56:")) return TIMES_PER_56_BITS;
  return Object.keys(item).some((other) => other.includes("/64:")) ? TIMES_PER_48_BITS : 1;
}
