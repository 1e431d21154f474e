import { EXPORT_HOURS } from "../../../contracts/mail-links.ts";
import { HOUR_MS } from "../../domain/durations.ts";
import { notWritten } from "../../domain/mail-ahead.ts";
import { renderExportLinkMail } from "../../mails/export-link-mail.ts";
import type { AskedMail, ProposalMail } from "../ports.ts";
import { type LinkMailDependencies, sendLinkMail } from "./send-link-mail.ts";

/** Sends the owner of an account, at least once, the link to what is stored of it, if that was approved. */
export async function sendExportLink(
  dependencies: LinkMailDependencies,
  { accountId, proposalId: ref, queuedAt }: AskedMail<ProposalMail>,
): Promise<"sent" | "superseded" | "too-early"> {
  const account = await dependencies.accounts.find(accountId);
  const proposal = account?.proposal;
  if (!account || proposal?.proposalId !== ref || proposal.kind !== "export") return "superseded";
  if (proposal.state === "proposed") return notWritten(queuedAt, dependencies.clock());
  if (proposal.state !== "executed") return "superseded";
  return sendLinkMail(dependencies, account, {
    ...{ kind: "export-link", purpose: "export", ref, to: account.email },
    expiresAt: dependencies.clock() + EXPORT_HOURS * HOUR_MS,
    render: renderExportLinkMail,
  });
}
