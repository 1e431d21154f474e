/**
 * Every limit, once. Its name is the reason that the audit trail gives when it refuses, and the name of its numbers in
 * lib/config/stages.ts. What is counted of whom, in which write, is in tallies.ts.
 */
import type { LimitNumbers } from "./limit.ts";

/** The limits of each step in the order in which they are counted: who is refused by one uses up nothing of the next. */
export const limitsAt = {
  /** A code is asked for, at the start or again. */
  ask: ["starts-per-client", "codes-per-address", "codes-per-address-and-network", "mails-per-minute"],
  /** A change of e-mail address is begun, before its code is asked for. */
  "change-email": ["email-changes-per-account"],
  /** Whether a new password is taken. */
  judge: ["password-judgements-per-registration"],
  /** Everything that is stored of an account is handed out. */
  export: ["exports-per-account"],
  // Counted before the password is checked, so that guesses at once cannot all pass.
  "sign-in": ["sign-ins-per-client-and-address", "sign-ins-per-client"],
  /** What an operator at the desk does, each counted for itself. */
  "desk-find": ["desk-finds-per-operator"],
  "desk-resend": ["desk-resends-per-registration"],
  "desk-clear": ["desk-clearings-per-operator"],
} as const;

export type LimitedStep = keyof typeof limitsAt;
export type LimitName = (typeof limitsAt)[LimitedStep][number];
export const limitNames: readonly LimitName[] = Object.values(limitsAt).flat();

/** The numbers that a step needs. */
export type LimitsAt<Step extends LimitedStep> = Readonly<
  Record<(typeof limitsAt)[Step][number], LimitNumbers>
>;
