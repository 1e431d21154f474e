import type { MailEventMessage, MailEventName } from "../../../contracts/mail-event.ts";
import type { AuditEvent } from "../../domain/audit-event.ts";
import type { ReportedStage } from "../../domain/mail-status.ts";
import type { Audit, Registrations } from "../ports.ts";

export interface NoteMailEventDependencies {
  readonly registrations: Pick<Registrations, "noteMail">;
  readonly audit: Audit;
}

interface Meaning {
  readonly stage: ReportedStage;
  readonly audited: Pick<AuditEvent, "event" | "outcome">;
}

const meanings: Readonly<Record<MailEventName, Meaning>> = {
  "Email Delivered": { stage: "delivered", audited: { event: "mail.delivered", outcome: "success" } },
  "Email Delivery Delayed": { stage: "delayed", audited: { event: "mail.delayed", outcome: "failure" } },
  "Email Bounced": { stage: "bounced", audited: { event: "mail.bounced", outcome: "failure" } },
  "Email Complaint Received": {
    stage: "complained",
    audited: { event: "mail.complained", outcome: "failure" },
  },
  "Email Rejected": { stage: "failed", audited: { event: "mail.failed", outcome: "failure" } },
  "Email Rendering Failed": { stage: "failed", audited: { event: "mail.failed", outcome: "failure" } },
};

/** What an automatic reply may come as, too: https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html */
const uncertainBounces: ReadonlySet<string> = new Set(["Transient/General", "Undetermined/Undetermined"]);

/**
 * Notes what the mail service reports of a mail: for the registrant who waits for a code, and for the auditor. The
 * auditor hears of every event, at least once, whatever has become of the registration since; what the registrant sees
 * is about the latest mail only.
 */
export async function noteMailEvent(
  { registrations, audit }: NoteMailEventDependencies,
  { event, messageId, reason, kind, registrationId, codeNumber }: Omit<MailEventMessage, "correlationId">,
): Promise<void> {
  const { stage, audited } = meanings[event];
  if (kind === "code") {
    const isUncertain = stage === "bounced" && uncertainBounces.has(reason ?? "");
    await registrations.noteMail(registrationId, { codeNumber, stage: isUncertain ? "turned-back" : stage });
  }
  audit({
    ...audited,
    registrationId,
    messageId,
    ...(kind === "code" && { codeNumber }),
    ...(reason !== undefined && { reason }),
  });
}
