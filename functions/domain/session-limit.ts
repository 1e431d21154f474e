import { type Account, statusOf } from "./account.ts";
import { isAcceptancePending, type Terms } from "./terms.ts";

/**
 * What a session is limited to until its account's owner has decided: whether the account is to end after all, or whether
 * to agree to changed terms. It follows from the account, the terms and the clock whenever a call reads the account
 * anyway, and is stored nowhere: it begins for every session at the same moment, and ends with its reason (docs/adr/0036).
 */
export type SessionLimit = "withdrawing" | "terms";

/** The calls that some limited session admits. What is not named here, none admits; signing out asks nobody. */
const admitted = {
  "show-account": { withdrawing: true, terms: true },
  // The export asks for it, and so does the request to end the account.
  reauthenticate: { withdrawing: true, terms: true },
  "export-account": { withdrawing: true, terms: true },
  "request-withdrawal": { withdrawing: false, terms: true },
  "cancel-withdrawal": { withdrawing: true, terms: true },
  "accept-terms": { withdrawing: false, terms: true },
} as const satisfies Readonly<Record<string, Readonly<Record<SessionLimit, boolean>>>>;

export type LimitedCall = keyof typeof admitted;

/** The limits that refuse a call; `never` stands for whatever is not named. */
export type Refusing<Call extends LimitedCall> = [Call] extends [never]
  ? SessionLimit
  : { [L in SessionLimit]: (typeof admitted)[Call][L] extends true ? never : L }[SessionLimit];

/** Who has asked for the end of the account need not agree to anything first. */
export function limitOf(account: Account, terms: Terms, now: number): SessionLimit | undefined {
  if (statusOf(account) === "withdrawing") return "withdrawing";
  return isAcceptancePending(account, terms, now) ? "terms" : undefined;
}

/** Whether a session with that limit may make a call; without a name, one that no limited session makes. */
export const admitsCall = (limit: SessionLimit, call?: LimitedCall): boolean =>
  call !== undefined && admitted[call][limit];
