/**
 * Patterns of CloudWatch Logs for the audit records of something. FilterLogEvents and not Logs Insights, because it
 * gives every record, however many: a query of Logs Insights ends at 10,000 (docs/adr/0018).
 */
import type { AuditRecord } from "../../contracts/audit.ts";

type Searched = Extract<
  keyof AuditRecord,
  "emailHmac" | "previousEmailHmac" | "registrationId" | "receptionNumber" | "flowId" | "accountId"
>;

/** A member of the audit record, and the value that is looked for. */
export type Criterion = readonly [member: Searched, value: string];

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html */
const maxLength = 1024;

/** Patterns that find what meets any criterion; as few as AWS's limit of length allows. */
export function patternsFor(criteria: readonly Criterion[]): string[] {
  const patterns: string[] = [];
  let conditions: string[] = [];
  for (const [member, value] of criteria) {
    const condition = `($.message.audit.${member} = "${value}")`;
    if (patternOf([...conditions, condition]).length > maxLength) {
      patterns.push(patternOf(conditions));
      conditions = [];
    }
    conditions.push(condition);
  }
  return conditions.length === 0 ? patterns : [...patterns, patternOf(conditions)];
}

const patternOf = (conditions: readonly string[]): string => `{ ${conditions.join(" || ")} }`;
