/** The half hour, as the registrant is told about it. */

const MINUTE_MS = 60_000;

/** Told ahead of the end, so that nobody is surprised (WCAG 2.2, 2.2.1); asking for a new code extends the time. */
const WARNING_MINUTES = [10, 5, 1] as const;

/** From here on the time can be extended where it is shown. */
export const RENEWABLE_MINUTES = 10;

/** Clocks are compared by headers of whole seconds: half an hour and a second is half an hour. */
const TOLERANCE_MS = 2000;

/** Whole minutes that are left, rounded up; 0 only when the time is over. */
export const minutesLeft = (remainingMs: number) =>
  Math.max(remainingMs > 0 ? 1 : 0, Math.ceil((remainingMs - TOLERANCE_MS) / MINUTE_MS));

/** The warning that falls due when the remaining time shrinks from one value to the other. */
export const warningDue = (beforeMs: number, nowMs: number): number | undefined =>
  WARNING_MINUTES.findLast(
    (minutes) => beforeMs > minutes * MINUTE_MS && nowMs <= minutes * MINUTE_MS && nowMs > 0,
  );

/** Seconds until an instant, at least 0. */
export const secondsUntil = (instant: string, now: number) =>
  Math.max(0, Math.ceil((Date.parse(instant) - now) / 1000));

const POLL_SECONDS = [2, 2, 3, 3, 5, 5, 10, 10, 20] as const;
const POLL_SECONDS_LATER = 30;

/** How long to wait before asking how the mail fares: often while it should arrive, then seldom. */
export const pollDelayMs = (asked: number) => (POLL_SECONDS[asked] ?? POLL_SECONDS_LATER) * 1000;
