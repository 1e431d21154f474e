import { linkWith } from "../../../contracts/mail-links.ts";
import { openHandover } from "../../domain/account.ts";
import { renderHandoverInvitationMail } from "../../mails/handover-invitation-mail.ts";
import type { MailSettings } from "../../mails/mail.ts";
import type { Accounts, Audit, Clock, Links, Mailer } from "../ports.ts";

export interface HandoverInvitationDependencies {
  readonly clock: Clock;
  readonly accounts: Pick<Accounts, "find">;
  readonly links: Pick<Links, "draw">;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings;
}

/**
 * Sends, at least once, the invitation to take an account over. It goes to every address that was given, also to one that has
 * an account of its own: only its mailbox leads to the answer that says so.
 */
export async function sendHandoverInvitation(
  { clock, accounts, links, mailer, audit, settings }: HandoverInvitationDependencies,
  { accountId, handoverId: ref }: { readonly accountId: string; readonly handoverId: string },
): Promise<"sent" | "superseded"> {
  const account = await accounts.find(accountId);
  const invitation = account && openHandover(account, clock());
  if (!account || invitation?.handoverId !== ref) return "superseded";
  const purpose = "handover";
  const { email, expiresAt } = invitation;
  const path = linkWith(purpose, await links.draw({ purpose, accountId, ref, expiresAt }));
  const facts = { path, expiresAt: new Date(expiresAt) };
  const mail = renderHandoverInvitationMail(facts, account.language, settings);
  const about = { kind: "handover-invitation", flowId: ref, codeNumber: 0 } as const;
  const { messageId } = await mailer.send(email, mail, about);
  audit({
    ...{ event: "mail.sent", outcome: "success", reason: "handover-invitation" },
    ...{ flowId: ref, accountId, messageId },
  });
  return "sent";
}
