/**
 * The registration's state machine. Every step is a `Change`: which transition, what must hold, what is set.
 * A store applies a change as one conditional write on one item; nothing is decided on an earlier read.
 * The picture and the reasons are in docs/state-machine.md.
 */
import type { Language } from "../../contracts/language.ts";
import type { BusinessProfile, IndividualProfile, TypedProfile } from "../../contracts/profile.ts";
import type { CodeLength } from "../../contracts/verification-code.ts";
import type { MailStage } from "./mail-status.ts";
import type { IssuedCode } from "./one-time-code.ts";

/**
 * Stored states. Two that callers see are not among them: `code-sent` follows from the stored code, `expired` from
 * `expiresAt` and the clock.
 */
export type StoredState = "requested" | "verified" | "completing" | "completed" | "duplicate";

/** Instants are epoch milliseconds. */
export interface RegistrationRecord {
  readonly id: string;
  readonly state: StoredState;
  /** Canonical address (contracts/email-address.ts). */
  readonly email: string;
  readonly language: Language;
  readonly termsVersion: string;
  readonly termsSha256: string;
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
  /** Minted at the first claim and never changed, so that a half-made user is recognised as ours. */
  readonly accountId?: string;
  readonly claimedAt?: number;
  /** When the claim was set aside, because no user had come of it by then; one may still come late. */
  readonly setAsideAt?: number;
  /** Whom the completion mail greets: what is kept of the form until that mail has been handed over. */
  readonly recipientName?: string;
  readonly completedAt?: number;
  readonly completionMailSentAt?: number;
}

/** Its type of account, and the form as claimed, until the account has it. */
type StagedProfile =
  | { readonly accountType: "business"; readonly profile?: BusinessProfile }
  | { readonly accountType: "individual"; readonly profile?: IndividualProfile };

export type Registration = RegistrationRecord & StagedProfile;

export const transitions = {
  "renew-code": { from: ["requested", "verified"], to: "requested" },
  verify: { from: ["requested"], to: "verified" },
  claim: { from: ["verified"], to: "completing" },
  reclaim: { from: ["completing"], to: "completing" },
  release: { from: ["completing"], to: "verified" },
  "set-aside": { from: ["completing"], to: "verified" },
  "forget-claim": { from: ["requested", "verified"], to: undefined },
  adopt: { from: ["requested", "verified"], to: "completing" },
  complete: { from: ["completing"], to: "completed" },
  "note-completion-mail": { from: ["completed"], to: "completed" },
  "find-duplicate": { from: ["completing"], to: "duplicate" },
  // `to: undefined` leaves the state as it is.
} as const satisfies Record<string, { from: readonly StoredState[]; to: StoredState | undefined }>;

export type TransitionName = keyof typeof transitions;

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

export interface Change {
  readonly transition: TransitionName;
  readonly require: readonly Requirement[];
  /** A profile is set with its type of account, which stays the same. */
  readonly set: Partial<RegistrationRecord> | (Partial<RegistrationRecord> & TypedProfile);
  /** Set only where the item has none yet. */
  readonly setOnce?: { readonly accountId: string };
  readonly remove?: readonly ("profile" | "claimedAt" | "setAsideAt" | "recipientName")[];
}

/** How long a claim is left alone: longer than the function that made it can run (10 s). */
export const CLAIM_LEASE_MS = 11_000;

/** When a completion is first looked after: it has usually succeeded by then, and its mail is sent. */
export const FIRST_LOOK_DELAY_SECONDS = 3;

/** When it is looked after once more if it was still being worked on: when the lease of its claim is over. */
export const LOOK_AFTER_LEASE_DELAY_SECONDS = 12;

/**
 * When the follow-up looks again after it has set a claim aside. No user is admitted from then on, but one who was
 * admitted before may still be made: Cognito tries its trigger for 15 s, and has long given the request up by then.
 */
export const SECOND_LOOK_DELAY_SECONDS = 120;

const DAY_MS = 24 * 60 * 60 * 1000;

