import type { AuditEvent } from "../../domain/audit-event.ts";
import type { ReportedStage } from "../../domain/mail-status.ts";
import type { Audit, MailEvent, Registrations } from "../ports.ts";

export interface NoteMailEventDependencies {
  readonly registrations: Pick<Registrations, "noteMail">;
  readonly audit: Audit;
}

const audited: Readonly<Record<ReportedStage, Pick<AuditEvent, "event" | "outcome">>> = {
  delivered: { event: "mail.delivered", outcome: "success" },
  delayed: { event: "mail.delayed", outcome: "failure" },
  "turned-back": { event: "mail.bounced", outcome: "failure" },
  bounced: { event: "mail.bounced", outcome: "failure" },
  complained: { event: "mail.complained", outcome: "failure" },
  failed: { event: "mail.failed", outcome: "failure" },
};

/**
 * Notes what the mail service reports of a mail: for the registrant who waits for a code, and for the auditor. The
 * audit trail has every event, at least once, whatever has become of the registration since; what the registrant sees
 * is about the latest mail only.
 */
export async function noteMailEvent(
  { registrations, audit }: NoteMailEventDependencies,
  { stage, messageId, reason, kind, registrationId, codeNumber }: MailEvent,
): Promise<void> {
  if (kind === "code") await registrations.noteMail(registrationId, { codeNumber, stage });
  audit({
    ...audited[stage],
    registrationId,
    messageId,
    ...(kind === "code" && { codeNumber }),
    ...(reason !== undefined && { reason }),
  });
}
