import type { AuditEventName, AuditRecord } from "../../contracts/audit.ts";
import type { FoundRecord } from "../../functions/domain/audit-records.ts";

/** What a record cannot be there without: the events that the service always writes before it. */
const needed: readonly {
  readonly by: (record: AuditRecord) => boolean;
  readonly events: readonly AuditEventName[];
}[] = [
  {
    by: ({ event, reason }) =>
      event === "profile.saved" ||
      event === "auth.signed-in" ||
      event === "account.updated" ||
      (event === "mail.sent" && reason === "completion"),
    events: ["registration.completed"],
  },
  {
    by: ({ event }) => event === "registration.completed",
    events: ["registration.started", "terms.accepted", "code.verified"],
  },
  { by: ({ event }) => event === "code.verified", events: ["code.issued"] },
];

/**
 * Events that must have been recorded and are not there: of a whole trail, lines have been lost or removed. Says nothing
 * of a part of a trail, which may begin later.
 */
export function gapsOf(records: readonly FoundRecord[]): AuditEventName[] {
  const present = new Set(records.map(({ record }) => record.event));
  const missing = needed.flatMap(({ by, events }) =>
    records.some(({ record }) => by(record)) ? events.filter((event) => !present.has(event)) : [],
  );
  return [...new Set(missing)].sort();
}
