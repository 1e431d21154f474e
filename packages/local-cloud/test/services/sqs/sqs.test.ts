import { networkInterfaces } from "node:os";
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { describe, expect, it } from "@jest/globals";
import { type Sqs, startSqs } from "../../../src/services/sqs/sqs.ts";
import { ACCOUNT, clientOf, failureOf, REGION, standingClock } from "../support/fixtures.ts";
import { ownFolder } from "../support/own-folder.ts";

const ENDPOINT = "http://127.0.0.1:4566";

const unattended = { isHeld: () => false, isConsumed: () => false };

describe("the SQS emulator", () => {
  const scratch = ownFolder(start, stop);
  const clock = standingClock();
  let running: Sqs;
  let client: SQSClient;
  let queue: string;

  async function start(publicUrl = ENDPOINT) {
    const options = { dataDir: scratch.folder, publicUrl, region: REGION, accountId: ACCOUNT };
    running = await startSqs({ ...options, clock });
    // The queue's URL lies on the endpoint, which isn't there: calls go to the emulator itself.
    client = new SQSClient({ ...clientOf(running.url), useQueueUrlAsEndpoint: false });
    const dead = await running.ensureQueue({ QueueName: "dead" });
    const mails = await running.ensureQueue({
      QueueName: "mails",
      VisibilityTimeout: 1,
      RedrivePolicy: { deadLetterTargetArn: dead.arn, maxReceiveCount: 2 },
      KmsMasterKeyId: "alias/aws/sqs",
    });
    queue = mails.url;
  }

  async function stop() {
    client.destroy();
    await running.close();
  }

  const send = (MessageBody: string, more: { DelaySeconds?: number } = {}) =>
    client.send(new SendMessageCommand({ QueueUrl: queue, MessageBody, ...more }));
  async function receive(from = queue, WaitTimeSeconds = 0): Promise<Message[]> {
    const wanted = { QueueUrl: from, WaitTimeSeconds, MessageSystemAttributeNames: ["All" as const] };
    return (await client.send(new ReceiveMessageCommand(wanted))).Messages ?? [];
  }
  async function receiveOne(from = queue, wait = 3): Promise<Message> {
    const [message] = await receive(from, wait);
    if (message === undefined) throw new Error("No message came.");
    return message;
  }
  const setVisibility = (message: Message, VisibilityTimeout: number) =>
    client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queue,
        ReceiptHandle: message.ReceiptHandle,
        VisibilityTimeout,
      }),
    );

  it("gives queues addresses on the endpoint, whatever its port is at this start", async () => {
    expect(queue).toBe(`${ENDPOINT}/${ACCOUNT}/mails`);
    await stop();
    await start("http://127.0.0.1:5999");
    expect(queue).toBe(`http://127.0.0.1:5999/${ACCOUNT}/mails`);
    const found = await client.send(new GetQueueUrlCommand({ QueueName: "mails" }));
    expect(found.QueueUrl).toBe(queue);
  });

  it("hides a received message for the visibility timeout, then delivers it again", async () => {
    await send("one");
    await receiveOne();
    expect(await receive()).toEqual([]);
    const again = await receiveOne();
    expect(again.Attributes?.ApproximateReceiveCount).toBe("2");
  });

  it("makes a message visible at once when its timeout is set to 0", async () => {
    await send("one");
    await setVisibility(await receiveOne(), 0);
    expect((await receiveOne(queue, 0)).Body).toBe("one");
  });

  it("moves a message that was received too often to the dead-letter queue", async () => {
    await send("poison");
    for (let attempt = 0; attempt < 2; attempt += 1) await setVisibility(await receiveOne(), 0);
    expect(await receive()).toEqual([]);
    expect((await receiveOne(queue.replace("mails", "dead"))).Body).toBe("poison");
  });

  it("holds a delayed message back", async () => {
    await send("late", { DelaySeconds: 1 });
    expect(await receive()).toEqual([]);
    expect((await receiveOne()).Body).toBe("late");
  });

  it("lets time pass at once, but for messages that are worked on, and remembers it", async () => {
    await running.ensureQueue({ QueueName: "mails", VisibilityTimeout: 60 });
    await send("failed");
    await receiveOne();
    await send("held");
    const { ReceiptHandle } = await receiveOne();
    await send("late", { DelaySeconds: 60 });
    running.pass(60_000, { ...unattended, isHeld: (handle) => handle === ReceiptHandle });
    await stop();
    await start();
    await running.ensureQueue({ QueueName: "mails", VisibilityTimeout: 60 });
    expect([(await receiveOne()).Body, (await receiveOne()).Body].sort()).toEqual(["failed", "late"]);
    expect(await receive()).toEqual([]);
    running.pass(60_000, unattended);
    expect((await receiveOne()).Body).toBe("held");
  });

  it("answers a long poll when a message comes", async () => {
    const waiting = receiveOne(queue, 5);
    await send("news");
    expect((await waiting).Body).toBe("news");
  });

  it("forgets a deleted message for good", async () => {
    await send("done");
    const { ReceiptHandle } = await receiveOne();
    await client.send(new DeleteMessageCommand({ QueueUrl: queue, ReceiptHandle }));
    await stop();
    await start();
    expect(await receive(queue, 1)).toEqual([]);
  });

  it("keeps messages and attributes when the queues are declared again", async () => {
    await send("kept");
    await stop();
    await start();
    expect((await receiveOne()).Body).toBe("kept");
    const wanted = new GetQueueAttributesCommand({ QueueUrl: queue, AttributeNames: ["All"] });
    expect((await client.send(wanted)).Attributes).toMatchObject({ VisibilityTimeout: "1" });
  });

  it("takes over changed attributes", async () => {
    await running.ensureQueue({ QueueName: "mails", VisibilityTimeout: 90 });
    const wanted = new GetQueueAttributesCommand({ QueueUrl: queue, AttributeNames: ["All"] });
    const { Attributes } = await client.send(wanted);
    expect(Attributes).toMatchObject({ VisibilityTimeout: "90" });
    expect(Attributes).not.toHaveProperty("RedrivePolicy");
  });

  it("reports a missing queue as the service does", async () => {
    const failure = await failureOf(
      client.send(new SendMessageCommand({ QueueUrl: `${ENDPOINT}/${ACCOUNT}/nope`, MessageBody: "x" })),
    );
    expect(failure.name).toBe("QueueDoesNotExist");
  });

  it.each([
    ["a FIFO queue", { QueueName: "q.fifo", FifoQueue: true }, "FifoQueue is not honoured"],
    ["a delay out of range", { QueueName: "q", DelaySeconds: 901 }, "DelaySeconds"],
    [
      "a dead-letter queue that isn't there",
      { QueueName: "q", RedrivePolicy: { deadLetterTargetArn: "arn:aws:sqs:x:y:z", maxReceiveCount: 3 } },
      "does not exist",
    ],
  ])("refuses %s", async (_case, properties, message) => {
    await expect(running.ensureQueue(properties)).rejects.toThrow(message);
  });

  it.each(["", "{", "[]", "null", '"x"', '{"__proto__":{"a":1}}', '{"QueueUrl":7,"Entries":{"a":1}}'])(
    "answers a body that is no request as the client's mistake: %j",
    async (body) => {
      for (const operation of ["SendMessage", "SendMessageBatch", "ReceiveMessage", "StartMessageMoveTask"]) {
        const answer = await fetch(running.url, {
          method: "POST",
          headers: {
            "content-type": "application/x-amz-json-1.0",
            "x-amz-target": `AmazonSQS.${operation}`,
          },
          body,
        });
        expect([operation, answer.status]).toEqual([operation, 400]);
        expect(await answer.json()).toMatchObject({ __type: expect.stringContaining("com.amazonaws.sqs#") });
      }
    },
  );

  it("listens on loopback only", async () => {
    const port = new URL(running.url).port;
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4");
    for (const { address } of outside) {
      await expect(fetch(`http://${address}:${port}/health`)).rejects.toThrow("fetch failed");
    }
    expect((await fetch(`${running.url}/health`)).status).toBe(200);
  });
});
