import { setTimeout as sleep } from "node:timers/promises";

const usual = { pauseMs: 40, patienceMs: 90_000 };

/** Asks again and again until the answer is no longer `undefined`; throws when that takes too long. */
export async function eventually<T>(
  what: string,
  probe: () => Promise<T | undefined>,
  { pauseMs, patienceMs } = usual,
): Promise<T> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    const found = await probe();
    if (found !== undefined) return found;
    await sleep(pauseMs);
  }
  throw new Error(`Waited for ${patienceMs / 1000} seconds in vain for ${what}`);
}
