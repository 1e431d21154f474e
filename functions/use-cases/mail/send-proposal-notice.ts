import { notWritten } from "../../domain/mail-ahead.ts";
import { isOpen } from "../../domain/proposal.ts";
import { renderProposalMail } from "../../mails/proposal-mail.ts";
import type { AskedMail, ProposalMail } from "../ports.ts";
import { type LinkMailDependencies, sendLinkMail } from "./send-link-mail.ts";

/** Sends the owner of an account, at least once, what the desk proposes of it, with the link by which they object. */
export async function sendProposalNotice(
  dependencies: LinkMailDependencies,
  { accountId, proposalId: ref, queuedAt }: AskedMail<ProposalMail>,
): Promise<"sent" | "superseded" | "too-early"> {
  const account = await dependencies.accounts.find(accountId);
  const proposal = account?.proposal;
  const now = dependencies.clock();
  if (account && proposal?.proposalId !== ref) return notWritten(queuedAt, now);
  if (!account || !isOpen(proposal, now)) return "superseded";
  const { expiresAt, proposedAt, correction } = proposal;
  const proposed = { at: new Date(proposedAt), ...(correction && { newEmail: correction.newEmail }) };
  return sendLinkMail(dependencies, account, {
    ...{ kind: "proposal-notice", purpose: "object", ref, expiresAt, to: account.email },
    render: (facts, ...how) => renderProposalMail({ ...facts, ...proposed }, ...how),
  });
}
