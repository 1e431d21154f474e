/** How a stage is watched, kept within bounds and remembered: what its operators and auditors ask about. */
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import * as z from "zod";
import { auditAddresses } from "../../functions/config/audit-settings.ts";
import { capacityOperation } from "./capacity.ts";
import { line, wholeNumber } from "./fields.ts";

export const operation = {
  audit: z.strictObject({
    /** Of the functions' log group, which holds the audit trail. */
    logRetention: z.enum(RetentionDays),
    archiveYears: wholeNumber,
    /**
     * For how many days the archive's Object Lock keeps each object from being deleted: in `GOVERNANCE` mode a
     * permission of its own still may, in `COMPLIANCE` mode nobody, the account's owner included. Absent, nothing is
     * locked.
     */
    archiveLock: z.strictObject({ mode: z.enum(["GOVERNANCE", "COMPLIANCE"]), days: wholeNumber }).optional(),
  }),
  /** Where alarms are mailed to; each address has to confirm once. */
  alarmAddresses: z.array(z.email("must be an e-mail address")),
  /** Where the last seal of each day goes (docs/audit.md). */
  auditAddresses,
  /** Where `docs/runbook.md` is read at night: alarms link to its headings. */
  runbook: line,
  ...capacityOperation,
};
