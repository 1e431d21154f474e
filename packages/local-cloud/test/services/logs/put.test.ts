import {
  CloudWatchLogsClient,
  CreateLogStreamCommand,
  FilterLogEventsCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Listening } from "../../../src/listening/loopback-server.ts";
import { type LogStore, openLogStore } from "../../../src/services/lambda/log-store.ts";
import { logGroupsOf } from "../../../src/services/logs/log-groups.ts";
import { linesOf, startLogs } from "../../../src/services/logs/logs.ts";
import { ACCOUNT, clientOf, failureOf, REGION, type Scratch, scratchFolder } from "../support/fixtures.ts";

const groups = logGroupsOf([
  { name: "audit", writers: ["place-order"] },
  { name: "/aws/lambda/worker", writers: ["worker"] },
]);
const stream = { logGroupName: "audit", logStreamName: "operator/20261129T000000Z" };
const event = (second: number, message: string) => ({
  timestamp: Date.UTC(2026, 10, 29, 0, 0, second),
  message,
});

describe("lines that operators put beside those of functions", () => {
  let scratch: Scratch;
  let store: LogStore;
  let running: Listening;
  let client: CloudWatchLogsClient;

  async function open() {
    store = openLogStore({ folder: scratch.folder, now: () => Date.UTC(2026, 10, 29) });
    running = await startLogs({ groups, region: REGION, accountId: ACCOUNT, ...linesOf(store) });
    client = new CloudWatchLogsClient(clientOf(running.url));
  }
  async function close() {
    client.destroy();
    await running.close();
    store.close();
  }
  beforeEach(async () => {
    scratch = scratchFolder();
    await open();
  });
  afterEach(async () => {
    await close();
    scratch.remove();
  });

  const put = (...logEvents: ReturnType<typeof event>[]) =>
    client.send(new PutLogEventsCommand({ ...stream, logEvents }));
  const found = async (logGroupName = "audit") =>
    (await client.send(new FilterLogEventsCommand({ logGroupName }))).events?.map(
      ({ timestamp, logStreamName, message }) => ({ timestamp, logStreamName, message }),
    );

  it("are found in their group and stream as they were put, after a restart, too", async () => {
    const message = JSON.stringify({ level: "INFO", message: { audit: { event: "order.mended" } } });
    await client.send(new CreateLogStreamCommand(stream));
    await put(event(1, JSON.stringify({ timestamp: "2026-11-29T00:00:01.000Z", n: 1 })), event(2, message));
    await close();
    await open();
    expect(await found()).toMatchObject([
      { ...event(1, '{"timestamp":"2026-11-29T00:00:01.000Z","n":1}'), logStreamName: stream.logStreamName },
      { timestamp: event(2, "").timestamp, logStreamName: stream.logStreamName },
    ]);
    expect(await found("/aws/lambda/worker")).toEqual([]);
    await put(event(3, "plain"));
    expect(await found()).toHaveLength(3);
  });

  it("need a group and a stream that are there, once each", async () => {
    expect((await failureOf(put(event(1, "{}")))).name).toBe("ResourceNotFoundException");
    const elsewhere = new CreateLogStreamCommand({ ...stream, logGroupName: "none" });
    expect((await failureOf(client.send(elsewhere))).name).toBe("ResourceNotFoundException");
    await client.send(new CreateLogStreamCommand(stream));
    const again = client.send(new CreateLogStreamCommand(stream));
    expect((await failureOf(again)).name).toBe("ResourceAlreadyExistsException");
  });

  it("come in the order of time", async () => {
    await client.send(new CreateLogStreamCommand(stream));
    expect((await failureOf(put(event(2, "a"), event(1, "b")))).name).toBe("InvalidParameterException");
    expect(await found()).toEqual([]);
  });
});
