import { describe, expect, it } from "@jest/globals";
import { type AccessRecord, accessLogLine } from "../../../src/services/api-gateway/access-log.ts";

const record: AccessRecord = {
  accountId: "000000000000",
  apiId: "api1",
  stage: "$default",
  requestId: "r1",
  time: Date.parse("2026-11-22T12:00:00Z"),
  method: "GET",
  path: "/api/terms",
  protocol: "HTTP/1.1",
  domainName: "localhost:3000",
  sourceIp: "127.0.0.1",
  userAgent: 'a"b\n{"status":"200"}',
  routeKey: "GET /api/terms",
  status: 500,
  responseLength: 12,
  responseLatencyMs: 7,
  integration: { latencyMs: 5, status: 200, errorMessage: "boom" },
};

describe("the access log", () => {
  it("fills the stage's format in", () => {
    const format = JSON.stringify({
      id: "$context.requestId",
      time: "$context.requestTime",
      key: "$context.routeKey",
      status: "$context.status",
      ms: "$context.responseLatency",
      integration: "$context.integrationStatus",
      error: "$context.integrationErrorMessage",
      gateway: "$context.error.responseType",
    });
    expect(JSON.parse(accessLogLine(format, record))).toEqual({
      id: "r1",
      time: "22/Nov/2026:12:00:00 +0000",
      key: "GET /api/terms",
      status: "500",
      ms: "7",
      integration: "200",
      error: "boom",
      gateway: "-",
    });
  });

  it("keeps a client's text inside of its string", () => {
    const line = accessLogLine('{"agent":"$context.identity.userAgent","status":"$context.status"}', record);
    expect(JSON.parse(line)).toEqual({ agent: record.userAgent, status: "500" });
  });

  it("keeps a line of text on one line", () => {
    expect(accessLogLine("$context.identity.sourceIp $context.identity.userAgent", record)).toBe(
      '127.0.0.1 a"b {"status":"200"}',
    );
  });

  it("writes a dash for what it does not know", () => {
    expect(accessLogLine("$context.authorizer.claims $context.status", record)).toBe("- 500");
  });
});
