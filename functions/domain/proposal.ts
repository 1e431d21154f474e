/**
 * Four eyes: what one operator proposes of an account, and another, a supervisor, approves or rejects (docs/adr/0049). It
 * stands on the account itself, so that the approval and what it brings about are one write.
 */
import { hash } from "node:crypto";
import type { DeskReason, ProposalKind } from "../../contracts/desk-words.ts";
import { DAY_MS } from "./durations.ts";

/** Instants are epoch milliseconds; operators by their keyed hash. */
export interface Proposal {
  readonly proposalId: string;
  readonly kind: ProposalKind;
  readonly proposer: string;
  readonly reason: DeskReason;
  readonly ticket: string;
  readonly proposedAt: number;
  readonly expiresAt: number;
  /** Of all the above: who approves says what they have seen. */
  readonly digest: string;
  readonly state: "proposed" | "executed" | "rejected";
  readonly decidedAt?: number;
}

/** How long a proposal waits for somebody else. */
const PROPOSAL_LIFE_MS = DAY_MS;

export function newProposal(
  facts: Pick<Proposal, "proposalId" | "kind" | "proposer" | "reason" | "ticket" | "proposedAt">,
): Proposal {
  const shown = { ...facts, expiresAt: facts.proposedAt + PROPOSAL_LIFE_MS };
  const { proposalId, kind, proposer, reason, ticket, proposedAt, expiresAt } = shown;
  const digest = hash(
    "sha256",
    JSON.stringify([proposalId, kind, proposer, reason, ticket, proposedAt, expiresAt]),
  );
  return { ...shown, digest, state: "proposed" };
}

/** As it is answered: one that nobody decided in time has expired. */
export const stateOf = ({ state, expiresAt }: Proposal, now: number) =>
  state === "proposed" && expiresAt <= now ? "expired" : state;

export const isOpen = (proposal: Proposal | undefined, now: number): proposal is Proposal =>
  proposal !== undefined && stateOf(proposal, now) === "proposed";

/** The account that a proposal's id begins with. */
export const accountIdIn = (proposalId: string) => proposalId.split(".")[0] ?? "";
