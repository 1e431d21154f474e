/**
 * Abuse limits: counts per clock minute, hour and day (UTC), kept as one item per subject and day (or minute), so that
 * counting is one conditional write. Fixed windows let twice the number through across the turn of a minute or an hour;
 * the daily number bounds the hours.
 */

/** How many are let through; a window without a number has no limit. */
export interface LimitNumbers {
  /** Stands alone: its item is of one minute. */
  readonly perMinute?: number;
  readonly perHour?: number;
  readonly perDay?: number;
  /** Another count of the same subject that must be below its own daily number, too. */
  readonly unless?: { readonly counts: "wrongCodes"; readonly perDay: number };
}

export interface LimitPolicy extends LimitNumbers {
  /** What is counted of the subject. */
  readonly counts: "starts" | "codes" | "wrongCodes" | "mails" | "signIns";
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

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

/** The window that an item of the policy's counts is kept for. */
export function spanOf({ perMinute }: LimitPolicy, now: number): { name: string; endsAt: number } {
  const { day, hour, minute, minuteEndsAt, dayEndsAt } = windowsAt(now);
  if (perMinute === undefined) return { name: day, endsAt: dayEndsAt };
  return { name: `${day}T${hour}:${minute}`, endsAt: minuteEndsAt };
}

export interface Counts {
  readonly inHour: number;
  /** In the minute of a policy per minute, otherwise in the day. */
  readonly inSpan: number;
  /** The count that `unless` names. */
  readonly other: number;
}

/** When a subject that has used up its counts is served again, or `undefined` while it still is. */
export function opensAt(policy: LimitPolicy, counts: Counts, now: number): number | undefined {
  const { endsAt } = spanOf(policy, now);
  const inSpan = policy.perMinute ?? policy.perDay;
  if (policy.unless !== undefined && counts.other >= policy.unless.perDay) return endsAt;
  if (inSpan !== undefined && counts.inSpan >= inSpan) return endsAt;
  if (policy.perHour !== undefined && counts.inHour >= policy.perHour) return windowsAt(now).hourEndsAt;
  return undefined;
}
