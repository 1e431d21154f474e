import type { ProposalKind } from "../../../contracts/desk-words.ts";
import { type Account, type AccountStatus, statusOf, undoableChange } from "../../domain/account.ts";
import { isOpen, newProposal, type Proposal } from "../../domain/proposal.ts";
import type { Tokens } from "../ports.ts";
import { type ActDependencies, accountOf } from "./act-on-account.ts";
import { type DeskCall, type DeskFailure, type DeskOutcome, ok, recordsOf, refuse } from "./desk-call.ts";
import type { TargetKey } from "./find-target.ts";

export interface ProposeDependencies extends ActDependencies {
  readonly tokens: Pick<Tokens, "publicId">;
}

/** Of which accounts each may be proposed. */
const admitted: Readonly<Record<ProposalKind, readonly AccountStatus[]>> = {
  delete: ["active", "suspended", "frozen", "dormant"],
  unfreeze: ["frozen"],
};

/** Why a proposal cannot be made of an account, or carried out, as it stands. */
export function whyNot(account: Account, kind: ProposalKind, now: number): DeskFailure | undefined {
  const state = statusOf(account);
  if (!admitted[kind].includes(state)) return { kind: "wrong-state", state };
  // There must be something left to give back.
  const undoable = kind === "delete" ? undoableChange(account, now) : undefined;
  return undoable && { kind: "wrong-state", state: "email-change-recent" };
}

/** Proposes what somebody else has to approve; one at a time of an account. */
export async function propose(
  dependencies: ProposeDependencies,
  call: DeskCall,
  { kind, ...key }: TargetKey & { readonly kind: ProposalKind },
): Promise<DeskOutcome<Proposal>> {
  const { clock, tokens, deskAccounts, audit } = dependencies;
  const found = await accountOf(dependencies, key);
  if (!found.ok) return found;
  const account = found.value;
  const { accountId } = account;
  const now = clock();
  const refusal = whyNot(account, kind, now);
  if (refusal) return refuse(refusal, { accountId });
  if (isOpen(account.proposal, now)) return refuse({ kind: "proposal-open" }, { accountId });
  const { operatorHash: proposer, reason, ticket } = call;
  const proposalId = `${accountId}.${tokens.publicId()}`;
  const proposal = newProposal({ proposalId, kind, proposer, reason, ticket, proposedAt: now });
  await deskAccounts.note(account, { at: now, kind: "proposed", reason });
  recordsOf(audit, call)("desk.proposed", { accountId, detail: kind });
  if (!(await deskAccounts.propose(accountId, proposal, now)))
    return refuse({ kind: "proposal-open" }, { accountId });
  return ok(proposal);
}
