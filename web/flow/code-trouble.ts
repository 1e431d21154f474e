import type { CodeStanding } from "./code-kind.ts";

/** Why a code cannot be gone on with: its time is over, its attempts are used up, a newer one was sent. */
export type CodeTrouble = "expired" | "locked" | "old";

/** What stands in the way of the code, as the registration stands. */
export function codeTrouble(
  { state, attemptsLeft }: Pick<CodeStanding, "state" | "attemptsLeft">,
  isOld: boolean,
): CodeTrouble | undefined {
  if (state === "expired") return "expired";
  if (attemptsLeft === 0) return "locked";
  return isOld ? "old" : undefined;
}
