import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  FilterLogEventsCommand,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from "@aws-sdk/client-cloudwatch-logs";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import type { Listening } from "../../../src/listening/loopback-server.ts";
import type { LogLine } from "../../../src/services/lambda/log-line.ts";
import { logGroupsOf } from "../../../src/services/logs/log-groups.ts";
import { startLogs } from "../../../src/services/logs/logs.ts";
import { ACCOUNT, clientOf, failureOf, REGION } from "../support/fixtures.ts";

// Thousands of lines are read through an SDK.
jest.setTimeout(60_000);

const start = Date.UTC(2026, 10, 22, 3);
const at = (index: number): string => new Date(start + index * 1000).toISOString();

function audited(index: number, audit: object): LogLine {
  const record = { timestamp: at(index), level: "INFO", message: { audit } };
  const text = JSON.stringify({ time: at(index), function: "place-order", ...record });
  return { time: at(index), function: "place-order", text };
}

const groups = logGroupsOf([
  { name: "audit", writers: ["place-order", "sign-in"] },
  { name: "/aws/lambda/worker", writers: ["worker"] },
]);

describe("the emulator of CloudWatch Logs", () => {
  let running: Listening;
  let client: CloudWatchLogsClient;
  let lines: LogLine[];

  beforeEach(async () => {
    lines = [
      { time: at(0), function: "sign-in", text: JSON.stringify({ time: at(0), type: "platform.start" }) },
      audited(1, { event: "order.started", orderId: "r1", attempt: 1 }),
      audited(2, { event: "order.started", orderId: "r2" }),
      audited(3, { event: "auth.signed-in", accountId: "a.1" }),
    ];
    running = await startLogs({
      groups,
      region: REGION,
      accountId: ACCOUNT,
      lines: () => lines,
      put: () => undefined,
    });
    client = new CloudWatchLogsClient(clientOf(running.url));
  });
  afterEach(async () => {
    client.destroy();
    await running.close();
  });

  async function found(filterPattern: string, more: object = {}): Promise<string[]> {
    const pages = paginateFilterLogEvents({ client }, { logGroupName: "audit", filterPattern, ...more });
    const messages: string[] = [];
    for await (const { events = [] } of pages) messages.push(...events.map(({ message = "" }) => message));
    return messages;
  }

  it.each([
    ['{ $.message.audit.orderId = "r2" }', [2]],
    ['{ $.message.audit.event = "*" }', [1, 2, 3]],
    ['{ $.message.audit.event = "order.*" }', [1, 2]],
    ['{ ($.message.audit.orderId = "r1") || ($.message.audit.accountId = "a.1") }', [1, 3]],
    ['{$.message.audit.event="order.*"&&$.message.audit.orderId="r1"}', [1]],
    ['{ $.message.audit.accountId = "aX1" }', []],
    ['{ $.message.audit.attempt = "1" }', []],
    ['{ $.type = "platform.start" }', [0]],
  ])("finds by %s", async (pattern, expected) => {
    const times = (await found(pattern)).map((message) => {
      const { timestamp, time } = JSON.parse(message);
      return timestamp ?? time;
    });
    expect(times).toEqual(expected.map(at));
  });

  it("gives a line as the function wrote it", async () => {
    const [message = ""] = await found('{ $.message.audit.orderId = "r2" }');
    const audit = { event: "order.started", orderId: "r2" };
    expect(JSON.parse(message)).toEqual({ timestamp: at(2), level: "INFO", message: { audit } });
  });

  it("leaves out what was logged before the start and after the end", async () => {
    const period = { startTime: start + 2000, endTime: start + 2000 };
    expect(await found('{ $.message.audit.event = "*" }', period)).toHaveLength(1);
  });

  it("answers in parts, some of them empty", async () => {
    lines = Array.from({ length: 5000 }, (_, index) =>
      audited(index, { event: "code.failed", orderId: `r${index}` }),
    );
    expect(await found('{ $.message.audit.orderId = "r4999" }')).toHaveLength(1);
    expect(await found('{ $.message.audit.event = "*" }')).toHaveLength(5000);
  });

  it.each([
    ["a bare term", "ERROR", "not emulated.*ERROR"],
    ["a comparison of numbers", "{ $.message.audit.attempt > 3 }", "not emulated.*> 3"],
    ["a test for null", "{ $.message.audit.event IS NULL }", "not emulated.*IS NULL"],
    ["a value without quotes", "{ $.message.audit.event = order }", "not emulated.*order"],
    ["a pattern without its end", '{ $.message.audit.event = "a" ', "nothing where }"],
    ["something after the end", '{ $.message.audit.event = "a" } "b"', "goes on after its end"],
    ["what is too long for AWS", `{ $.a = "${"a".repeat(1100)}" }`, "longer than 1024"],
  ])("refuses %s", async (_, pattern, problem) => {
    const { name, message } = await failureOf(found(pattern));
    expect(name).toBe("InvalidParameterException");
    expect(message).toMatch(new RegExp(problem));
  });

  it("stops at the limit, and goes on from there", async () => {
    const input = { logGroupName: "audit", filterPattern: '{ $.message.audit.event = "*" }', limit: 2 };
    const first = await client.send(new FilterLogEventsCommand(input));
    expect(first.events).toHaveLength(2);
    const { nextToken } = first;
    const second = await client.send(new FilterLogEventsCommand({ ...input, nextToken }));
    expect([second.events?.length, second.nextToken]).toEqual([1, undefined]);
    const none = client.send(new FilterLogEventsCommand({ ...input, limit: 10_001 }));
    expect((await failureOf(none)).name).toBe("InvalidParameterException");
  });

  it("gives the lines of one group, by name or ARN, of chosen streams, with or without a pattern", async () => {
    lines.push({ time: at(9), function: "worker", text: JSON.stringify({ time: at(9), message: "done" }) });
    const count = async (input: object) =>
      (await client.send(new FilterLogEventsCommand(input))).events?.length;
    const arn = `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:audit`;
    expect(await count({ logGroupName: "audit" })).toBe(4);
    expect(await count({ logGroupIdentifier: arn, interleaved: true })).toBe(4);
    expect(await count({ logGroupIdentifier: `${arn}:*`, filterPattern: " " })).toBe(4);
    expect(await count({ logGroupName: "audit", logStreamNames: ["sign-in"] })).toBe(1);
    expect(await count({ logGroupName: "audit", logStreamNamePrefix: "place" })).toBe(3);
    expect(await count({ logGroupName: "/aws/lambda/worker" })).toBe(1);
  });

  it("describes the groups, in pages", async () => {
    const { logGroups } = await client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: "au" }));
    expect(logGroups).toEqual([
      {
        logGroupName: "audit",
        arn: `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:audit:*`,
        logGroupArn: `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:audit`,
        logGroupClass: "STANDARD",
        creationTime: start,
        metricFilterCount: 0,
        storedBytes: lines.reduce((sum, { text }) => sum + text.length, 0),
      },
    ]);
    const names: (string | undefined)[] = [];
    for await (const page of paginateDescribeLogGroups({ client }, { limit: 1 }))
      names.push(...(page.logGroups ?? []).map(({ logGroupName }) => logGroupName));
    expect(names).toEqual(["/aws/lambda/worker", "audit"]);
    const part = await client.send(new DescribeLogGroupsCommand({ logGroupNamePattern: "lambda" }));
    expect(part.logGroups).toMatchObject([{ logGroupName: "/aws/lambda/worker", storedBytes: 0 }]);
  });

  it("keeps the lines of functions that are no longer declared", () => {
    const one = logGroupsOf([{ name: "all", writers: ["a"] }]);
    expect([one.of("a"), one.of("gone")]).toEqual(["all", "all"]);
    expect(groups.of("gone")).toBe("/aws/lambda/gone");
  });

  it("knows no other log group", async () => {
    const { name } = await failureOf(found('{ $.a = "b" }', { logGroupName: "other" }));
    expect(name).toBe("ResourceNotFoundException");
  });
});
