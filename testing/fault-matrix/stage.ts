/** One local cloud and what the steps need of it. */
import { setTimeout as sleep } from "node:timers/promises";
import { startCloudProcess, type TestCloud } from "../cloud/cloud-process.ts";
import { advance, isAtRest, isForDeadLetters, messagesIn, queuesOf } from "../drivers/control.ts";
import { anOperator, type Operator } from "../drivers/operator.ts";

export interface Stage {
  readonly cloud: TestCloud;
  readonly operator: Operator;
  /** Lets time pass until no message waits any more, in any queue. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** More than the delay of a follow-up; twice it is more than a failed message stays hidden. */
const stepSeconds = 16;
const patienceMs = 120_000;
/** Between two looks: the longer nothing has changed, the rarer they are, as each costs a call for every queue. */
const pausesMs = [15, 30, 60, 120];
const longestPauseMs = 240;

export async function openStage(name: string): Promise<Stage> {
  const cloud = await startCloudProcess({ name });
  const operator = anOperator(cloud);
  return {
    cloud,
    operator,
    settle: () => settle(cloud),
    async stop() {
      operator.close();
      await cloud.stop();
    },
  };
}

/** The clock is moved only when nothing is being worked on: what waits then, waits for time to pass. */
export async function settle(cloud: TestCloud): Promise<void> {
  const deadline = performance.now() + patienceMs;
  let wasQuiet = false;
  let looks = 0;
  while (performance.now() < deadline) {
    const queues = (await queuesOf(cloud)).filter((queue) => !isForDeadLetters(queue));
    if (messagesIn(queues) === 0) return;
    const isQuiet = isAtRest(queues);
    // Twice: between its receipt and its delivery, a message looks like one that failed.
    const isDue = isQuiet && wasQuiet;
    if (isDue) await advance(cloud, stepSeconds);
    looks = isQuiet ? 0 : looks + 1;
    wasQuiet = isQuiet && !wasQuiet;
    await sleep(pausesMs[looks] ?? longestPauseMs);
  }
  throw new Error(
    `After ${patienceMs / 1000} seconds there are still messages: ${JSON.stringify(await queuesOf(cloud))}`,
  );
}
