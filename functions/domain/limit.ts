/**
 * Abuse limits: numbers per clock minute, hour and day (UTC) of one subject, in one item per subject and day (or
 * minute), so that counting all of them is one conditional write. Fixed windows let twice the number through across the
 * turn of a minute or an hour; the number per day bounds the hours. Where even the turn of a day must not double a number,
 * the tally carries over what was counted shortly before it. Where no turn of a window may double a number, and no patience
 * outlast it, a tally has a streak beside its windows.
 */
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./durations.ts";

/** The numbers of a limit as they are configured; a window without a number has no limit. */
export interface LimitNumbers {
  readonly perMinute?: number;
  readonly perHour?: number;
  readonly perDay?: number;
}

/** One number: how often something was counted in a window, and up to how often it may be. */
export interface Counter {
  /** What is counted, in the stored item. */
  readonly name: string;
  readonly per: "minute" | "hour" | "day";
  /** Once it is reached, nothing more is counted. `limit` is the reason that the audit trail then gives. */
  readonly bound?: { readonly atMost: number; readonly limit: string };
  /** Not counted here, but returned with the others: another tally of the same subject counts it. */
  readonly onlyRead?: true;
}

/**
 * What is counted in a row, however slowly and whatever the hour: as many as the bound has, then nothing more until the latest
 * of them is so many minutes ago. Whatever is counted after that begins the next streak.
 */
export interface Streak {
  readonly bound: { readonly atMost: number; readonly limit: string };
  readonly restMinutes: number;
}

/** How a streak stands: how many were counted, and when the latest (epoch milliseconds). */
export interface StoredStreak {
  readonly count: number;
  readonly latestAt: number;
}

/** Where it stands in the item of its tally, which has one at most. */
export const STREAK = "streak";
export const STREAK_AT = "streakAt";

/** When a streak has rested, and the next begins. */
export const streakEndsAt = ({ restMinutes }: Streak, { latestAt }: StoredStreak) =>
  latestAt + restMinutes * MINUTE_MS;

/** Whether what is counted now goes on with a streak, and does not begin one. One without a count says nothing. */
export const goesOn = (streak: Streak, stored: StoredStreak, now: number) =>
  stored.count > 0 && streakEndsAt(streak, stored) > now;

/** A bound where there is a number. */
export const upTo = (atMost: number | undefined, limit: string): Pick<Counter, "bound"> =>
  atMost === undefined ? {} : { bound: { atMost, limit } };

/** What one write counts of one subject. `Name` is what the caller calls each counter. */
export interface Tally<Name extends string = string> {
  /** A keyed hash, or what names nobody: counters know nobody by name. */
  readonly subject: string;
  readonly counters: Readonly<Record<Name, Counter>>;
  /** For a tally that carries over: the streak of one evening goes on after midnight. */
  readonly streak?: Streak;
  /** What is counted in the last minutes of a day is known on the day after, too. */
  readonly carryOver?: { readonly minutes: number };
  /** What the item says, by name, of the latest that was counted: written with the numbers, so that it costs no call. */
  readonly latest?: Readonly<Record<string, string>>;
}

export interface Windows {
  /** `YYYY-MM-DD` (UTC). */
  readonly day: string;
  /** `00`–`23` (UTC). */
  readonly hour: string;
  /** `00`–`59`. */
  readonly minute: string;
  readonly minuteEndsAt: number;
  readonly hourEndsAt: number;
  readonly dayEndsAt: number;
}

const endOf = (now: number, lengthMs: number) => (Math.floor(now / lengthMs) + 1) * lengthMs;

/** The windows that an instant (epoch milliseconds) falls into. */
export function windowsAt(now: number): Windows {
  const instant = new Date(now).toISOString();
  return {
    day: instant.slice(0, 10),
    hour: instant.slice(11, 13),
    minute: instant.slice(14, 16),
    minuteEndsAt: endOf(now, MINUTE_MS),
    hourEndsAt: endOf(now, HOUR_MS),
    dayEndsAt: endOf(now, DAY_MS),
  };
}

/** The window that a tally's item counts, and how long it is kept. One that carries over is of all days. */
export function spanOf({ counters, carryOver }: Tally, now: number): { name: string; endsAt: number } {
  const { day, hour, minute, minuteEndsAt, dayEndsAt } = windowsAt(now);
  if (carryOver) return { name: "all-days", endsAt: dayEndsAt + DAY_MS };
  const perMinute = Object.values<Counter>(counters).some(({ per }) => per === "minute");
  return perMinute
    ? { name: `${day}T${hour}:${minute}`, endsAt: minuteEndsAt }
    : { name: day, endsAt: dayEndsAt };
}

/** Where a counter's number stands in its item, e.g. `starts`, `starts@13`; of all days, `2026-01-15/codes`. */
export function attributeOf({ name, per }: Counter, { carryOver }: Tally, now: number): string {
  const { day, hour } = windowsAt(now);
  return `${carryOver ? `${day}/` : ""}${name}${per === "hour" ? `@${hour}` : ""}`;
}

/** Where the number stands of what is counted now and carries over to the next day, if it does. */
export function carriedTo({ carryOver }: Tally, now: number): string | undefined {
  const { day, dayEndsAt } = windowsAt(now);
  return carryOver && dayEndsAt - now <= carryOver.minutes * MINUTE_MS ? `${day}/late` : undefined;
}

/** Where the number stands of what was carried over from the day before. */
export const carriedFrom = (now: number) => `${windowsAt(now - DAY_MS).day}/late`;

/** Whether an attribute of an item of all days is of none that still matters. */
export const isForgotten = (attribute: string, now: number) =>
  /^\d{4}-\d{2}-\d{2}\//.test(attribute) && attribute.slice(0, 10) < windowsAt(now - DAY_MS).day;

const endsAt = ({ per }: Counter, now: number) => {
  const { minuteEndsAt, hourEndsAt, dayEndsAt } = windowsAt(now);
  return { minute: minuteEndsAt, hour: hourEndsAt, day: dayEndsAt }[per];
};

/** Which limit is reached, and when it counts anew: of several the one that keeps the subject waiting longest. */
export interface ReachedLimit {
  readonly limit: string;
  readonly until: number;
}

export type Counts<Name extends string = string> = Readonly<Record<Name, number>>;

const NO_STREAK: StoredStreak = { count: 0, latestAt: 0 };

/** What refuses a subject whose counters stand so, or `undefined` while nothing does. */
export function refusalOf<Name extends string>(
  { counters, streak }: Tally<Name>,
  counts: Counts<Name>,
  now: number,
  stored = NO_STREAK,
): ReachedLimit | undefined {
  const refusals = namesOf(counters).flatMap((name) => {
    const { bound } = counters[name];
    if (bound === undefined || counts[name] < bound.atMost) return [];
    return [{ limit: bound.limit, until: endsAt(counters[name], now) }];
  });
  if (streak && goesOn(streak, stored, now) && stored.count >= streak.bound.atMost)
    refusals.push({ limit: streak.bound.limit, until: streakEndsAt(streak, stored) });
  return refusals.toSorted((one, other) => other.until - one.until)[0];
}

/** The names of a tally's counters. Object.keys widens them. */
export const namesOf = <Name extends string>(counters: Readonly<Record<Name, Counter>>) =>
  Object.keys(counters) as Name[];
