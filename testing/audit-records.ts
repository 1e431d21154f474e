import { type AuditRecord, readAuditRecord } from "../contracts/audit.ts";

/**
 * The audit records among the lines of a log, in their order.
 *
 * @throws if a line holds a part of a record, or one that is none of ours
 */
export const auditRecordsIn = (log: string): AuditRecord[] =>
  log
    .split("\n")
    .filter((line) => line.includes('"audit":'))
    .map((line) => {
      const record = readAuditRecord(line);
      if (record === undefined) throw new Error(`A broken audit record: ${line}`);
      return record;
    });
