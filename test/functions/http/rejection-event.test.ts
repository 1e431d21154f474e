import { describe, expect, it } from "@jest/globals";
import { recordedEvent } from "../../../contracts/audit.ts";
import { completionRequestOf } from "../../../contracts/completion.ts";
import type { HttpFailure } from "../../../functions/http/http-failure.ts";
import { rejectionEvent } from "../../../functions/http/rejection-event.ts";
import { parseInput } from "../../../functions/use-cases/parse-input.ts";

/** What a form that is sent is refused for. */
function refusalOf(form: unknown): HttpFailure {
  const parsed = parseInput(completionRequestOf.business, form);
  if (parsed.ok) throw new Error("the form was taken");
  return parsed.failure;
}

describe("what is recorded of a rejected request", () => {
  it.each<[HttpFailure, object]>([
    [
      { kind: "origin-refused", reason: "origin-foreign" },
      { event: "csrf.rejected", reason: "origin-foreign" },
    ],
    [
      { kind: "origin-rejected", reason: "wrong-proof" },
      { event: "origin.rejected", reason: "wrong-proof" },
    ],
    [
      { kind: "malformed-json", reason: "too-deep" },
      { event: "input.rejected", reason: "malformed-json:too-deep" },
    ],
    [{ kind: "not-json" }, { event: "input.rejected", reason: "not-json" }],
    [{ kind: "body-too-large" }, { event: "input.rejected", reason: "body-too-large" }],
    [{ kind: "registration-not-found" }, { event: "auth.failed", reason: "registration-not-found" }],
    [{ kind: "flow-cookie-missing" }, { event: "auth.failed", reason: "flow-cookie-missing" }],
  ])("%j", (failure, reported) => {
    expect(rejectionEvent(failure)).toEqual({ outcome: "failure", ...reported });
  });

  it("are the rules that each field broke", () => {
    const form = { profile: { phone: "hanako" }, password: "x", passwordConfirmation: "y" };
    const reported = rejectionEvent(refusalOf(form));
    expect(reported?.event).toBe("input.rejected");
    expect(reported?.reason?.split(",")).toEqual(
      expect.arrayContaining(["/profile/organizationName:required", "/profile/phone:phone"]),
    );
  });

  it("is never what was sent, neither values nor names of members", () => {
    const canary = "canary@example.jp";
    const contact = { familyName: canary, [canary]: canary };
    const reported = rejectionEvent(refusalOf({ [canary]: canary, profile: { phone: canary, contact } }));
    expect(reported?.reason).toContain("unknown-member");
    expect(JSON.stringify(reported)).not.toContain("canary");
  });

  it("fits into a record, however much is wrong", () => {
    const errors = Array.from({ length: 500 }, (_, at) => ({
      pointer: `/profile/contact/familyNameKana${at}`,
      code: "unsupported-character",
      params: {},
    }));
    expect(recordedEvent.safeParse(rejectionEvent({ kind: "invalid-input", errors })).success).toBe(true);
  });

  it.each<HttpFailure>([
    { kind: "code-wrong", attemptsLeft: 1 },
    { kind: "limit-reached", retryAt: 0 },
    { kind: "not-signed-in" },
    { kind: "route-not-found" },
    { kind: "internal-error", requestId: "1" },
  ])("is nothing for $kind, which is recorded elsewhere or is no attempt at anything", (failure) => {
    expect(rejectionEvent(failure)).toBeUndefined();
  });
});
