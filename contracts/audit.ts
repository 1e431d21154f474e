/**
 * The audit trail. One event is one JSON line in the log; never a code, password, token, address, name or body.
 *
 * A use case reports what happened, to which registration or account. The one writer (functions/audit/audit-trail.ts)
 * makes an `AuditRecord` of it: when, in which request, from where, by which release.
 * Every member is held to a pattern that leaves no room for a second line, a terminal's escape or a sentence.
 */
import * as z from "zod/mini";
import { accountType } from "./account-type.ts";
import { deskRoles } from "./desk-words.ts";
import { languages } from "./language.ts";

/** Raised whenever a member changes its meaning; readers of old lines distinguish them by it. */
export const AUDIT_SCHEMA = 1;

export const auditEventName = z.enum([
  "registration.started",
  "registration.completed",
  "registration.expired",
  "registration.duplicate",
  "registration.compensated",
  "terms.accepted",
  "code.issued",
  "code.resent",
  "code.failed",
  "code.locked",
  "code.expired",
  "code.verified",
  "mail.queued",
  "mail.sent",
  "mail.delivered",
  "mail.delayed",
  "mail.bounced",
  "mail.complained",
  "mail.failed",
  "profile.saved",
  "auth.signed-in",
  "auth.failed",
  "auth.signed-out",
  "auth.session-expired",
  "auth.reauthenticated",
  "auth.disavowed",
  "session.ended",
  "password.changed",
  "password.reset-requested",
  "password.reset",
  "limit.reached",
  "csrf.rejected",
  "input.rejected",
  "origin.rejected",
  "account.updated",
  "account.organization-changed",
  "account.notice-sent",
  "account.dormant",
  "account.revival-requested",
  "account.revived",
  "account.withdrawal-requested",
  "account.withdrawal-cancelled",
  "account.withdrawal-postponed",
  "account.email-change-requested",
  "account.email-changed",
  "account.email-change-undone",
  "account.email-change-frozen",
  "account.handover-invited",
  "account.handover-withdrawn",
  "account.handed-over",
  "hold.set",
  "hold.released",
  "account.deleted",
  "account.user-restored",
  "account.exported",
  "sweep.refused",
  "sweep.counted",
  "reconciliation.failed",
  "desk.searched",
  "desk.revealed",
  "desk.resent",
  "desk.limit-cleared",
  "desk.sessions-ended",
  "desk.reset-sent",
  "desk.suspended",
  "desk.restored",
  "desk.proposed",
  "desk.approved",
  "desk.rejected",
  "desk.executed",
  "desk.address-confirmed",
  "desk.objected",
  "desk.refused",
]);
export type AuditEventName = z.infer<typeof auditEventName>;

const matching = (pattern: RegExp) => z.string().check(z.regex(pattern));
const id = matching(/^[\w-]{1,64}$/);
const sha256 = matching(/^[0-9a-f]{1,64}$/);
/** A word or a list of words without spaces, e.g. of broken rules; no address fits in. */
const words = matching(/^[\w./:,+=-]{1,1024}$/);
/** One line of text that configuration gives, such as a version. */
const line = matching(/^[^\p{C}\p{Zl}\p{Zp}]{1,200}$/u);
const positive = z.int().check(z.positive());

/** What caused an event, through every queue: an id as `toCorrelationId` makes it, 8 to 128 of `A-Za-z0-9_-`. */
export const correlationId = matching(/^[\w-]{8,128}$/);

/** UTC, ISO 8601 with milliseconds. */
const moment = matching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);

/** What happened. */
export const recordedEvent = z.strictObject({
  event: auditEventName,
  outcome: z.enum(["success", "failure"]),
  /** Why, or in which way, in stable words of ours; docs/state-machine.md lists them. */
  reason: z.optional(words),
  registrationId: z.optional(id),
  /** By which its registrant names it (contracts/reception-number.ts); stands wherever the id does. */
  receptionNumber: z.optional(id),
  /** Of a flow that is no registration, such as a password reset. */
  flowId: z.optional(id),
  accountId: z.optional(id),
  /** Hex HMAC of the canonical address: who has the address and the secret finds its events. */
  emailHmac: z.optional(sha256),
  /** Of the address that the account had before; keyed as `emailHmac` is. */
  previousEmailHmac: z.optional(sha256),
  /** Version of the address secret that keyed `emailHmac`; stands wherever that does. */
  hmacKeyId: z.optional(id),
  termsVersion: z.optional(line),
  termsSha256: z.optional(sha256),
  /** How many wrong codes were given for this code, this one included. */
  attempt: z.optional(positive),
  /** Number of the code within its registration, from 1. */
  issue: z.optional(positive),
  /** The mail service's id of the mail. */
  sesMessageId: z.optional(words),
  /** Of a registration that is started: for statistics, which have no other source. */
  accountType: z.optional(accountType),
  language: z.optional(z.enum(languages)),
  /** The kind of provider that a mail goes to, instead of its domain. */
  mailClass: z.optional(z.enum(["carrier", "free", "other"])),
  /** What a mail without a code is about, where the mail service reports of it. */
  mailKind: z.optional(words),
  /** Of a count of accounts: when it began. */
  since: z.optional(moment),
  /** Of an operator at the desk: hex HMAC of their name, and in which role they came. */
  operatorHash: z.optional(sha256),
  operatorRole: z.optional(z.enum(deskRoles)),
  /** By which the city's own records name the matter. */
  ticket: z.optional(matching(/^[A-Z0-9-]{3,40}$/)),
  /** Of an operator's call, what `reason` does not say: which fields, which limit and what it had counted, why not. */
  detail: z.optional(words),
});
export type RecordedEvent = z.infer<typeof recordedEvent>;

/** What stands in the log: the event, and what the writer knows of the moment. */
export const auditRecord = z.extend(recordedEvent, {
  time: moment,
  schema: z.literal(AUDIT_SCHEMA),
  /** The client's address, readable; absent where no client is at hand, as in the answer to a queue message. */
  srcIp: z.optional(z.union([z.ipv4(), z.ipv6()])),
  /** Hex SHA-256 of the `User-Agent` header: the same browser is recognised, its text is not kept. */
  userAgentHash: z.optional(matching(/^[0-9a-f]{64}$/)),
  /** The invocation of the function that wrote the record. */
  requestId: id,
  correlationId,
  stage: line,
  release: line,
});
export type AuditRecord = z.infer<typeof auditRecord>;

/** The filter pattern of CloudWatch Logs that finds every audit record, and nothing else, in a log of functions. */
export const everyAuditRecord = '{ $.message.audit.event = "*" }';

const logLine = z.object({ message: z.object({ audit: auditRecord }) });

/**
 * The audit record of a line of a function's log (`{ timestamp, level, requestId, message: { audit } }`), or
 * `undefined` if the line says something else.
 *
 * @throws ZodError if the line claims to be an audit record and is none of ours
 */
export function readAuditRecord(line: string): AuditRecord | undefined {
  const parsed = parseJson(line);
  const message = z.object({ message: z.object({ audit: z.unknown() }) }).safeParse(parsed);
  if (!message.success || message.data.message.audit === undefined) return undefined;
  return logLine.parse(parsed).message.audit;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
