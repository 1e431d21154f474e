/**
 * The state machine of a change of e-mail address, from the proof of the new mailbox on; the steps before it are those of
 * every flow (code-flow.ts). The picture and the reasons are in docs/state-machine.md.
 */
import type { BusinessProfile } from "../../contracts/profile.ts";
import type { AcceptedTerms, ClientFacts } from "./account.ts";
import {
  admitsChange,
  CLAIM_LEASE_MS,
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
import type { FlowOwner } from "./one-time-code.ts";

export type EmailChangeState = "requested" | "verified" | "applying" | "applied" | "duplicate";

/** `email` is the new address. */
export interface EmailChange extends CodeFields, FlowOwner {
  readonly state: EmailChangeState;
  readonly previousEmail: string;
  readonly claimedAt?: number;
  readonly completedAt?: number;
  /** When the mails about it were asked for. */
  readonly mailedAt?: number;
  /** In which browser the code was given: the mails about it say so. */
  readonly client?: ClientFacts;
  /** Where the account goes to another person by it: what that one has given, but the password. */
  readonly successor?: Successor;
}

export interface Successor extends Pick<BusinessProfile, "contact" | "department" | "phone"> {
  readonly terms: AcceptedTerms;
}

export const emailChangeTransitions = {
  ...codeTransitions,
  cancel: { from: ["requested", "verified"], to: undefined },
  claim: { from: ["verified"], to: "applying" },
  reclaim: { from: ["applying"], to: "applying" },
  accept: { from: ["verified"], to: "applying" },
  "accept-again": { from: ["applying"], to: "applying" },
  "take-over": { from: ["applying"], to: undefined },
  release: { from: ["applying"], to: "verified" },
  "note-mail": { from: ["applying"], to: undefined },
  complete: { from: ["applying"], to: "applied" },
  "find-duplicate": { from: ["applying"], to: "duplicate" },
} as const satisfies Transitions;

export interface EmailChangeChange extends FlowChange {
  readonly transition: keyof typeof emailChangeTransitions;
  readonly set: Partial<EmailChange>;
  readonly setOnce?: never;
  readonly remove?: readonly "claimedAt"[];
}

/** When a change is looked after that was begun: when the lease of its claim is over. */
export const EMAIL_CHANGE_LOOK_DELAY_SECONDS = 15;

export const startEmailChange = ({
  now,
  codeMinutes,
  resendCooldownSeconds,
  ...facts
}: NewFlowFields &
  CodeTimes &
  FlowOwner & { readonly now: number; readonly previousEmail: string }): EmailChange => ({
  ...facts,
  ...startFields(now, { codeMinutes, resendCooldownSeconds }),
});

/** Gives an open change up: it counts as deleted from here on. */
export const cancelEmailChange = ({
  now,
  flowHash,
}: {
  now: number;
  flowHash: string;
}): EmailChangeChange => ({
  transition: "cancel",
  require: [flowHashIs(flowHash), notDeleted(now)],
  set: { deleteAt: now },
});

interface ClaimFacts {
  readonly now: number;
  readonly flowHash: string;
  readonly client: ClientFacts;
}

/** Writes down the intent to change the address, before anything is done about it. */
export const claimEmailChange = ({ now, flowHash, client }: ClaimFacts): EmailChangeChange => ({
  transition: "claim",
  require: [flowHashIs(flowHash), notOver(now), notDeleted(now)],
  set: { claimedAt: now, client, ...unfinished(now) },
});

interface Claim {
  readonly now: number;
  readonly claimedAt: number;
}

/** What a successor gives, whose link proves the mailbox. */
interface Acceptance {
  readonly now: number;
  readonly client: ClientFacts;
  readonly successor: Successor;
}

interface ProvenFacts
  extends FlowOwner,
    Pick<EmailChange, "id" | "email" | "previousEmail" | "language" | "expiresAt"> {
  readonly now: number;
}

/**
 * A change of address that is being applied from its beginning, as its mailbox is proven by a link. Nobody has a code or a
 * cookie of it.
 */
export const provenEmailChange = ({
  now,
  expiresAt,
  ...facts
}: ProvenFacts & Pick<EmailChange, "client" | "successor">): EmailChange => ({
  ...facts,
  state: "applying",
  claimedAt: now,
  startedAt: now,
  expiresAt,
  ...{ flowHash: "", codeNumber: 0, codeDigits: 6, askedFrom: "", browser: "" },
  resendAvailableAt: expiresAt,
  mailStatus: "queued",
  ...unfinished(now),
});

/** The successor comes again after the follow-up has released what was begun. */
export const acceptReleasedHandover = ({ now, client, successor }: Acceptance): EmailChangeChange => ({
  transition: "accept",
  require: [flowHashIs(""), notDeleted(now)],
  set: { claimedAt: now, client, successor, ...unfinished(now) },
});

/** The successor comes again for a claim that its maker has given up; a fresh one is left alone. */
export const acceptHandoverAgain = ({
  now,
  client,
  successor,
  claimedAt,
}: Acceptance & Claim): EmailChangeChange => ({
  transition: "accept-again",
  require: [flowHashIs(""), claimIs(claimedAt), leaseIsOver(now), notDeleted(now)],
  set: { claimedAt: now, client, successor, ...unfinished(now) },
});

const claimIs = (claimedAt: number) => ({ field: "claimedAt", is: "equal", value: claimedAt }) as const;
const leaseIsOver = (now: number) =>
  ({ field: "claimedAt", is: "at-most", value: now - CLAIM_LEASE_MS }) as const;

/** The caller comes again for a claim that its maker has given up; a fresh one is left alone. */
export const reclaimEmailChange = ({
  now,
  flowHash,
  client,
  claimedAt,
}: ClaimFacts & Claim): EmailChangeChange => ({
  transition: "reclaim",
  require: [flowHashIs(flowHash), claimIs(claimedAt), leaseIsOver(now), notDeleted(now)],
  set: { claimedAt: now, client, ...unfinished(now) },
});

/** The follow-up takes an abandoned claim over, so that nobody else is at work on it meanwhile. */
export const takeEmailChangeOver = ({ now, claimedAt }: Claim): EmailChangeChange => ({
  transition: "take-over",
  require: [claimIs(claimedAt), leaseIsOver(now)],
  set: { claimedAt: now, ...unfinished(now) },
});

/** Nothing was changed: whoever has the flow may give the code again. Only the claim seen is released. */
export const releaseEmailChange = ({ now, claimedAt }: Claim): EmailChangeChange => ({
  transition: "release",
  require: [claimIs(claimedAt)],
  set: finished(now),
  remove: ["claimedAt"],
});

/** The mails about the change have been asked for: whoever finishes it asks for no more. */
export const noteEmailChangeMails = ({ now }: { readonly now: number }): EmailChangeChange => ({
  transition: "note-mail",
  require: [],
  set: { mailedAt: now },
});

export const completeEmailChange = ({ now }: { readonly now: number }): EmailChangeChange => ({
  transition: "complete",
  require: [],
  set: { completedAt: now, ...finished(now) },
  remove: ["claimedAt"],
});

/** Somebody else has registered the new address meanwhile. */
export const findEmailChangeDuplicate = ({ now }: { readonly now: number }): EmailChangeChange => ({
  transition: "find-duplicate",
  require: [],
  set: finished(now),
  remove: ["claimedAt"],
});

export const admitsEmailChange = (change: EmailChange, flowChange: FlowChange) =>
  admitsChange(emailChangeTransitions, change, flowChange);

export const applyEmailChange = (change: EmailChange, flowChange: FlowChange): EmailChange =>
  changed(emailChangeTransitions, change, flowChange);
