import { setTimeout as sleep } from "node:timers/promises";

/** Longer than the slowest thing that anybody waits for here: a message that comes back after 30 seconds. */
const usual = { pauseMs: 40, patienceMs: 90_000 };

/**
 * Asks again and again until the answer is no longer `undefined`; throws when that takes too long. `what` is in the error,
 * as it is by then.
 */
export async function eventually<T>(
  what: string | (() => string),
  probe: () => Promise<T | undefined>,
  { pauseMs, patienceMs } = usual,
): Promise<T> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    const found = await probe();
    if (found !== undefined) return found;
    await sleep(pauseMs);
  }
  throw new Error(
    `Waited for ${patienceMs / 1000} seconds in vain for ${typeof what === "string" ? what : what()}; see the logs in reports/local-cloud/`,
  );
}

type Exchange = { readonly status: number; readonly body: unknown };

/** Repeats a completion that is asked to come again, because one is being worked on. */
export const whileInProgress = <T extends Exchange>(complete: () => Promise<T>): Promise<T> =>
  repeatWhile(isInProgress, complete);

/** Repeats a request that fails on the service's side, too, as its answer asks for. */
export const untilServed = <T extends Exchange>(attempt: () => Promise<T>): Promise<T> =>
  repeatWhile(isToCome, attempt);

/** Whether an answer asks to come again. */
export const isToCome = (answer: Exchange): boolean => answer.status >= 500 || isInProgress(answer);

const isInProgress = ({ body }: Exchange): boolean =>
  JSON.stringify(body ?? "").includes('"completion-in-progress"');

function repeatWhile<T>(isRefused: (answer: T) => boolean, attempt: () => Promise<T>): Promise<T> {
  return eventually("an answer that does not ask to come again", async () => {
    const answer = await attempt();
    return isRefused(answer) ? undefined : answer;
  });
}
