/**
 * The words that queries of CloudWatch Logs Insights over the audit trail are made of. `@timestamp` is when the record was
 * written.
 *
 * After `stats`, only `filter`, `sort` and `limit` follow: what a column is called is said where it is made.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
import type { AuditEventName, AuditRecord } from "../../contracts/audit.ts";

export const field = (member: keyof AuditRecord): string => `message.audit.${member}`;

export const is = (...names: readonly AuditEventName[]): string =>
  names.length === 1
    ? `${field("event")} = "${names[0]}"`
    : `${field("event")} in [${names.map((name) => `"${name}"`).join(", ")}]`;

/** 1 for records of this event, 0 for others. No event's name is contained in another's. */
export const happened = (name: AuditEventName): string => `strcontains(${field("event")}, "${name}")`;

export const lines = (...parts: readonly string[]): string => parts.join("\n| ");

export const hourMs = 3_600_000;
export const japanDay = `datefloor(fromMillis(toMillis(@timestamp) + ${9 * hourMs}), 1d)`;
