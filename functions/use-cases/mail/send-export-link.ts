import { EXPORT_HOURS } from "../../../contracts/mail-links.ts";
import { HOUR_MS } from "../../domain/durations.ts";
import { renderExportLinkMail } from "../../mails/export-link-mail.ts";
import type { ProposalMail } from "../ports.ts";
import { type LinkMailDependencies, sendLinkMail } from "./send-link-mail.ts";

/** Sends the owner of an account, at least once, the link to what is stored of it, if that was approved. */
export async function sendExportLink(
  dependencies: LinkMailDependencies,
  { accountId, proposalId: ref }: ProposalMail,
): Promise<"sent" | "superseded"> {
  const account = await dependencies.accounts.find(accountId);
  const proposal = account?.proposal;
  const isDue = proposal?.proposalId === ref && proposal.kind === "export" && proposal.state === "executed";
  if (!account || !isDue) return "superseded";
  return sendLinkMail(dependencies, account, {
    ...{ kind: "export-link", purpose: "export", ref, to: account.email },
    expiresAt: dependencies.clock() + EXPORT_HOURS * HOUR_MS,
    render: renderExportLinkMail,
  });
}
