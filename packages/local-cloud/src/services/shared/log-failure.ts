import { isObject } from "../../template/json.ts";
import { stateProblemOf } from "./state-problem.ts";

/**
 * An emulator's own failure on the console: one sentence where a person can set it right, the whole error elsewhere. A
 * client that left in the middle of its request is no failure.
 */
export function logFailure(emulator: string, error: unknown): void {
  if (isObject(error) && error["code"] === "ECONNRESET") return;
  console.error(`${emulator}:`, stateProblemOf(error, "the state folder")?.message ?? error);
}
