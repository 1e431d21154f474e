import type { AuditEventName, AuditRecord } from "../../../contracts/audit.ts";
import type { AuditFailureKind } from "../failure.ts";
import type { Reconciliation } from "../reconcile.ts";
import type { ArchiveTally, SourceName } from "../source.ts";
import type { Ending } from "../stories.ts";
import type { Break } from "../verify/verification.ts";

/** Everything that the command says, in one language. */
export interface Words {
  readonly title: string;
  readonly usage: string;
  /** Heads of the lines above the stories. */
  readonly heads: Readonly<Record<"subject" | "linked" | "period" | "source", string>>;
  /** Of addresses that the given one's accounts had before, or have now. */
  linked(hashes: string): string;
  readonly subject: Readonly<
    Record<"email" | "registration" | "account" | "number" | "everybody", (id: string) => string>
  >;
  period(from: string | undefined, to: string | undefined): string;
  readonly source: Readonly<Record<SourceName["kind"], (name: SourceName) => string>>;
  readonly archive: Readonly<Record<SourceName["kind"], (bucketName: string, name: SourceName) => string>>;
  readonly story: Readonly<Record<"registration" | "account" | "address" | "other", (id: string) => string>>;
  readonly ending: Readonly<Record<Ending, string>>;
  readonly about: Readonly<Record<"account" | "address" | "terms" | "began" | "took", string>>;
  readonly event: Readonly<Record<AuditEventName, (record: AuditRecord) => string>>;
  because(reason: string, outcome: AuditRecord["outcome"]): string;
  from(srcIp: string): string;
  times(count: number): string;
  /** Remarks after a sentence. */
  brackets(remarks: readonly string[]): string;
  counts(counted: Counts): string;
  unreadable(count: number): string;
  verified(counted: Verified): string;
  /** An object that came after its hour's seal. */
  late(key: string): string;
  /** The seal of a day that was mailed to the auditors. */
  mailed(day: string, number: number, seal: string): string;
  readonly broken: Readonly<Record<Break["kind"], (about: string) => string>>;
  beforeBreak(counted: Verified): string;
  reconciled(found: Reconciliation): string;
  readonly different: Readonly<Record<Reconciliation["differences"][number], string>>;
  archiveRead(tally: ArchiveTally): string;
  /** What is missing among the records of a registration. */
  gaps(events: readonly AuditEventName[]): string;
  readonly nothing: string;
  /** What no record holds, printed below every answer. */
  readonly byDesign: string;
  searching(found: number): string;
  readonly failure: Readonly<Record<AuditFailureKind, (about: string) => string>>;
  /** Heads of the table that `--csv` writes, before the record's own members. */
  readonly columns: Readonly<Record<"time" | "sentence" | "times", string>>;
}

export interface Verified {
  readonly seals: number;
  readonly objects: number;
  readonly late: number;
  readonly waiting: number;
}

export interface Counts {
  readonly registrations: number;
  readonly completed: number;
  readonly events: number;
  readonly wrongCodes: number;
  readonly mailsSent: number;
  readonly mailsDelivered: number;
  readonly mailsReturned: number;
}

/** Last characters of a mail's number: it begins with the time, as its neighbours do. */
export const ending = (number: string): string => (number.length > 12 ? `…${number.slice(-12)}` : number);

/** First characters of a hash or id: enough to distinguish two. */
export const short = (hash: string): string => (hash.length > 12 ? `${hash.slice(0, 12)}…` : hash);

/**
 * Whether a mail without a code is the one about a completed registration. Reports of the mail service name the kind; of
 * our own lines, a completion's alone name its registration, and give no reason of another mail.
 */
export function isAboutCompletion({ mailKind, registrationId, reason }: AuditRecord): boolean {
  if (mailKind !== undefined) return mailKind === "completion";
  return registrationId !== undefined && ["completion", "given-up", undefined].includes(reason);
}

/** One number, or two that it lies between. */
export const range = ({ least, most }: Reconciliation["made"]): string =>
  least === most ? String(least) : `${least}–${most}`;
