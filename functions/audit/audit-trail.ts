/** The one place that writes the audit trail: a line per event in the function's own log. */
import { AUDIT_SCHEMA, auditRecord, type RecordedEvent } from "../../contracts/audit.ts";
import type { AuditEvent } from "../domain/audit-event.ts";
import { receptionNumberOf } from "../domain/reception-number.ts";
import { currentContext } from "./request-context.ts";

/** What of a function's environment every record has. */
interface Release {
  readonly STAGE: string;
  readonly RELEASE: string;
}

/**
 * The writer of a function's audit events. When it returns, the line is written: Lambda's console is synchronous, and
 * so is the local cloud's. It never throws, because no registrant's request may fail on it; an event that could not be
 * written is reported by the error line `{ event: "audit.write-failed" }`, which raises an alarm.
 */
export const auditTrail =
  ({ STAGE: stage, RELEASE: release }: Release, clock: () => number = Date.now) =>
  (event: AuditEvent): void => {
    const time = new Date(clock()).toISOString();
    const moment = { time, schema: AUDIT_SCHEMA, ...currentContext(), stage, release };
    try {
      // The schema lets nothing undeclared out, and no value that could be taken for another line.
      const { data, error } = auditRecord.safeParse({ ...toRecorded(event), ...moment });
      if (error) logFailure(event, membersOf(error));
      else console.info({ audit: data });
    } catch {
      logFailure(event, []);
    }
  };

/** The event under the names that the trail's contract gives its fields. */
export const toRecorded = ({ codeNumber, messageId, ...event }: AuditEvent): RecordedEvent => ({
  ...event,
  ...(event.registrationId !== undefined && { receptionNumber: receptionNumberOf(event.registrationId) }),
  ...(codeNumber !== undefined && { issue: codeNumber }),
  ...(messageId !== undefined && { sesMessageId: messageId }),
});

/** The members that are wrong, by name: what stands in them may be personal. */
const membersOf = ({ issues }: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] }) =>
  issues.map(({ path }) => path.join("."));

function logFailure({ event }: AuditEvent, members: readonly string[]): void {
  try {
    const { correlationId } = currentContext() ?? {};
    console.error({ event: "audit.write-failed", audit: event, members, correlationId });
  } catch {
    // Nothing can be written at all: nothing is left to report to, and the request goes on.
  }
}
