/** What a person can set right; each kind has its sentence in words/problems.ts. */
export type AuditFailureKind =
  | "option"
  | "repeated"
  | "language"
  | "two-formats"
  | "two-subjects"
  | "no-subject"
  | "id"
  | "number"
  | "email"
  | "date"
  | "too-early"
  | "period"
  | "two-places"
  | "secret-alone"
  | "no-secret"
  | "archive-of-group"
  | "no-bucket"
  | "no-seal-key"
  | "verify-alone"
  | "stats-of-all"
  | "no-local-cloud"
  | "local-cloud-silent"
  | "no-stack"
  | "no-output"
  | "no-log-group"
  | "no-such-secret"
  | "no-credentials"
  | "expired-credentials"
  | "denied"
  | "throttled"
  | "unreachable";

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
