import { setTimeout as sleep } from "node:timers/promises";
import type { Answer } from "../integration/support/browser.ts";

const pauseMs = 300;
/** A restart takes some seconds; a claim that a kill has left is settled within a minute. */
const patienceMs = 180_000;

/**
 * Tries again as the web does: when nothing answers, when the service fails, and while an earlier try is worked on.
 * `onFailure` notes what was overcome.
 */
export async function patiently(
  ask: () => Promise<Answer>,
  onFailure: () => void = () => {},
): Promise<Answer> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask().catch(() => undefined); // no connection
    if (answer !== undefined && !isToCome(answer)) return answer;
    if (performance.now() > deadline) throw new Error(`no answer: ${JSON.stringify(answer?.body)}`);
    onFailure();
    await sleep(pauseMs);
  }
}

const isToCome = ({ status, body }: Answer): boolean =>
  status >= 500 || JSON.stringify(body ?? "").includes('"completion-in-progress"');

/** Asks until there is something, also of a cloud that is down for a while. */
export async function awaited<T>(what: string, probe: () => Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    const found = await probe().catch(() => undefined);
    if (found !== undefined) return found;
    await sleep(pauseMs);
  }
  throw new Error(`waited in vain for ${what}`);
}
