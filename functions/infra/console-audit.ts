import type { AuditEvent } from "../../contracts/audit.ts";
import { auditTrail } from "../audit/audit-trail.ts";

/** For entries that do not hand their environment to `auditTrail` yet. */
export const consoleAudit = (event: AuditEvent): void => {
  const { STAGE = "", RELEASE = "" } = process.env;
  auditTrail({ STAGE, RELEASE })(event);
};
