import { stateProblemOf } from "./state-problem.ts";

/** An emulator's own failure on the console: one sentence where a person can set it right, the whole error elsewhere. */
export function logFailure(emulator: string, error: unknown): void {
  console.error(`${emulator}:`, stateProblemOf(error, "the state folder")?.message ?? error);
}
