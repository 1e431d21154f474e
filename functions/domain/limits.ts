/**
 * Every limit, once: what it counts, of whom, and at which step. Its name is also the reason that the audit trail gives
 * when it refuses, and the name of its numbers in lib/config/stages.ts.
 */
import type { LimitNumbers, LimitPolicy } from "./limit.ts";
import type { SubjectKind } from "./secret-token.ts";

interface LimitRule {
  readonly counts: LimitPolicy["counts"];
  /** By the hash under which its subject is known; `everybody` is one subject. */
  readonly of: SubjectKind | "everybody";
}

export const limitRules = {
  "starts-per-client": { counts: "starts", of: "client" },
  "codes-per-address": { counts: "codes", of: "canonical-mailbox" },
  "mails-per-minute": { counts: "mails", of: "everybody" },
  "sign-ins-per-client-and-address": { counts: "signIns", of: "client-and-email" },
  "sign-ins-per-client": { counts: "signIns", of: "client" },
} as const satisfies Record<string, LimitRule>;

export type LimitName = keyof typeof limitRules;

/** The limits of each step in the order in which they are counted: who is refused by one uses up nothing of the next. */
export const limitsAt = {
  start: ["starts-per-client", "codes-per-address", "mails-per-minute"],
  resend: ["codes-per-address", "mails-per-minute"],
  // Counted before the password is checked, so that guesses at once cannot all pass.
  "sign-in": ["sign-ins-per-client-and-address", "sign-ins-per-client"],
} as const satisfies Record<string, readonly LimitName[]>;

export type LimitedStep = keyof typeof limitsAt;
type NameAt<Step extends LimitedStep> = (typeof limitsAt)[Step][number];

/** The numbers that a step needs. */
export type LimitsAt<Step extends LimitedStep> = Readonly<Record<NameAt<Step>, LimitNumbers>>;

/** The subjects, by kind, that a step must name: one that a limit needs and that is not given does not compile. */
export type SubjectsAt<Step extends LimitedStep> = Readonly<
  Record<Exclude<(typeof limitRules)[NameAt<Step>]["of"], "everybody">, string>
>;

/** Wrong codes are counted without a limit of their own: the next code's limit looks at them. */
export const wrongCodes: LimitPolicy = { counts: "wrongCodes" };
