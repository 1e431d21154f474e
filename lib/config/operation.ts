/** How a stage is watched, kept within bounds and remembered: what its operators and auditors ask about. */
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import * as z from "zod";
import { line, wholeNumber } from "./fields.ts";

const throttle = z.strictObject({ requestsPerSecond: wholeNumber, burst: wholeNumber });

export const operation = {
  audit: z.strictObject({
    /** Of the functions' log group, which holds the audit trail. */
    logRetention: z.enum(RetentionDays),
    archiveYears: wholeNumber,
    /**
     * What the archive's Object Lock allows before the years are over: `GOVERNANCE` lets a permission of its own
     * delete, `COMPLIANCE` nobody, the account's owner included. Absent, nothing is locked.
     */
    archiveLock: z.enum(["GOVERNANCE", "COMPLIANCE"]).optional(),
  }),
  /** Where alarms are mailed to; each address has to confirm once. */
  alarmAddresses: z.array(z.email("must be an e-mail address")),
  /** Where `docs/runbook.md` is read at night: alarms link to its headings. */
  runbook: line,
  /** Requests for all clients together, beyond which the API answers 429 before a function runs. */
  throttle,
  /** Lower ones for single routes, by their keys, e.g. `POST /api/session`. */
  routeThrottles: z.record(z.string(), throttle),
  /** Executions at the same time, by entry: at most so many, and so many in any case. Absent, nothing is reserved. */
  reservedConcurrency: z.record(z.string(), wholeNumber).optional(),
};
