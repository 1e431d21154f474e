import type { AuditEvent } from "../../domain/audit-event.ts";
import { isOnRecord } from "../../domain/mail-record.ts";
import type { ReportedStage } from "../../domain/mail-status.ts";
import type { FlowPurpose } from "../../domain/one-time-code.ts";
import { auditedFlow, codeMailKinds } from "../flow/flow-kinds.ts";
import type { Audit, Clock, Flows, MailEvent, MailRecords, MailSubject } from "../ports.ts";

export interface NoteMailEventDependencies {
  readonly clock: Clock;
  readonly flowsOf: { readonly [P in FlowPurpose]: Pick<Flows<P>, "noteMail"> };
  readonly mailRecords: Pick<MailRecords, "note">;
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
 * Notes what the mail service reports of a mail: for the registrant who waits for a code, the desk, and the auditor. The
 * audit trail has every event, at least once, whatever has become of the registration since; what the registrant sees
 * is about the latest mail only.
 */
export async function noteMailEvent(
  { clock, flowsOf, mailRecords, audit }: NoteMailEventDependencies,
  { stage, messageId, reason, record, kind, flowId, codeNumber }: MailEvent,
): Promise<void> {
  const purpose = purposeOf[kind];
  const withCode = purpose !== undefined && kind === codeMailKinds[purpose];
  if (withCode) await flowsOf[purpose].noteMail(flowId, { codeNumber, stage });
  if (record && isOnRecord({ kind, stage, askedAt: record.askedAt }, clock()))
    await mailRecords.note(record, { kind, flowId, codeNumber }, stage);
  audit({
    ...audited[stage],
    ...(purpose && auditedFlow({ purpose, flowId })),
    messageId,
    ...(withCode ? { codeNumber } : { mailKind: kind }),
    ...(reason !== undefined && { reason }),
  });
}

/** To which kind of flow the mails of each kind belong; a seal belongs to none. */
const purposeOf: Readonly<Record<MailSubject["kind"], FlowPurpose | undefined>> = {
  code: "registration",
  completion: "registration",
  "organization-changed": "registration",
  "password-changed": "registration",
  "password-voided": "registration",
  "sign-in-notice": "registration",
  "sign-in-failures": "registration",
  "reset-code": "reset",
  "revive-code": "revive",
  "desk-notice": "registration",
  "dormancy-notice": "registration",
  farewell: "registration",
  withdrawal: "registration",
  "email-change-code": "email-change",
  "email-changed": "email-change",
  "email-undone": "email-change",
  "handover-invitation": "email-change",
  "proposal-notice": "registration",
  "address-confirmation": "email-change",
  "export-link": "registration",
  "daily-seal": undefined,
};
