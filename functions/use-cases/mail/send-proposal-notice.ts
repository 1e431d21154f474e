import { linkWith } from "../../../contracts/mail-links.ts";
import { isOpen } from "../../domain/proposal.ts";
import type { MailSettings } from "../../mails/mail.ts";
import { renderProposalMail } from "../../mails/proposal-mail.ts";
import type { Accounts, Audit, Clock, Links, Mailer, ProposalMail } from "../ports.ts";

export interface ProposalNoticeDependencies {
  readonly clock: Clock;
  readonly accounts: Pick<Accounts, "find">;
  readonly links: Pick<Links, "draw">;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings;
}

/** Sends the owner of an account, at least once, what the desk proposes of it, with the link by which they object. */
export async function sendProposalNotice(
  { clock, accounts, links, mailer, audit, settings }: ProposalNoticeDependencies,
  { accountId, proposalId: ref }: ProposalMail,
): Promise<"sent" | "superseded"> {
  const account = await accounts.find(accountId);
  const proposal = account?.proposal;
  if (!account || proposal?.proposalId !== ref || !isOpen(proposal, clock())) return "superseded";
  const { expiresAt, proposedAt, correction } = proposal;
  const purpose = "object";
  const path = linkWith(purpose, await links.draw({ purpose, accountId, ref, expiresAt }));
  const facts = {
    ...{ path, at: new Date(proposedAt), expiresAt: new Date(expiresAt) },
    ...(correction && { newEmail: correction.newEmail }),
  };
  const mail = renderProposalMail(facts, account.language, settings);
  const about = { kind: "proposal-notice", flowId: account.registrationId, codeNumber: 0 } as const;
  const { messageId } = await mailer.send(account.email, mail, about);
  audit({ event: "mail.sent", outcome: "success", reason: "proposal-notice", accountId, messageId });
  return "sent";
}
