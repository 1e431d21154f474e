/**
 * The state machine of a revival, from the proof of the mailbox on; the steps before it are those of every flow
 * (code-flow.ts). Nobody claims it: what follows the right code is one write that may be made twice, so that whoever comes
 * again goes on where it broke off. The picture is in docs/state-machine.md.
 */
import {
  admitsChange,
  type CodeFields,
  changed,
  codeTransitions,
  type FlowChange,
  finished,
  notDeleted,
  startFlow,
  type Transitions,
} from "./code-flow.ts";
import type { FlowOwner } from "./one-time-code.ts";

export type RevivalState = "requested" | "verified" | "completed";

/** Whose account is to be revived is known from the right code on, and forgotten with the end. */
export interface Revival extends CodeFields, Partial<FlowOwner> {
  readonly state: RevivalState;
  readonly completedAt?: number;
}

export const revivalTransitions = {
  ...codeTransitions,
  complete: { from: ["verified"], to: "completed" },
} as const satisfies Transitions;

export interface RevivalChange extends FlowChange {
  readonly transition: keyof typeof revivalTransitions;
  readonly set: Partial<Revival>;
  readonly setOnce?: never;
  readonly remove?: readonly ("accountId" | "userSub")[];
}

export const startRevival = (facts: Parameters<typeof startFlow>[0]): Revival => startFlow(facts);

export const completeRevival = ({ now }: { readonly now: number }): RevivalChange => ({
  transition: "complete",
  require: [notDeleted(now)],
  set: { completedAt: now, ...finished(now) },
  remove: ["accountId", "userSub"],
});

export const admitsRevival = (revival: Revival, change: FlowChange) =>
  admitsChange(revivalTransitions, revival, change);

export const applyRevival = (revival: Revival, change: FlowChange): Revival =>
  changed(revivalTransitions, revival, change);
