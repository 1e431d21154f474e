/**
 * What every procedure has that begins with a code by mail: who wants a registration or a new password proves a mailbox
 * first. The steps up to that proof are here, once; how each goes on is in registration.ts and password-reset.ts.
 * Every step is a change: which transition, what must hold, what is set. A store applies it as one conditional write on
 * one item; nothing is decided on an earlier read.
 */

import type { Language } from "../../contracts/language.ts";
import type { CodeLength } from "../../contracts/verification-code.ts";
import { DAY_MS } from "./durations.ts";
import type { MailStage } from "./mail-status.ts";
import type { FlowOwner, IssuedCode } from "./one-time-code.ts";

/** Instants are epoch milliseconds. */
export interface CodeFields {
  readonly id: string;
  /** Canonical address (contracts/email-address.ts). */
  readonly email: string;
  readonly language: Language;
  /** SHA-256 of the secret in the flow cookie. */
  readonly flowHash: string;
  /** Number of the latest code asked for; the first is 1. */
  readonly codeNumber: number;
  /** How many digits that code has (code-length.ts). */
  readonly codeDigits: CodeLength;
  /** Hash of the network of the client that asked for it. */
  readonly askedFrom: string;
  /** Hash of the key under which the latest code was asked for anew, if it was under one (docs/adr/0026). */
  readonly renewedUnder?: string;
  readonly startedAt: number;
  /** Short name of the browser that it was started in (browser-name.ts). */
  readonly browser: string;
  /** End of the half hour: from the request until the code is sent, then from the sending of the code. */
  readonly expiresAt: number;
  readonly resendAvailableAt: number;
  /** End of the item's life: it counts as deleted from here on, whether or not the store has removed it. */
  readonly deleteAt: number;
  /** What the mail service has reported of the mail with the latest code; `queued` until it reports something. */
  readonly mailStatus: MailStage;
}

export interface CodeFlow extends CodeFields {
  /**
   * Two states that callers see are not stored: `code-sent` follows from the stored code, `expired` from `expiresAt` and
   * the clock.
   */
  readonly state: string;
}

/** From which states to which; `to: undefined` leaves the state as it is. */
export type Transitions = Readonly<
  Record<string, { readonly from: readonly string[]; readonly to: string | undefined }>
>;

/** One conjunct of a write condition: `{ field: "expiresAt", is: "above", value: now }`. */
export interface Requirement {
  readonly field:
    | "codeNumber"
    | "expiresAt"
    | "resendAvailableAt"
    | "deleteAt"
    | "claimedAt"
    | "setAsideAt"
    | "flowHash";
  readonly is: "equal" | "above" | "at-most";
  readonly value: number | string;
}

export interface FlowChange {
  readonly transition: string;
  readonly require: readonly Requirement[];
  readonly set: { readonly deleteAt?: number };
  /** Set only where the item has none yet. */
  readonly setOnce?: object;
  readonly remove?: readonly string[];
}

/** A change that every flow knows. */
export interface CodeChange extends FlowChange {
  readonly transition: "renew-code" | "verify";
  readonly set: Partial<CodeFields & FlowOwner>;
  readonly setOnce?: never;
  readonly remove?: never;
}

/** The transitions of a code, which stand in the table of every flow. */
export const codeTransitions = {
  "renew-code": { from: ["requested", "verified"], to: "requested" },
  verify: { from: ["requested"], to: "verified" },
} as const satisfies Transitions;

/** A flow lives for a day after it started; unfinished personal data goes with it. */
export const LIFETIME_MS = DAY_MS;

/**
 * How long what has to be finished is kept: longer than its message can wait, 14 days in the queue's dead letters and
 * as many again after a redrive.
 */
export const UNFINISHED_LIFETIME_MS = 30 * DAY_MS;

export const unfinished = (now: number) => ({ deleteAt: now + UNFINISHED_LIFETIME_MS });
export const finished = (now: number) => ({ deleteAt: now + LIFETIME_MS });

/** How long a claim is left alone: longer than the function that made it can run (10 s). */
export const CLAIM_LEASE_MS = 11_000;

const minutes = (count: number) => count * 60_000;
const seconds = (count: number) => count * 1000;

/** How long a code lives, and when the next may be asked for. */
export interface CodeTimes {
  readonly codeMinutes: number;
  readonly resendCooldownSeconds: number;
}

export type NewFlowFields = Pick<
  CodeFields,
  "id" | "email" | "language" | "flowHash" | "codeDigits" | "askedFrom" | "browser"
>;

/** What every flow starts with. */
export const startFields = (now: number, { codeMinutes, resendCooldownSeconds }: CodeTimes) =>
  ({
    state: "requested",
    codeNumber: 1,
    startedAt: now,
    expiresAt: now + minutes(codeMinutes),
    resendAvailableAt: now + seconds(resendCooldownSeconds),
    deleteAt: now + LIFETIME_MS,
    mailStatus: "queued",
  }) as const;

