import {
  CancelMessageMoveTaskCommand,
  ChangeMessageVisibilityCommand,
  ListDeadLetterSourceQueuesCommand,
  ListMessageMoveTasksCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import { describe, expect, it, jest } from "@jest/globals";
import type { Clock } from "../../../src/cloud/clock.ts";
import { type Sqs, startSqs } from "../../../src/services/sqs/sqs.ts";
import { ACCOUNT, clientOf, failureOf, REGION, standingClock } from "../support/fixtures.ts";
import { ownFolder } from "../support/own-folder.ts";

jest.setTimeout(30_000);

const day = 86_400;
const publicUrl = "http://127.0.0.1:4566";
const arnOf = (name: string) => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;
const urlOf = (name: string) => `${publicUrl}/${ACCOUNT}/${name}`;

const scratch = ownFolder(start, stop);
let running: Sqs;
let client: SQSClient;
let clock: Clock;

async function start() {
  clock ??= standingClock();
  running = await startSqs({ dataDir: scratch.folder, publicUrl, region: REGION, accountId: ACCOUNT, clock });
  client = new SQSClient({ ...clientOf(running.url), useQueueUrlAsEndpoint: false });
  const RedrivePolicy = { deadLetterTargetArn: arnOf("dead"), maxReceiveCount: 1 };
  await running.ensureQueue({ QueueName: "dead", MessageRetentionPeriod: 14 * day });
  await running.ensureQueue({ QueueName: "mails", RedrivePolicy, MessageRetentionPeriod: 4 * day });
  await running.ensureQueue({ QueueName: "orders", RedrivePolicy });
  await running.ensureQueue({ QueueName: "other" });
}

async function stop() {
  client.destroy();
  await running.close();
}

/** As `POST /_local/clock` does it. */
function advance(seconds: number): void {
  clock.advance(seconds);
  running.pass(seconds * 1000, { isHeld: () => false, isConsumed: (arn) => arn === arnOf("orders") });
}

const send = (name: string, MessageBody: string) =>
  client.send(new SendMessageCommand({ QueueUrl: urlOf(name), MessageBody }));

async function receive(name: string): Promise<Message[]> {
  const wanted = { QueueUrl: urlOf(name), MaxNumberOfMessages: 10 };
  const command = new ReceiveMessageCommand({ ...wanted, MessageSystemAttributeNames: ["All"] });
  return (await client.send(command)).Messages ?? [];
}

const bodiesIn = async (name: string) => (await receive(name)).map(({ Body }) => Body).sort();

/** Received once too often. */
async function deadLetter(name: string, body: string): Promise<void> {
  await send(name, body);
  const [message] = await receive(name);
  const { ReceiptHandle } = message ?? {};
  await client.send(
    new ChangeMessageVisibilityCommand({ QueueUrl: urlOf(name), ReceiptHandle, VisibilityTimeout: 0 }),
  );
  expect(await receive(name)).toEqual([]);
}

const redrive = (input: { DestinationArn?: string; MaxNumberOfMessagesPerSecond?: number } = {}) =>
  client.send(new StartMessageMoveTaskCommand({ SourceArn: arnOf("dead"), ...input }));

describe("the redrive of dead letters", () => {
  it("brings each message back to the queue that it came from, after days and a restart", async () => {
    await deadLetter("mails", "mail");
    await deadLetter("orders", "order");
    advance(3 * day);
    await stop();
    await start();
    const { TaskHandle = "" } = await redrive({ MaxNumberOfMessagesPerSecond: 10 });
    expect(Buffer.from(TaskHandle, "base64").toString()).toContain(arnOf("dead"));
    expect([await bodiesIn("mails"), await bodiesIn("orders"), await bodiesIn("dead")]).toEqual([
      ["mail"],
      ["order"],
      [],
    ]);
    const tasks = await client.send(new ListMessageMoveTasksCommand({ SourceArn: arnOf("dead") }));
    expect(tasks.Results).toEqual([
      {
        Status: "COMPLETED",
        SourceArn: arnOf("dead"),
        MaxNumberOfMessagesPerSecond: 10,
        ApproximateNumberOfMessagesMoved: 2,
        ApproximateNumberOfMessagesToMove: 2,
        StartedTimestamp: clock.now(),
      },
    ]);
  });

  it("makes new messages of them, with an age of their own", async () => {
    await deadLetter("mails", "mail");
    advance(10 * day);
    await redrive();
    advance(3 * day);
    const [message] = await receive("mails");
    expect(message).toMatchObject({ Body: "mail", Attributes: { ApproximateReceiveCount: "1" } });
    advance(4 * day);
    expect(await receive("mails")).toEqual([]);
  });

  it("takes another destination, and comes too late after the retention", async () => {
    await deadLetter("mails", "kept");
    await redrive({ DestinationArn: arnOf("other") });
    expect(await bodiesIn("other")).toEqual(["kept"]);
    await deadLetter("mails", "lost");
    advance(14 * day + 1);
    await redrive();
    expect([await receive("mails"), await receive("dead")]).toEqual([[], []]);
  });

  it("keeps what a consumer would have received, however far the time passes at once, also for the next start", async () => {
    await client.send(
      new SendMessageCommand({ QueueUrl: urlOf("orders"), MessageBody: "late", DelaySeconds: 900 }),
    );
    await send("orders", "waiting");
    await send("other", "unattended");
    advance(730 * day);
    await stop();
    await start();
    expect([await bodiesIn("orders"), await bodiesIn("other")]).toEqual([["late", "waiting"], []]);
  });

  it("counts a dead letter's age from its first sending", async () => {
    await send("mails", "old");
    advance(3 * day);
    expect(await bodiesIn("mails")).toEqual(["old"]);
    advance(60);
    expect(await receive("mails")).toEqual([]); // moved to the dead letters just now
    advance(11 * day);
    expect(await receive("dead")).toEqual([]);
  });

  it.each([
    ["a source that is not there", { SourceArn: arnOf("nope") }, "ResourceNotFoundException"],
    ["a source that takes no dead letters", { SourceArn: arnOf("mails") }, "InvalidParameterValue"],
    [
      "a destination that is not there",
      { SourceArn: arnOf("dead"), DestinationArn: arnOf("nope") },
      "ResourceNotFoundException",
    ],
    [
      "a destination that is the source",
      { SourceArn: arnOf("dead"), DestinationArn: arnOf("dead") },
      "InvalidParameterValue",
    ],
    [
      "too great a speed",
      { SourceArn: arnOf("dead"), MaxNumberOfMessagesPerSecond: 501 },
      "InvalidParameterValue",
    ],
    ["no source", { SourceArn: undefined }, "MissingParameter"],
  ])("refuses %s", async (_case, input, name) => {
    expect(await failureOf(client.send(new StartMessageMoveTaskCommand(input)))).toMatchObject({ name });
  });

  it("lists the sources of dead letters, and cancels nothing that is done", async () => {
    const list = new ListDeadLetterSourceQueuesCommand({ QueueUrl: urlOf("dead") });
    expect((await client.send(list)).queueUrls).toEqual([urlOf("mails"), urlOf("orders")]);
    const gone = new ListDeadLetterSourceQueuesCommand({ QueueUrl: urlOf("nope") });
    expect(await failureOf(client.send(gone))).toMatchObject({ name: "QueueDoesNotExist" });
    const { TaskHandle } = await redrive();
    expect(await failureOf(client.send(new CancelMessageMoveTaskCommand({ TaskHandle })))).toMatchObject({
      name: "ResourceNotFoundException",
    });
    const pages = new ListMessageMoveTasksCommand({ SourceArn: arnOf("dead"), MaxResults: 11 });
    expect(await failureOf(client.send(pages))).toMatchObject({ name: "InvalidParameterValue" });
  });
});

describe("a message's times", () => {
  it("are those of the moved clock", async () => {
    const before = Date.now() + clock.offsetMs();
    await send("other", "one");
    advance(day);
    const [message] = await receive("other");
    const sent = Number(message?.Attributes?.["SentTimestamp"]);
    expect(sent).toBeGreaterThanOrEqual(before);
    expect(sent).toBeLessThan(before + day * 1000);
    const received = Number(message?.Attributes?.["ApproximateFirstReceiveTimestamp"]);
    expect(received - sent).toBeGreaterThanOrEqual(day * 1000);
  });
});

describe("a delay", () => {
  it.each([901, -1, 1.5])("of %d seconds is refused", async (DelaySeconds) => {
    const command = new SendMessageCommand({ QueueUrl: urlOf("other"), MessageBody: "x", DelaySeconds });
    expect(await failureOf(client.send(command))).toEqual({
      name: "InvalidParameterValue",
      message: `Value ${DelaySeconds} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.`,
    });
    expect(await receive("other")).toEqual([]);
  });

  it("that is wrong fails its entry of a batch alone", async () => {
    const batch = (...delays: number[]) =>
      client.send(
        new SendMessageBatchCommand({
          QueueUrl: urlOf("other"),
          Entries: delays.map((DelaySeconds, at) => ({ Id: `m${at}`, MessageBody: `b${at}`, DelaySeconds })),
        }),
      );
    const failure = { Id: "m1", Code: "InvalidParameterValue", SenderFault: true };
    expect(await batch(0, 901)).toMatchObject({ Successful: [{ Id: "m0" }], Failed: [failure] });
    expect(await batch(0, 0)).toMatchObject({ Successful: [{ Id: "m0" }, { Id: "m1" }] });
    expect(await batch(1000)).toMatchObject({ Failed: [{ Id: "m0" }] });
    expect(await bodiesIn("other")).toEqual(["b0", "b0", "b1"]);
  });
});
