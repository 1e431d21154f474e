import type { LinkPurpose } from "../../../contracts/mail-links.ts";
import { isOpen, type Proposal } from "../../domain/proposal.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Accounts, Audit, Clock, EmailHash, Links, Proposals } from "../ports.ts";

export interface AnswerProposalDependencies {
  readonly clock: Clock;
  readonly links: Pick<Links, "peek">;
  readonly accounts: Pick<Accounts, "find">;
  readonly proposals: Pick<Proposals, "confirmAddress" | "object">;
  readonly emailHash: EmailHash;
  readonly audit: Audit;
}

interface Pressed {
  readonly token: string;
}

/**
 * Somebody who has the mailbox that an account is to have says that it is theirs. The link is not used up: what it does is
 * done once, and whose answer was lost presses again.
 */
export async function confirmAddress(
  dependencies: AnswerProposalDependencies,
  { token }: Pressed,
): Promise<Outcome<true, "link-dead">> {
  const { clock, proposals, emailHash, audit } = dependencies;
  const found = await proposalOf(dependencies, "confirm-address", token);
  const correction = found?.proposal.correction;
  if (!found || !correction) return fail({ kind: "link-dead" });
  const { accountId, proposal } = found;
  const now = clock();
  if (!isOpen(proposal, now)) return fail({ kind: "link-dead" });
  if (correction.confirmedAt !== undefined) return ok(true);
  const emailFields = await emailHash(correction.newEmail);
  audit({ event: "desk.address-confirmed", ...recorded(accountId, proposal), ...emailFields });
  const { proposalId } = proposal;
  const isDone = await proposals.confirmAddress(accountId, { proposalId, now });
  return isDone ? ok(true) : fail({ kind: "link-dead" });
}

/** The owner of an account does not want what the desk proposes: nothing of it happens, and somebody is called to look. */
export async function objectToProposal(
  dependencies: AnswerProposalDependencies,
  { token }: Pressed,
): Promise<Outcome<true, "link-dead">> {
  const { clock, proposals, audit } = dependencies;
  const found = await proposalOf(dependencies, "object", token);
  if (!found) return fail({ kind: "link-dead" });
  const { accountId, proposal } = found;
  if (proposal.objectedAt !== undefined) return ok(true);
  const now = clock();
  if (!isOpen(proposal, now)) return fail({ kind: "link-dead" });
  audit({ event: "desk.objected", ...recorded(accountId, proposal) });
  const { proposalId } = proposal;
  const isDone = await proposals.object(accountId, { proposalId, now });
  return isDone ? ok(true) : fail({ kind: "link-dead" });
}

async function proposalOf(
  { clock, links, accounts }: AnswerProposalDependencies,
  purpose: LinkPurpose,
  token: string,
) {
  const link = await links.peek(purpose, token, clock());
  const account = link && (await accounts.find(link.accountId));
  const proposal = account?.proposal;
  return link && proposal?.proposalId === link.ref ? { accountId: link.accountId, proposal } : undefined;
}

const recorded = (accountId: string, { kind, ticket }: Proposal) =>
  ({ outcome: "success", accountId, detail: kind, ticket }) as const;
