import type { FoundError } from "../../contracts/field-errors.ts";
import type { AuditEvent } from "../domain/audit-event.ts";
import type { HttpFailure } from "./http-failure.ts";

/** As many broken rules as fit into a record: the caller gets all of them, the trail the first. */
const MAX_ERRORS = 15;

/**
 * The audit event of a failure that may end a request of any kind; the other failures are reported by the use case,
 * which knows what they mean. Of what was sent it names which rule which field broke, never a value.
 */
export function rejectionEvent(failure: HttpFailure): AuditEvent | undefined {
  switch (failure.kind) {
    case "origin-refused":
      return { event: "csrf.rejected", outcome: "failure", reason: failure.reason };
    case "origin-rejected":
      return { event: "origin.rejected", outcome: "failure", reason: failure.reason };
    case "invalid-input":
    case "unknown-member":
      return inputRejected([...new Set(failure.errors.map(brokenRule))].slice(0, MAX_ERRORS).join(","));
    case "malformed-json":
      return inputRejected(`malformed-json:${failure.reason}`);
    case "not-json":
    case "body-too-large":
    case "idempotency-key-invalid":
    case "idempotency-key-reused":
      return inputRejected(failure.kind);
    // Somebody asks for a registration that is not theirs, or is gone (OWASP ASVS 5.0, 16.3.2).
    case "flow-cookie-missing":
    case "registration-not-found":
    case "flow-not-found":
      return { event: "auth.failed", outcome: "failure", reason: failure.kind };
    default:
      return undefined;
  }
}

const inputRejected = (reason: string): AuditEvent => ({
  event: "input.rejected",
  outcome: "failure",
  reason,
});

/** E.g. `/profile/phone:required`. The name of an unknown member is the caller's own text and stays out. */
const brokenRule = ({ pointer, code }: FoundError) =>
  code === "unknown-member" ? code : `${pointer}:${isCode(code) ? code : "invalid"}`;

const isCode = (code: string) => /^[a-z-]+$/.test(code);