/** A flow that begins with nothing but an address. */
export const startFlow = ({
  now,
  codeMinutes,
  resendCooldownSeconds,
  ...facts
}: NewFlowFields & CodeTimes & { readonly now: number }) => ({
  ...facts,
  ...startFields(now, { codeMinutes, resendCooldownSeconds }),
});

export const notOver = (now: number): Requirement => ({ field: "expiresAt", is: "above", value: now });
export const notDeleted = (now: number): Requirement => ({ field: "deleteAt", is: "above", value: now });
export const flowHashIs = (value: string): Requirement => ({ field: "flowHash", is: "equal", value });
const codeNumberIs = (value: number): Requirement => ({ field: "codeNumber", is: "equal", value });

/** Asks for a new code, also after the half hour has run out; the code before it is dead from here on. */
export const renewCode = (
  facts: CodeTimes & {
    now: number;
    flowHash: string;
    codeNumber: number;
    codeDigits: CodeLength;
    askedFrom: string;
    renewedUnder?: string | undefined;
  },
): CodeChange => ({
  transition: "renew-code",
  require: [
    flowHashIs(facts.flowHash),
    codeNumberIs(facts.codeNumber),
    { field: "resendAvailableAt", is: "at-most", value: facts.now },
    notDeleted(facts.now),
  ],
  set: {
    codeNumber: facts.codeNumber + 1,
    codeDigits: facts.codeDigits,
    askedFrom: facts.askedFrom,
    ...(facts.renewedUnder !== undefined && { renewedUnder: facts.renewedUnder }),
    expiresAt: facts.now + minutes(facts.codeMinutes),
    resendAvailableAt: facts.now + seconds(facts.resendCooldownSeconds),
    mailStatus: "queued",
  },
});

/**
 * The right code with that number was given in time. The time is the code's own, which the count of the attempt has
 * checked; this change consumes the code, because no second one finds the flow in these states. Whose account the code was
 * drawn for is known to the flow from here on, when its mailbox is proven.
 */
export const verify = (facts: {
  now: number;
  codeNumber: number;
  expiresAt: number;
  owner?: FlowOwner | undefined;
}): CodeChange => ({
  transition: "verify",
  require: [codeNumberIs(facts.codeNumber), notDeleted(facts.now)],
  set: { expiresAt: facts.expiresAt, ...facts.owner },
});

/** Whether a flow admits a change: the reference for what every store must enforce in its write. */
export function admitsChange(transitions: Transitions, flow: CodeFlow, change: FlowChange): boolean {
  const isFrom = transitions[change.transition]?.from.includes(flow.state) ?? false;
  return isFrom && change.require.every((one) => holds(flow, one));
}

function holds(flow: CodeFlow & { readonly claimedAt?: number }, { field, is, value }: Requirement): boolean {
  const actual = (flow as Partial<Record<Requirement["field"], number | string>>)[field]; // by its name alone
  return actual !== undefined && comparisons[is](actual, value);
}

const comparisons: Readonly<
  Record<Requirement["is"], (actual: number | string, value: number | string) => boolean>
> = {
  equal: (actual, value) => actual === value,
  above: (actual, value) => actual > value,
  "at-most": (actual, value) => actual <= value,
};

/** The flow after a change that it admits. */
export function changed<F extends CodeFlow>(transitions: Transitions, flow: F, change: FlowChange): F {
  const state = transitions[change.transition]?.to ?? flow.state;
  const next: Record<string, unknown> = Object.assign({}, change.setOnce, flow, change.set, { state });
  for (const field of change.remove ?? []) delete next[field];
  return next as unknown as F; // a change sets what its flow has
}

/** When the latest code was asked for. */
export const codeRequestedAt = (
  { resendAvailableAt }: Pick<CodeFields, "resendAvailableAt">,
  resendCooldownSeconds: number,
) => resendAvailableAt - seconds(resendCooldownSeconds);

/** Whether the half hour has run out: only states before the claim can expire. */
export const hasExpired = ({ state, expiresAt }: Pick<CodeFlow, "state" | "expiresAt">, now: number) =>
  (state === "requested" || state === "verified") && expiresAt <= now;

/**
 * A flow with its stored code in mind: once the latest code has been drawn, the half hour is that code's. Nothing is
 * written for it: the code's own item is the note that it is on its way.
 */
export const withCode = <F extends CodeFlow>(
  flow: F,
  code: Pick<IssuedCode, "codeNumber" | "expiresAt"> | undefined,
): F =>
  flow.state === "requested" && code?.codeNumber === flow.codeNumber
    ? { ...flow, expiresAt: code.expiresAt }
    : flow;
