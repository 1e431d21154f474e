import { expect, it } from "@jest/globals";
import type { AccessRecord } from "local-cloud";
import { accessLine } from "../../../commands/start/access-line.ts";

const record: AccessRecord = {
  accountId: "000000000000",
  apiId: "api1",
  stage: "$default",
  requestId: "r1",
  time: 0,
  method: "GET",
  path: "/api/terms",
  protocol: "HTTP/1.1",
  domainName: "localhost",
  sourceIp: "127.0.0.1",
  userAgent: "",
  status: 200,
  responseLength: 2,
  responseLatencyMs: 7,
};

it("logs a request in one line, with the cause when it failed", () => {
  expect(accessLine(record)).toBe("  200  GET    /api/terms  7 ms");
  const integration = { latencyMs: 5, status: 200, errorMessage: "boom" };
  expect(accessLine({ ...record, status: 500, integration })).toBe("  500  GET    /api/terms  7 ms  boom");
  const hostile = accessLine({ ...record, path: "/a\u001b[2J\nb" });
  expect([hostile.includes("\u001b"), hostile.includes("\n")]).toEqual([false, false]);
});
