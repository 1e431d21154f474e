import type { RecordedEvent } from "../../contracts/audit.ts";

/**
 * What happened, to which registration or account, in the words of the product. The audit trail records it under the
 * names of its contract (functions/audit/audit-trail.ts).
 */
export type AuditEvent = Omit<RecordedEvent, "issue" | "sesMessageId"> & {
  /** Number of the code within its registration, from 1. */
  readonly codeNumber?: number | undefined;
  /** The mail service's id of the mail. */
  readonly messageId?: string | undefined;
};
