import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { auditTrail } from "../../../functions/audit/audit-trail.ts";
import { inContext } from "../../../functions/audit/request-context.ts";
import type { AuditEvent } from "../../../functions/domain/audit-event.ts";

const audit = auditTrail({ STAGE: "prod", RELEASE: "1.2.3" }, () => Date.UTC(2026, 0, 15, 1, 2, 3, 456));
const context = {
  requestId: "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
  correlationId: "JKJaXmPLvHcESHA",
  srcIp: "192.0.2.1",
  userAgentHash: "a0".repeat(32),
};
const event: AuditEvent = {
  ...{ event: "code.verified", outcome: "success", registrationId: "r-1", codeNumber: 1, messageId: "m-1" },
};
const recorded = {
  ...{ event: "code.verified", outcome: "success", registrationId: "r-1", issue: 1, sesMessageId: "m-1" },
  receptionNumber: "MQX7-EYHX-RSJ",
};

let written: jest.SpiedFunction<typeof console.info>;
let failed: jest.SpiedFunction<typeof console.error>;
beforeEach(() => {
  written = jest.spyOn(console, "info").mockImplementation(() => {});
  failed = jest.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe("an audit event", () => {
  it("is one log record, with the moment, the request and the release that wrote it", () => {
    inContext(context, () => audit(event));
    const moment = { time: "2026-01-15T01:02:03.456Z", schema: 1, stage: "prod", release: "1.2.3" };
    expect(written.mock.calls).toEqual([[{ audit: { ...recorded, ...context, ...moment } }]]);
    expect(failed).not.toHaveBeenCalled();
  });

  it("of a queue message has no client", () => {
    const { srcIp: _, userAgentHash: __, ...ids } = context;
    inContext(ids, () => audit(event));
    expect(written.mock.calls[0]?.[0]).not.toHaveProperty("audit.srcIp");
    expect(failed).not.toHaveBeenCalled();
  });

  it.each<[object, string]>([
    [{ email: "hanako@example.jp" }, ""],
    [{ code: "012345" }, ""],
    [{ codeNumber: "hanako@example.jp" }, "issue"],
    [{ registrationId: "hanako@example.jp" }, "registrationId"],
  ])("with %j is not written, which is logged without saying what stood there", (more, member) => {
    // What a careless caller might pass.
    const careless = { ...event, ...more } as AuditEvent;
    inContext(context, () => audit(careless));
    expect(written).not.toHaveBeenCalled();
    const { correlationId } = context;
    expect(failed.mock.calls).toEqual([
      [{ event: "audit.write-failed", audit: "code.verified", members: [member], correlationId }],
    ]);
  });

  it("outside of any request is not written, which is logged", () => {
    audit(event);
    expect(written).not.toHaveBeenCalled();
    const members = ["requestId", "correlationId"];
    expect(failed.mock.calls).toEqual([[{ event: "audit.write-failed", audit: "code.verified", members }]]);
  });
});

describe("a log that cannot be written", () => {
  const broken = () => {
    throw new Error("EPIPE");
  };

  it("is logged, and fails nobody's request", () => {
    written.mockImplementation(broken);
    expect(inContext(context, () => audit(event))).toBeUndefined();
    expect(failed.mock.calls).toMatchObject([[{ event: "audit.write-failed", audit: "code.verified" }]]);
  });

  it("at all fails nobody's request either", () => {
    written.mockImplementation(broken);
    failed.mockImplementation(broken);
    expect(inContext(context, () => audit(event))).toBeUndefined();
  });
});
