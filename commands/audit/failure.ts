/** What a person has asked in a way that cannot be meant. */
const wrongUses = [
  "option",
  "repeated",
  "language",
  "two-formats",
  "two-subjects",
  "no-subject",
  "id",
  "number",
  "email",
  "date",
  "too-early",
  "period",
  "two-places",
  "secret-alone",
  "no-secret",
  "archive-of-group",
  "verify-alone",
  "reconcile-alone",
  "stats-of-all",
] as const;

/** What keeps the records from being read. */
const obstacles = [
  "no-bucket",
  "no-count",
  "no-seal-key",
  "no-local-cloud",
  "local-cloud-silent",
  "no-stack",
  "no-output",
  "no-log-group",
  "no-such-secret",
  "no-credentials",
  "expired-credentials",
  "denied",
  "throttled",
  "unreachable",
] as const;

/** What a person can set right; each kind has its sentence in words/failures.ts. */
export type AuditFailureKind = (typeof wrongUses)[number] | (typeof obstacles)[number];

/** Exit codes of the commands that read the trail. */
export const exits = { found: 0, notFound: 1, wrongUse: 2 } as const;

export const exitOf = ({ kind }: AuditFailure): number =>
  wrongUses.some((each) => each === kind) ? exits.wrongUse : exits.notFound;

export class AuditFailure extends Error {
  readonly kind: AuditFailureKind;
  /** What it is about: the option, the text, the name, AWS's own words. */
  readonly about: string;

  constructor(kind: AuditFailureKind, about: string, cause?: unknown) {
    super(`${kind} ${about}`, { cause });
    this.name = "AuditFailure";
    this.kind = kind;
    this.about = about;
  }
}

export const failure = (kind: AuditFailureKind, about = "", cause?: unknown): AuditFailure =>
  new AuditFailure(kind, about, cause);
