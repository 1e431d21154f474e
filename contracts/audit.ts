/**
 * The audit trail's events. One JSON line each; never a code, password, token, address or name.
 * `emailHmac` is the address under the address secret: an auditor who has the address can find its events.
 */
import * as z from "zod/mini";

export const auditEventName = z.enum([
  "registration.started",
  "registration.completed",
  "registration.expired",
  "registration.duplicate",
  "registration.compensated",
  "terms.accepted",
  "code.issued",
  "code.resent",
  "code.failed",
  "code.locked",
  "code.expired",
  "code.verified",
  "mail.queued",
  "mail.sent",
  "profile.saved",
  "auth.signed-in",
  "auth.failed",
  "auth.signed-out",
  "limit.reached",
  "csrf.rejected",
  "account.updated",
]);

export const auditEvent = z.strictObject({
  event: auditEventName,
  outcome: z.enum(["success", "failure"]),
  reason: z.optional(z.string()),
  registrationId: z.optional(z.string()),
  accountId: z.optional(z.string()),
  emailHmac: z.optional(z.string()),
  termsVersion: z.optional(z.string()),
  termsSha256: z.optional(z.string()),
  attempt: z.optional(z.int()),
  issue: z.optional(z.int()),
  sesMessageId: z.optional(z.string()),
});
export type AuditEvent = z.infer<typeof auditEvent>;
