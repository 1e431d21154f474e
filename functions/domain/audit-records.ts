import type { AuditEventName, AuditRecord } from "../../contracts/audit.ts";

/** A record, and how often it stands in the log: mails and follow-ups are recorded at least once. */
export interface FoundRecord {
  readonly record: AuditRecord;
  readonly times: number;
}

/** Each record once, in the order of time. */
export function eachOnce(records: readonly AuditRecord[]): FoundRecord[] {
  const found = new Map<string, FoundRecord>();
  for (const record of records.toSorted((a, b) => Date.parse(a.time) - Date.parse(b.time))) {
    const key = identityOf(record);
    const earlier = found.get(key);
    found.set(key, { record: earlier?.record ?? record, times: (earlier?.times ?? 0) + 1 });
  }
  return [...found.values()];
}

/** These happen once to a registration; whoever finishes it may record them, under a request of its own. */
const onceOnly: ReadonlySet<AuditEventName> = new Set([
  "registration.started",
  "registration.completed",
  "registration.duplicate",
  "profile.saved",
]);

/**
 * By what the same event, recorded again, is recognised: all but when, and by which run of the program, it was
 * recorded.
 */
function identityOf({ time, requestId, release, srcIp, userAgentHash, ...event }: AuditRecord): string {
  const { event: name, registrationId, sesMessageId } = event;
  if (onceOnly.has(name)) return JSON.stringify([name, registrationId]);
  if (sesMessageId !== undefined) return JSON.stringify([name, sesMessageId]);
  return JSON.stringify(event, Object.keys(event).sort());
}
