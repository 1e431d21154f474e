import { openHandover } from "../../domain/account.ts";
import { renderHandoverInvitationMail } from "../../mails/handover-invitation-mail.ts";
import { type LinkMailDependencies, sendLinkMail } from "./send-link-mail.ts";

/**
 * Sends, at least once, the invitation to take an account over. It goes to every address that was given, also to one that has
 * an account of its own: only its mailbox leads to the answer that says so.
 */
export async function sendHandoverInvitation(
  dependencies: LinkMailDependencies,
  { accountId, handoverId: ref }: { readonly accountId: string; readonly handoverId: string },
): Promise<"sent" | "superseded"> {
  const account = await dependencies.accounts.find(accountId);
  const invitation = account && openHandover(account, dependencies.clock());
  if (!account || invitation?.handoverId !== ref) return "superseded";
  const { email: to, expiresAt } = invitation;
  return sendLinkMail(dependencies, account, {
    ...{ kind: "handover-invitation", purpose: "handover", ref, expiresAt, to, flowId: ref },
    render: renderHandoverInvitationMail,
  });
}
