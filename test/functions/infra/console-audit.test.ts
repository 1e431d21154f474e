import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import type { AuditEvent } from "../../../contracts/audit.ts";
import { consoleAudit } from "../../../functions/infra/console-audit.ts";

let logged: jest.SpiedFunction<typeof console.info>;
beforeEach(() => {
  logged = jest.spyOn(console, "info").mockImplementation(() => {});
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe("an audit event", () => {
  it("is one log record", () => {
    const event: AuditEvent = { event: "code.verified", outcome: "success", registrationId: "r-1", issue: 1 };
    consoleAudit(event);
    expect(logged.mock.calls).toEqual([[{ audit: event }]]);
  });

  it.each([{ email: "hanako@example.jp" }, { code: "012345" }, { issue: "1" }])(
    "with something undeclared (%j) is not written",
    (more) => {
      const event = { event: "code.verified" as const, outcome: "success" as const, ...more };
      // What a careless caller might pass.
      expect(() => consoleAudit(event as AuditEvent)).toThrow();
      expect(logged).not.toHaveBeenCalled();
    },
  );
});
