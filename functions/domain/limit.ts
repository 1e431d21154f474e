/**
 * Abuse limits: counts per clock hour and per day (UTC), kept as one item per subject and day, so that counting is
 * one conditional write. Fixed windows let twice the hourly number through across the turn of an hour; the daily
 * number bounds that.
 */

export interface LimitPolicy {
  /** What is counted of the subject. */
  readonly counts: "starts" | "codes" | "wrongCodes";
  readonly perHour?: number;
  readonly perDay?: number;
  /** Another count of the same subject that must be below its own daily number, too. */
  readonly unless?: { readonly counts: "wrongCodes"; readonly perDay: number };
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface Windows {
  /** `YYYY-MM-DD` (UTC). */
  readonly day: string;
  /** `00`–`23` (UTC). */
  readonly hour: string;
  readonly hourEndsAt: number;
  readonly dayEndsAt: number;
}

/** The windows that an instant (epoch milliseconds) falls into. */
export function windowsAt(now: number): Windows {
  const instant = new Date(now).toISOString();
  return {
    day: instant.slice(0, 10),
    hour: instant.slice(11, 13),
    hourEndsAt: (Math.floor(now / HOUR_MS) + 1) * HOUR_MS,
    dayEndsAt: (Math.floor(now / DAY_MS) + 1) * DAY_MS,
  };
}

export interface Counts {
  readonly inHour: number;
  readonly inDay: number;
  /** The count that `unless` names. */
  readonly other: number;
}

/** When a subject that has used up its counts is served again, or `undefined` while it still is. */
export function opensAt(policy: LimitPolicy, counts: Counts, now: number): number | undefined {
  const { hourEndsAt, dayEndsAt } = windowsAt(now);
  if (policy.unless !== undefined && counts.other >= policy.unless.perDay) return dayEndsAt;
  if (policy.perDay !== undefined && counts.inDay >= policy.perDay) return dayEndsAt;
  if (policy.perHour !== undefined && counts.inHour >= policy.perHour) return hourEndsAt;
  return undefined;
}
