import type { SqsClient } from "../event-sources/sqs-client.ts";
import type { QueueDeclaration } from "../resources/stander.ts";

export interface QueueState {
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
  /** Name of the queue that takes what failed too often. */
  readonly deadLetterQueue?: string;
  /** Messages in there. */
  readonly deadLetters?: number;
}

export async function queueStates(
  queues: readonly QueueDeclaration[],
  sqs: Pick<SqsClient, "attributes">,
): Promise<readonly QueueState[]> {
  const states = await Promise.all(
    queues.map(async (queue) => ({ queue, ...(await counts(queue.url, sqs)) })),
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
