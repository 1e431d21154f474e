import { notWritten } from "../../domain/mail-ahead.ts";
import { isOpen } from "../../domain/proposal.ts";
import { renderAddressConfirmationMail } from "../../mails/address-confirmation-mail.ts";
import type { AskedMail, ProposalMail } from "../ports.ts";
import { type LinkMailDependencies, sendLinkMail } from "./send-link-mail.ts";

/** Sends, at least once, the link that proves the mailbox which an account is to have; nobody at the desk sees it. */
export async function sendAddressConfirmation(
  dependencies: LinkMailDependencies,
  { accountId, proposalId: ref, queuedAt }: AskedMail<ProposalMail>,
): Promise<"sent" | "superseded" | "too-early"> {
  const account = await dependencies.accounts.find(accountId);
  const proposal = account?.proposal;
  const now = dependencies.clock();
  if (account && proposal?.proposalId !== ref) return notWritten(queuedAt, now);
  if (!account || !isOpen(proposal, now)) return "superseded";
  const { correction, expiresAt } = proposal;
  if (!correction) return "superseded";
  return sendLinkMail(dependencies, account, {
    ...{ kind: "address-confirmation", purpose: "confirm-address", ref, expiresAt },
    ...{ to: correction.newEmail, flowId: correction.changeId },
    render: renderAddressConfirmationMail,
  });
}
