/**
 * Four eyes: what one operator proposes of an account, and another, a supervisor, approves or rejects (docs/adr/0049). It
 * stands on the account itself, so that the approval and what it brings about are one write.
 */
import { hash } from "node:crypto";
import type { DeskReason, Evidence, ProposalKind } from "../../contracts/desk-words.ts";
import { DAY_MS } from "./durations.ts";

/** Another address for the account, whose owner cannot change it. */
export interface Correction {
  readonly newEmail: string;
  /** What was shown at the desk. */
  readonly evidence: Evidence;
  /** Of the change of address that it becomes. */
  readonly changeId: string;
  /** When somebody who has the new mailbox said that it is theirs: before, nobody can approve it. */
  readonly confirmedAt?: number;
}

/** Instants are epoch milliseconds; operators by their keyed hash. */
export interface Proposal {
  readonly proposalId: string;
  readonly kind: ProposalKind;
  readonly proposer: string;
  readonly reason: DeskReason;
  readonly ticket: string;
  readonly proposedAt: number;
  readonly expiresAt: number;
  readonly correction?: Correction;
  /** Of all the above: who approves says what they have seen. */
  readonly digest: string;
  /** `approved`: it is being carried out, which takes more than one write. */
  readonly state: "proposed" | "approved" | "executed" | "rejected";
  readonly decidedAt?: number;
  /** When the owner of the account rejected it. */
  readonly objectedAt?: number;
}

/** What becomes of an account's status in the very write that approves a proposal. */
export type Effect =
  | { readonly to: "withdrawing"; readonly erasesAt: number }
  | { readonly to: "active" | "suspended"; readonly from: "active" | "suspended" | "frozen" };

/** How long a proposal waits for somebody else. */
const PROPOSAL_LIFE_MS = DAY_MS;

export function newProposal(
  facts: Pick<
    Proposal,
    "proposalId" | "kind" | "proposer" | "reason" | "ticket" | "proposedAt" | "correction"
  >,
): Proposal {
  const shown = { ...facts, expiresAt: facts.proposedAt + PROPOSAL_LIFE_MS };
  const { proposalId, kind, proposer, reason, ticket, proposedAt, expiresAt, correction } = shown;
  const { newEmail, evidence } = correction ?? {};
  const digest = hash(
    "sha256",
    JSON.stringify([proposalId, kind, proposer, reason, ticket, proposedAt, expiresAt, newEmail, evidence]),
  );
  return { ...shown, digest, state: "proposed" };
}

/** As it is answered: one that nobody decided in time has expired. */
export const stateOf = ({ state, expiresAt }: Proposal, now: number) =>
  state === "proposed" && expiresAt <= now ? "expired" : state;

export const isOpen = (proposal: Proposal | undefined, now: number): proposal is Proposal =>
  proposal !== undefined && stateOf(proposal, now) === "proposed";

/** Whether another may not take its place: it waits for somebody, or it is being carried out. */
export const isPending = (proposal: Proposal | undefined, now: number) =>
  proposal !== undefined && proposal.expiresAt > now && ["proposed", "approved"].includes(proposal.state);

/** The account that a proposal's id begins with. */
export const accountIdIn = (proposalId: string) => proposalId.split(".")[0] ?? "";
