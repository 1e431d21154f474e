/**
 * The registration's state machine, from the proof of the mailbox on; the steps before it are those of every flow
 * (code-flow.ts). The picture and the reasons are in docs/state-machine.md.
 */
import type { BusinessProfile, IndividualProfile, TypedProfile } from "../../contracts/profile.ts";
import {
  admitsChange,
  type CodeFields,
  type CodeTimes,
  changed,
  codeTransitions,
  type FlowChange,
  finished,
  flowHashIs,
  type NewFlowFields,
  notDeleted,
  notOver,
  startFields,
  type Transitions,
  unfinished,
} from "./code-flow.ts";

/** Stored states: two that callers see follow from others (code-flow.ts). */
export type StoredState = "requested" | "verified" | "completing" | "completed" | "duplicate";

/** Instants are epoch milliseconds. */
export interface RegistrationRecord extends CodeFields {
  readonly state: StoredState;
  readonly termsVersion: string;
  readonly termsSha256: string;
  /** Minted at the first claim and never changed, so that a half-made user is recognised as ours. */
  readonly accountId?: string;
  readonly claimedAt?: number;
  /** When the claim was set aside, because no user had come of it by then; one may still come late. */
  readonly setAsideAt?: number;
  /** When the account came to be. */
  readonly completedAt?: number;
  readonly completionMailSentAt?: number;
}

/** Its type of account, and the form as claimed, until the account has it and its owner was sent the mail. */
type StagedProfile =
  | { readonly accountType: "business"; readonly profile?: BusinessProfile }
  | { readonly accountType: "individual"; readonly profile?: IndividualProfile };

export type Registration = RegistrationRecord & StagedProfile;

export const transitions = {
  ...codeTransitions,
  claim: { from: ["verified"], to: "completing" },
  reclaim: { from: ["completing"], to: "completing" },
  release: { from: ["completing"], to: "verified" },
  "set-aside": { from: ["completing"], to: "verified" },
  "forget-claim": { from: ["requested", "verified"], to: undefined },
  adopt: { from: ["requested", "verified"], to: "completing" },
  complete: { from: ["completing"], to: "completed" },
  "find-duplicate": { from: ["completing"], to: "duplicate" },
} as const satisfies Transitions;

export type TransitionName = keyof typeof transitions;

export interface Change extends FlowChange {
  readonly transition: TransitionName;
  /** A profile is set with its type of account, which stays the same. */
  readonly set: Partial<RegistrationRecord> | (Partial<RegistrationRecord> & TypedProfile);
  /** Set only where the item has none yet. */
  readonly setOnce?: { readonly accountId: string };
  readonly remove?: readonly ("profile" | "claimedAt" | "setAsideAt")[];
}

/** When a completion is first looked after: it has usually succeeded by then, and its mail is sent. */
export const FIRST_LOOK_DELAY_SECONDS = 3;

/** When it is looked after once more if it was still being worked on: when the lease of its claim is over. */
export const LOOK_AFTER_LEASE_DELAY_SECONDS = 12;

/**
 * When the follow-up looks again after it has set a claim aside. No user is admitted from then on, but one who was
 * admitted before may still be made: Cognito tries its trigger for 15 s, and has long given the request up by then.
 */
export const SECOND_LOOK_DELAY_SECONDS = 120;

export interface NewRegistration
  extends NewFlowFields,
    CodeTimes,
    Pick<Registration, "accountType" | "termsVersion" | "termsSha256"> {
  readonly now: number;
}

export function start({
  now,
  codeMinutes,
  resendCooldownSeconds,
  ...facts
}: NewRegistration): RegistrationRecord & Pick<Registration, "accountType"> {
  return { ...facts, ...startFields(now, { codeMinutes, resendCooldownSeconds }) };
}

/** Writes down the intent to create the account, before anything is done about it. */
export const claim = (facts: {
  now: number;
  flowHash: string;
  accountId: string;
  form: TypedProfile;
}): Change => ({
  transition: "claim",
  require: [flowHashIs(facts.flowHash), notOver(facts.now), notDeleted(facts.now)],
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
    flowHashIs(facts.flowHash),
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

/**
 * The account has the form, and the completion mail has been handed over. What remains stays for as long as its message may
 * come again, unless nothing is left to do.
 */
export const complete = (facts: { now: number; completedAt: number; isPublished: boolean }): Change => ({
  transition: "complete",
  require: [],
  set: {
    completedAt: facts.completedAt,
    completionMailSentAt: facts.now,
    ...(facts.isPublished ? finished(facts.now) : unfinished(facts.now)),
  },
  remove: ["profile", "claimedAt"],
});

/** Another flow has registered the address in the meantime. */
export const findDuplicate = (facts: { now: number }): Change => ({
  transition: "find-duplicate",
  require: [],
  set: finished(facts.now),
  remove: ["profile", "claimedAt"],
});

/** Whether a registration admits a change: the reference for what every store must enforce in its write. */
export const admits = (registration: Registration, change: FlowChange) =>
  admitsChange(transitions, registration, change);

/** The registration after a change that it admits. */
export const apply = (registration: Registration, change: FlowChange): Registration =>
  changed(transitions, registration, change);
