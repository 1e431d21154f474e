/**
 * The state machine of a password reset, from the proof of the mailbox on; the steps before it are those of every flow
 * (code-flow.ts). The picture and the reasons are in docs/state-machine.md.
 */
import type { ClientFacts } from "./account.ts";
import {
  admitsChange,
  CLAIM_LEASE_MS,
  type CodeFields,
  changed,
  codeTransitions,
  type FlowChange,
  finished,
  flowHashIs,
  notDeleted,
  notOver,
  startFlow,
  type Transitions,
  unfinished,
} from "./code-flow.ts";
import type { FlowOwner } from "./one-time-code.ts";

export type ResetState = "requested" | "verified" | "setting" | "completed";

/** Whose password is to be set is known from the right code on, and forgotten with the end. */
export interface PasswordReset extends CodeFields, Partial<FlowOwner> {
  readonly state: ResetState;
  readonly claimedAt?: number;
  readonly completedAt?: number;
  /** In which browser the new password was given: the mail about it says so. */
  readonly client?: ClientFacts;
}

export const resetTransitions = {
  ...codeTransitions,
  claim: { from: ["verified"], to: "setting" },
  reclaim: { from: ["setting"], to: "setting" },
  release: { from: ["setting"], to: "verified" },
  complete: { from: ["setting"], to: "completed" },
} as const satisfies Transitions;

export interface ResetChange extends FlowChange {
  readonly transition: keyof typeof resetTransitions;
  readonly set: Partial<PasswordReset>;
  readonly setOnce?: never;
  readonly remove?: readonly ("claimedAt" | "accountId" | "userSub")[];
}

/** When a reset is looked after that was begun: when the lease of its claim is over. */
export const RESET_LOOK_DELAY_SECONDS = 15;

export const startReset = (facts: Parameters<typeof startFlow>[0]): PasswordReset => startFlow(facts);

interface ClaimFacts {
  readonly now: number;
  readonly flowHash: string;
  readonly client: ClientFacts;
}

/** Writes down the intent to set a password, before anything is done about it. */
export const claimReset = ({ now, flowHash, client }: ClaimFacts): ResetChange => ({
  transition: "claim",
  require: [flowHashIs(flowHash), notOver(now), notDeleted(now)],
  set: { claimedAt: now, client, ...unfinished(now) },
});

/**
 * The caller comes again for a claim that its maker has given up. A fresh one is left alone, whoever comes: of two new
 * passwords at once, the one that is acknowledged is the one that holds.
 */
export const reclaimReset = ({
  now,
  flowHash,
  client,
  claimedAt,
}: ClaimFacts & { readonly claimedAt: number }): ResetChange => ({
  transition: "reclaim",
  require: [
    flowHashIs(flowHash),
    { field: "claimedAt", is: "equal", value: claimedAt },
    { field: "claimedAt", is: "at-most", value: now - CLAIM_LEASE_MS },
    notDeleted(now),
  ],
  set: { claimedAt: now, client, ...unfinished(now) },
});

/** Nobody knows whether the password was set: whoever has the flow may set one again. Only the claim seen is released. */
export const releaseReset = ({
  now,
  claimedAt,
}: {
  readonly now: number;
  readonly claimedAt: number;
}): ResetChange => ({
  transition: "release",
  require: [{ field: "claimedAt", is: "equal", value: claimedAt }],
  set: finished(now),
  remove: ["claimedAt"],
});

export const completeReset = ({ now }: { readonly now: number }): ResetChange => ({
  transition: "complete",
  require: [],
  set: { completedAt: now, ...finished(now) },
  remove: ["claimedAt", "accountId", "userSub"],
});

export const admitsReset = (reset: PasswordReset, change: FlowChange) =>
  admitsChange(resetTransitions, reset, change);

export const applyReset = (reset: PasswordReset, change: FlowChange): PasswordReset =>
  changed(resetTransitions, reset, change);
