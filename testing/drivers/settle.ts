/** Lets time pass until no message waits any more, in any queue but those for dead letters. */
import { setTimeout as sleep } from "node:timers/promises";
import type { TestCloud } from "../cloud/cloud-process.ts";
import { advanceAtRest, isForDeadLetters, messagesIn, queuesOf } from "./control.ts";

/** More than the delay of a follow-up; twice it is more than a failed message stays hidden. */
const stepSeconds = 16;
const patienceMs = 120_000;
/** Between two looks: the longer somebody works, the rarer they are, as each costs a call for every queue. */
const pausesMs = [15, 30, 60, 120];
const longestPauseMs = 240;

/** Throws when there are still messages after two minutes. */
export async function settle(cloud: TestCloud): Promise<void> {
  const deadline = performance.now() + patienceMs;
  let looks = 0;
  while (performance.now() < deadline) {
    const queues = (await queuesOf(cloud)).filter((queue) => !isForDeadLetters(queue));
    if (messagesIn(queues) === 0) return;
    looks = (await advanceAtRest(cloud, stepSeconds)) ? 0 : looks + 1;
    await sleep(pausesMs[looks] ?? longestPauseMs);
  }
  throw new Error(
    `After ${patienceMs / 1000} seconds there are still messages: ${JSON.stringify(await queuesOf(cloud))}`,
  );
}
