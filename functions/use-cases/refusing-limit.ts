import type { LimitPolicy } from "../domain/limit.ts";
import type { Limits } from "./ports.ts";

/** One count to be made: of whom, under which policy, and how the audit trail calls the limit. */
export interface Counted {
  readonly policy: LimitPolicy;
  readonly subject: string;
  readonly reason: string;
}

/** Counts one after the other until one refuses: whoever is refused by an early one uses up nothing of the later ones. */
export async function refusingLimit(
  limits: Limits,
  now: number,
  counted: readonly Counted[],
): Promise<{ readonly reason: string; readonly retryAt: number } | undefined> {
  for (const { policy, subject, reason } of counted) {
    const { refusedUntil } = await limits.count(policy, subject, now);
    if (refusedUntil !== undefined) return { reason, retryAt: refusedUntil };
  }
  return undefined;
}

/** The one subject of what is counted for everybody together. */
export const EVERYBODY = "everybody";
