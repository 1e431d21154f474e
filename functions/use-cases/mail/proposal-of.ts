import type { Account } from "../../domain/account.ts";
import { notWritten } from "../../domain/mail-ahead.ts";
import { isOpen, type Proposal } from "../../domain/proposal.ts";
import type { AskedMail, ProposalMail } from "../ports.ts";
import type { LinkMailDependencies } from "./send-link-mail.ts";

/** What a mail is about that was asked for before its proposal was written, or why there is no mail (yet). */
export async function proposalOf(
  { accounts, clock }: Pick<LinkMailDependencies, "accounts" | "clock">,
  { accountId, proposalId, queuedAt }: AskedMail<ProposalMail>,
): Promise<{ readonly account: Account; readonly proposal: Proposal } | "superseded" | "too-early"> {
  const account = await accounts.find(accountId);
  const proposal = account?.proposal;
  if (proposal?.proposalId !== proposalId) return notWritten(queuedAt, clock());
  return account && isOpen(proposal, clock()) ? { account, proposal } : "superseded";
}