/** A registration lives for a day after it started; unfinished personal data goes with it. */
export const LIFETIME_MS = DAY_MS;

/**
 * How long what has to be finished is kept: longer than its message can wait, 14 days in the queue's dead letters and
 * as many again after a redrive.
 */
export const UNFINISHED_LIFETIME_MS = 30 * DAY_MS;

export interface NewRegistration
  extends Pick<
    Registration,
    | "id"
    | "accountType"
    | "email"
    | "language"
    | "termsVersion"
    | "termsSha256"
    | "flowHash"
    | "codeDigits"
    | "askedFrom"
    | "browser"
  > {
  readonly now: number;
  readonly codeMinutes: number;
  readonly resendCooldownSeconds: number;
}

export function start({
  now,
  codeMinutes,
  resendCooldownSeconds,
  ...facts
}: NewRegistration): RegistrationRecord & Pick<Registration, "accountType"> {
  return {
    ...facts,
    state: "requested",
    codeNumber: 1,
    startedAt: now,
    expiresAt: now + minutes(codeMinutes),
    resendAvailableAt: now + seconds(resendCooldownSeconds),
    deleteAt: now + LIFETIME_MS,
    mailStatus: "queued",
  };
}

const minutes = (count: number) => count * 60_000;
const seconds = (count: number) => count * 1000;

const notOver = (now: number): Requirement => ({ field: "expiresAt", is: "above", value: now });
const notDeleted = (now: number): Requirement => ({ field: "deleteAt", is: "above", value: now });
const codeNumberIs = (codeNumber: number): Requirement => ({
  field: "codeNumber",
  is: "equal",
  value: codeNumber,
});

const unfinished = (now: number) => ({ deleteAt: now + UNFINISHED_LIFETIME_MS });
const finished = (now: number) => ({ deleteAt: now + LIFETIME_MS });

