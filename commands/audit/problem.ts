/** What a person can set right; each kind has its sentence in words/problems.ts. */
export type ProblemKind =
  | "option"
  | "language"
  | "two-formats"
  | "two-subjects"
  | "no-subject"
  | "id"
  | "email"
  | "date"
  | "period"
  | "two-places"
  | "secret-alone"
  | "no-secret"
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

export class AuditProblem extends Error {
  readonly kind: ProblemKind;
  /** What it is about: the option, the text, the name, AWS's own words. */
  readonly about: string;

  constructor(kind: ProblemKind, about: string, cause?: unknown) {
    super(`${kind} ${about}`, { cause });
    this.name = "AuditProblem";
    this.kind = kind;
    this.about = about;
  }
}

export const problem = (kind: ProblemKind, about = "", cause?: unknown): AuditProblem =>
  new AuditProblem(kind, about, cause);
