import type { ReachedLimit, Tally } from "../domain/limit.ts";
import type { Limits } from "./ports.ts";

/**
 * Counts one tally after the other until one refuses: whoever is refused by an early one uses up nothing of the later
 * ones.
 */
export async function refusingLimit(
  limits: Limits,
  tallies: readonly Tally[],
  now: number,
): Promise<ReachedLimit | undefined> {
  for (const tally of tallies) {
    const { refused } = await limits.count(tally, now);
    if (refused) return refused;
  }
  return undefined;
}
