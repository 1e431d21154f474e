import { CloudWatchLogsClient, paginateFilterLogEvents } from "@aws-sdk/client-cloudwatch-logs";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { LogLine } from "../../../src/services/lambda/log-line.ts";
import { startLogs } from "../../../src/services/logs/logs.ts";
import type { Listening } from "../../../src/services/shared/loopback-server.ts";
import { clientOf, failureOf } from "../support/fixtures.ts";

const start = Date.UTC(2026, 10, 22, 3);
const at = (index: number): string => new Date(start + index * 1000).toISOString();

function audited(index: number, audit: object): LogLine {
  const record = { timestamp: at(index), level: "INFO", message: { audit } };
  const text = JSON.stringify({ time: at(index), function: "place-order", ...record });
  return { time: at(index), function: "place-order", text };
}

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
    running = await startLogs({ logGroup: "audit", lines: () => lines });
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

  it("knows no other log group", async () => {
    const { name } = await failureOf(found('{ $.a = "b" }', { logGroupName: "other" }));
    expect(name).toBe("ResourceNotFoundException");
  });
});
