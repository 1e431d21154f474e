/**
 * Cognito slows down guessing: after the n-th failure in a row (n ≥ 5) the user is locked out for 2^(n−5) seconds.
 * Attempts meanwhile fail without counting. A success, or 15 minutes without any attempt, starts anew.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow-things-to-know.html
 */
export interface SignInHistory {
  readonly failures: number;
  /** Epoch milliseconds; 0 when never. */
  readonly lastFailureAt: number;
  readonly lastAttemptAt: number;
}

const FREE_FAILURES = 5;
const LONGEST_MS = 15 * 60 * 1000;

/** The failures that still count now. */
export function countedFailures(history: SignInHistory, now: number): number {
  return now - history.lastAttemptAt >= LONGEST_MS ? 0 : history.failures;
}

export function isLockedOut(history: SignInHistory, now: number): boolean {
  const failures = countedFailures(history, now);
  if (failures < FREE_FAILURES) return false;
  const lockMs = Math.min(2 ** (failures - FREE_FAILURES) * 1000, LONGEST_MS);
  return now < history.lastFailureAt + lockMs;
}
