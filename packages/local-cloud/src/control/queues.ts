import type { QueueDeclaration } from "../resources/resource-handler.ts";
import type { SqsClient } from "../services/lambda/event-sources/sqs-client.ts";
import type { SqsPoller } from "../services/lambda/event-sources/sqs-poller.ts";

export interface QueueState {
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
  /** Of those in flight, the ones that a function works on right now; the others failed, and come back. */
  readonly held: number;
  /** Name of the queue that takes what failed too often. */
  readonly deadLetterQueue?: string;
  /** Messages in there. */
  readonly deadLetters?: number;
}

export async function queueStates(
  queues: readonly QueueDeclaration[],
  sqs: Pick<SqsClient, "attributes">,
  pollers: readonly Pick<SqsPoller, "queueUrl" | "held">[] = [],
): Promise<readonly QueueState[]> {
  const heldOf = (url: string): number => {
    const ofQueue = pollers.filter(({ queueUrl }) => queueUrl === url);
    return ofQueue.reduce((sum, poller) => sum + poller.held().size, 0);
  };
  const states = await Promise.all(
    queues.map(async (queue) => ({ queue, ...(await counts(queue.url, sqs)), held: heldOf(queue.url) })),
  );
  return states.map(({ queue: { name, url, arn, deadLetterArn }, ...own }) => {
    const dead = states.find(({ queue }) => queue.arn === deadLetterArn);
    const deadLetters = dead && { deadLetterQueue: dead.queue.name, deadLetters: total(dead) };
    return { name, url, arn, ...own, ...deadLetters };
  });
}

interface Counts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

async function counts(url: string, sqs: Pick<SqsClient, "attributes">): Promise<Counts> {
  const attributes = await sqs.attributes(url);
  const count = (name: string): number => Number(attributes[`ApproximateNumberOfMessages${name}`] ?? 0);
  return { visible: count(""), inFlight: count("NotVisible"), delayed: count("Delayed") };
}

function total({ visible, inFlight, delayed }: Counts): number {
  return visible + inFlight + delayed;
}
