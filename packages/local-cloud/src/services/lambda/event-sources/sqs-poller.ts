import { setTimeout as sleep } from "node:timers/promises";
import type { LambdaFunction } from "../function.ts";
import { processedMessages } from "./batch-result.ts";
import type { ReceivedMessage, SqsClient } from "./sqs-client.ts";
import { sqsEvent } from "./sqs-event.ts";

/** An `AWS::Lambda::EventSourceMapping` of a queue. */
export interface SqsMapping {
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly region: string;
  /** 1–10,000 */
  readonly batchSize: number;
  /** How long to gather a batch; 0 hands over what there is. */
  readonly windowSeconds: number;
  /** Batches in flight at most. */
  readonly maxConcurrency: number;
  readonly reportsItemFailures: boolean;
}

export interface PollerOptions {
  readonly mapping: SqsMapping;
  readonly target: Pick<LambdaFunction, "invoke">;
  readonly sqs: SqsClient;
  /** Lambda polls with the function's role. Throws when the role may not. */
  use(action: string): void;
  onError(error: unknown): void;
}

export interface SqsPoller {
  readonly queueUrl: string;
  /** Receipt handles of the messages that the function works on right now. */
  held(): ReadonlySet<string>;
  /** Takes no more messages, and waits a second for the batches in flight; what fails then comes back later. */
  stop(): Promise<void>;
}

/** Messages in one `ReceiveMessage`, and seconds of its long poll, at most. */
const receiveLimit = 10;
const longPollSeconds = 20;
const retryPauseMs = 1_000;
const stopPatienceMs = 1_000;

export function startSqsPoller(options: PollerOptions): SqsPoller {
  const { mapping, target, sqs, use } = options;
  const stopping = new AbortController();
  const inFlight = new Set<Promise<void>>();
  const held = new Set<string>();

  async function deliver(batch: readonly ReceivedMessage[]): Promise<void> {
    for (const { ReceiptHandle } of batch) held.add(ReceiptHandle);
    try {
      const outcome = await target.invoke(sqsEvent(batch, mapping));
      const done = processedMessages(batch, outcome, mapping.reportsItemFailures);
      if (done.length === 0) return;
      use("sqs:DeleteMessage");
      await sqs.remove(mapping.queueUrl, done);
    } finally {
      for (const { ReceiptHandle } of batch) held.delete(ReceiptHandle);
    }
  }

  function track(delivery: Promise<void>): void {
    const tracked = delivery.catch(report).finally(() => inFlight.delete(tracked));
    inFlight.add(tracked);
  }

  function report(error: unknown): void {
    if (!stopping.signal.aborted) options.onError(error);
  }

  async function poll(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        if (inFlight.size >= mapping.maxConcurrency) await Promise.race(inFlight);
        else await takeBatch();
      } catch (error) {
        report(error);
        await sleep(retryPauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  async function takeBatch(): Promise<void> {
    const batch = await collectBatch(mapping, sqs, stopping.signal);
    if (batch.length === 0) return;
    use("sqs:ReceiveMessage");
    track(deliver(batch));
  }

  const polling = poll();
  return {
    queueUrl: mapping.queueUrl,
    held: () => held,
    async stop() {
      stopping.abort();
      await polling;
      await Promise.race([Promise.all(inFlight), sleep(stopPatienceMs, undefined, { ref: false })]);
    },
  };
}

/** Checks what AWS checks when a mapping is created, with AWS's sentence. */
export function checkPollerPermissions(use: (action: string) => void): void {
  for (const action of ["ReceiveMessage", "DeleteMessage", "GetQueueAttributes"]) {
    try {
      use(`sqs:${action}`);
    } catch (cause) {
      const sentence = `The provided execution role does not have permissions to call ${action} on SQS`;
      throw new Error(cause instanceof Error ? `${sentence}: ${cause.message}` : sentence, { cause });
    }
  }
}

async function collectBatch(
  { queueUrl, batchSize, windowSeconds }: SqsMapping,
  sqs: SqsClient,
  signal: AbortSignal,
): Promise<readonly ReceivedMessage[]> {
  const receive = (room: number, waitSeconds: number) =>
    sqs.receive(queueUrl, { max: Math.min(receiveLimit, room), waitSeconds }, signal);
  const batch = [...(await receive(batchSize, longPollSeconds))];
  const deadline = performance.now() + windowSeconds * 1000;
  while (batch.length > 0 && batch.length < batchSize && performance.now() < deadline) {
    const waitSeconds = Math.ceil((deadline - performance.now()) / 1000);
    batch.push(...(await receive(batchSize - batch.length, Math.min(longPollSeconds, waitSeconds))));
  }
  return batch;
}