/** Asks for a new code, also after the half hour has run out; the code before it is dead from here on. */
export const renewCode = (facts: {
  now: number;
  flowHash: string;
  codeNumber: number;
  codeDigits: CodeLength;
  askedFrom: string;
  renewedUnder?: string | undefined;
  codeMinutes: number;
  resendCooldownSeconds: number;
}): Change => ({
  transition: "renew-code",
  require: [
    { field: "flowHash", is: "equal", value: facts.flowHash },
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
 * checked; this change consumes the code, because no second one finds the registration in these states.
 */
export const verify = (facts: { now: number; codeNumber: number; expiresAt: number }): Change => ({
  transition: "verify",
  require: [codeNumberIs(facts.codeNumber), notDeleted(facts.now)],
  set: { expiresAt: facts.expiresAt },
});

/** Writes down the intent to create the account, before anything is done about it. */
export const claim = (facts: {
  now: number;
  flowHash: string;
  accountId: string;
  form: TypedProfile;
}): Change => ({
  transition: "claim",
  require: [
    { field: "flowHash", is: "equal", value: facts.flowHash },
    notOver(facts.now),
    notDeleted(facts.now),
  ],
  set: { claimedAt: facts.now, ...facts.form, ...unfinished(facts.now) },
  setOnce: { accountId: facts.accountId },
  remove: ["setAsideAt"],
});

/** The caller comes again while a claim is open, and takes over the claim that was seen: the same job goes on. */
export const reclaim = (facts: {
  now: number;
  flowHash: string;
  claimedAt: number;
  form: TypedProfile;
}): Change => ({
  transition: "reclaim",
  require: [
    { field: "flowHash", is: "equal", value: facts.flowHash },
    { field: "claimedAt", is: "equal", value: facts.claimedAt },
    notDeleted(facts.now),
  ],
  set: { claimedAt: facts.now, ...facts.form, ...unfinished(facts.now) },
});

/** No user is made: the registrant may correct the form and try again. Only the claim seen may be released. */
export const release = (facts: { now: number; claimedAt: number }): Change => ({
  transition: "release",
  require: [{ field: "claimedAt", is: "equal", value: facts.claimedAt }],
  set: finished(facts.now),
  remove: ["profile", "claimedAt"],
});

/**
 * No user was made so far: the registrant may try again, as after a release. The form stays, for a user who comes late.
 * Only the claim seen may be set aside.
 */
export const setAside = (facts: { now: number; claimedAt: number }): Change => ({
  transition: "set-aside",
  require: [{ field: "claimedAt", is: "equal", value: facts.claimedAt }],
  set: { setAsideAt: facts.now },
  remove: ["claimedAt"],
});

/** The second look found no user either: what was staged goes, and the registration lives for a day, as any other. */
export const forgetClaim = (facts: { now: number; setAsideAt: number }): Change => ({
  transition: "forget-claim",
  require: [{ field: "setAsideAt", is: "equal", value: facts.setAsideAt }],
  set: finished(facts.now),
  remove: ["profile", "setAsideAt"],
});

/** The user came late: the claim that was set aside is taken up again, whatever code was asked for since. */
export const adopt = (facts: { now: number; setAsideAt: number }): Change => ({
  transition: "adopt",
  require: [{ field: "setAsideAt", is: "equal", value: facts.setAsideAt }],
  set: { claimedAt: facts.now, ...unfinished(facts.now) },
  remove: ["setAsideAt"],
});

/** The account has the form. What the completion mail needs stays until that mail has been handed over. */
export const complete = (facts: { now: number; recipientName: string }): Change => ({
  transition: "complete",
  require: [],
  set: { recipientName: facts.recipientName, completedAt: facts.now, ...unfinished(facts.now) },
  remove: ["profile", "claimedAt"],
});

export const noteCompletionMail = (facts: { now: number }): Change => ({
  transition: "note-completion-mail",
  require: [],
  set: { completionMailSentAt: facts.now, ...finished(facts.now) },
  remove: ["recipientName"],
});

/** Another flow has registered the address in the meantime. */
export const findDuplicate = (facts: { now: number }): Change => ({
  transition: "find-duplicate",
  require: [],
  set: finished(facts.now),
  remove: ["profile", "claimedAt"],
});

/** Whether a registration admits a change: the reference for what every store must enforce in its write. */
export function admits(registration: Registration, change: Change): boolean {
  const from: readonly StoredState[] = transitions[change.transition].from;
  return from.includes(registration.state) && change.require.every((one) => holds(registration, one));
}

function holds(registration: Registration, { field, is, value }: Requirement): boolean {
  const actual = registration[field];
  if (actual === undefined) return false;
  if (is === "equal") return actual === value;
  return is === "above" ? actual > value : actual <= value;
}

/** The registration after a change that it admits. */
export function apply(registration: Registration, change: Change): Registration {
  const next: Writable<Registration> = {
    ...change.setOnce,
    ...registration,
    ...change.set,
    state: transitions[change.transition].to ?? registration.state,
  };
  for (const field of change.remove ?? []) delete next[field];
  return next;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** When the latest code was asked for. */
export const codeRequestedAt = (
  { resendAvailableAt }: Pick<Registration, "resendAvailableAt">,
  resendCooldownSeconds: number,
) => resendAvailableAt - seconds(resendCooldownSeconds);

/** Whether the half hour has run out: only states before `completing` can expire. */
export const hasExpired = ({ state, expiresAt }: Pick<Registration, "state" | "expiresAt">, now: number) =>
  (state === "requested" || state === "verified") && expiresAt <= now;

/**
 * A registration with its stored code in mind: once the latest code has been drawn, the half hour is that code's. Nothing
 * is written for it: the code's own item is the note that it is on its way.
 */
export const withCode = (
  registration: Registration,
  code: Pick<IssuedCode, "codeNumber" | "expiresAt"> | undefined,
): Registration =>
  registration.state === "requested" && code?.codeNumber === registration.codeNumber
    ? { ...registration, expiresAt: code.expiresAt }
    : registration;
