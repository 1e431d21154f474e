import type { CallResult } from "../client/call.ts";
import { codeOf } from "../client/failure.ts";

const TRIES = 6;
const PAUSE_MS = 2500;

/**
 * Completes, and completes again while an earlier try (whose answer was lost) is still being worked on: the API takes a
 * repeated completion as the same one.
 */
export async function completePatiently<T>(
  complete: () => Promise<CallResult<T>>,
  pause: (ms: number) => Promise<void> = sleep,
): Promise<CallResult<T>> {
  let result = await complete();
  for (let tries = 1; tries < TRIES && isUnderWay(result); tries += 1) {
    await pause(PAUSE_MS);
    result = await complete();
  }
  return result;
}

const isUnderWay = <T>(result: CallResult<T>) =>
  !result.ok && codeOf(result.failure) === "completion-in-progress";

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
