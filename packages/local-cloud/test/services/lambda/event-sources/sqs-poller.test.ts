import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterEach, describe, expect, it } from "@jest/globals";
import type { SQSEvent } from "aws-lambda";
import { createSqsClient } from "../../../../src/services/lambda/event-sources/sqs-client.ts";
import {
  checkPollerPermissions,
  type SqsMapping,
  startSqsPoller,
} from "../../../../src/services/lambda/event-sources/sqs-poller.ts";
import type { InvocationOutcome } from "../../../../src/services/lambda/outcome.ts";
import { startSqs } from "../../../../src/services/sqs/sqs.ts";
import { standingClock } from "../../support/fixtures.ts";

const region = "ap-northeast-1";
const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

type Handler = (event: SQSEvent) => Promise<unknown>;

async function setup(handler: Handler, overrides: Partial<SqsMapping> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "poller-"));
  const emulator = await startSqs({
    clock: standingClock(),
    dataDir: folder,
    publicUrl: "http://127.0.0.1:4566",
    region,
    accountId: "000000000000",
  });
  const dead = await emulator.ensureQueue({ QueueName: "dead" });
  const queue = await emulator.ensureQueue({
    QueueName: "mails",
    VisibilityTimeout: 1,
    RedrivePolicy: { deadLetterTargetArn: dead.arn, maxReceiveCount: 2 },
  });
  const sqs = createSqsClient(emulator.url);
  const events: SQSEvent[] = [];
  const used: string[] = [];
  const poller = startSqsPoller({
    mapping: {
      queueUrl: queue.url,
      queueArn: queue.arn,
      region,
      batchSize: 10,
      windowSeconds: 0,
      maxConcurrency: 5,
      reportsItemFailures: true,
      ...overrides,
    },
    target: {
      invoke: async (event): Promise<InvocationOutcome> => {
        events.push(event as SQSEvent); // the poller makes no other
        const payload = await handler(event as SQSEvent);
        return { kind: "returned", requestId: "r", payload };
      },
    },
    sqs,
    use: (action) => used.push(action),
    onError: (error) => {
      throw error;
    },
  });
  const credentials = { accessKeyId: "a", secretAccessKey: "b" };
  const client = new SQSClient({ endpoint: emulator.url, region, credentials, useQueueUrlAsEndpoint: false });
  const send = (body: string, rest: object = {}) =>
    client.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: body, ...rest }));
  cleanups.push(
    async () => rmSync(folder, { recursive: true }),
    () => emulator.close(),
    async () => sqs.close(),
    () => poller.stop(),
    async () => client.destroy(),
  );
  const visible = async (url: string) => Number((await sqs.attributes(url))["ApproximateNumberOfMessages"]);
  const hidden = async (url: string) =>
    Number((await sqs.attributes(url))["ApproximateNumberOfMessagesNotVisible"]);
  return { queue, dead, events, used, send, visible, hidden, poller };
}

async function until(condition: () => boolean | Promise<boolean>, limitMs = 45_000): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error("it did not come about");
    await sleep(5);
  }
}

describe("the poller", () => {
  it("hands a message over within tens of milliseconds, in Lambda's shape, and deletes it", async () => {
    const { queue, send, events, visible, hidden, used } = await setup(async () => null);
    const took: number[] = [];
    // The first warms up; on a busy machine another may wait for the processor. A poll that was too late takes a second.
    while (took.length < 8 && !took.some((ms) => ms < 500)) {
      const sent = performance.now();
      await send("本文", { MessageAttributes: { kind: { DataType: "String", StringValue: "code" } } });
      await until(() => events.length > took.length);
      took.push(performance.now() - sent);
    }
    expect(Math.min(...took)).toBeLessThan(500);
    expect(events.at(-1)).toEqual({
      Records: [
        {
          messageId: expect.any(String),
          receiptHandle: expect.any(String),
          body: "本文",
          attributes: expect.objectContaining({
            ApproximateReceiveCount: "1",
            SentTimestamp: expect.stringMatching(/^\d{13}$/),
            ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
          }),
          messageAttributes: {
            kind: { stringValue: "code", stringListValues: [], binaryListValues: [], dataType: "String" },
          },
          md5OfMessageAttributes: expect.any(String),
          md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
          eventSource: "aws:sqs",
          eventSourceARN: queue.arn,
          awsRegion: region,
        },
      ],
    });
    await until(async () => (await visible(queue.url)) + (await hidden(queue.url)) === 0);
    expect(used).toContain("sqs:DeleteMessage");
  });

  it("lets a failed message come back, and end in the dead-letter queue", async () => {
    const { dead, send, events, visible } = await setup(async (event) => ({
      batchItemFailures: event.Records.filter((record) => record.body === "bad").map((record) => ({
        itemIdentifier: record.messageId,
      })),
    }));
    await send("good");
    await send("bad");
    await until(async () => (await visible(dead.url)) === 1);
    const bodies = events.flatMap((event) => event.Records.map((record) => record.body));
    expect(bodies.filter((body) => body === "bad")).toHaveLength(2);
    expect(bodies.filter((body) => body === "good")).toHaveLength(1);
  });

  it("keeps several batches in flight, up to the mapping's concurrency", async () => {
    let running = 0;
    let most = 0;
    const { send, events } = await setup(
      async () => {
        running += 1;
        most = Math.max(most, running);
        await sleep(100);
        running -= 1;
        return null;
      },
      { batchSize: 1, maxConcurrency: 2 },
    );
    for (let i = 0; i < 6; i += 1) await send(String(i));
    await until(() => events.length === 6);
    expect(most).toBe(2);
  });

  it("gathers a batch for as long as its window says", async () => {
    const { send, events } = await setup(async () => null, { batchSize: 3, windowSeconds: 2 });
    for (const body of ["a", "b", "c"]) {
      await send(body);
      await sleep(50);
    }
    await until(() => events.length > 0);
    expect(events[0]?.Records.map((record) => record.body)).toEqual(["a", "b", "c"]);
  });

  it("stops at once in the middle of a long poll, and after the batch in flight", async () => {
    let finished = false;
    const { send, events, poller } = await setup(async () => {
      await sleep(100);
      finished = true;
    });
    await send("one");
    await until(() => events.length === 1);
    const started = performance.now();
    await poller.stop();
    // A long poll takes twenty.
    expect(performance.now() - started).toBeLessThan(8_000);
    expect(finished).toBe(true);
  });
});

describe("a mapping", () => {
  it("needs what AWS checks of the function's role", () => {
    const used: string[] = [];
    checkPollerPermissions((action) => used.push(action));
    expect(used).toEqual(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]);
    expect(() =>
      checkPollerPermissions((action) => {
        if (action === "sqs:DeleteMessage") throw new Error("no identity-based policy allows it");
      }),
    ).toThrow(
      "The provided execution role does not have permissions to call DeleteMessage on SQS: no identity-based policy allows it",
    );
  });
});
