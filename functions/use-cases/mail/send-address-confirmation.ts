import { linkWith } from "../../../contracts/mail-links.ts";
import { isOpen } from "../../domain/proposal.ts";
import { renderAddressConfirmationMail } from "../../mails/address-confirmation-mail.ts";
import type { MailSettings } from "../../mails/mail.ts";
import type { Accounts, Audit, Clock, Links, Mailer, ProposalMail } from "../ports.ts";

export interface AddressConfirmationDependencies {
  readonly clock: Clock;
  readonly accounts: Pick<Accounts, "find">;
  readonly links: Pick<Links, "draw">;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings;
}

/** Sends, at least once, the link that proves the mailbox which an account is to have; nobody at the desk sees it. */
export async function sendAddressConfirmation(
  { clock, accounts, links, mailer, audit, settings }: AddressConfirmationDependencies,
  { accountId, proposalId: ref }: ProposalMail,
): Promise<"sent" | "superseded"> {
  const account = await accounts.find(accountId);
  const proposal = account?.proposal;
  if (!account || proposal?.proposalId !== ref || !isOpen(proposal, clock())) return "superseded";
  const { correction, expiresAt } = proposal;
  if (!correction) return "superseded";
  const purpose = "confirm-address";
  const path = linkWith(purpose, await links.draw({ purpose, accountId, ref, expiresAt }));
  const facts = { path, expiresAt: new Date(expiresAt) };
  const mail = renderAddressConfirmationMail(facts, account.language, settings);
  const { newEmail, changeId: flowId } = correction;
  const about = { kind: "address-confirmation", flowId, codeNumber: 0 } as const;
  const { messageId } = await mailer.send(newEmail, mail, about);
  const reason = "address-confirmation";
  audit({ event: "mail.sent", outcome: "success", reason, flowId, accountId, messageId });
  return "sent";
}
