import { type AuditEvent, auditEvent } from "../../contracts/audit.ts";

/** Writes audit events to the function's log, one JSON line each; the schema lets nothing undeclared out. */
export const consoleAudit = (event: AuditEvent): void => {
  console.info({ audit: auditEvent.parse(event) });
};
