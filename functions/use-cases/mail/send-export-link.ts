import { EXPORT_HOURS, linkWith } from "../../../contracts/mail-links.ts";
import { HOUR_MS } from "../../domain/durations.ts";
import { renderExportLinkMail } from "../../mails/export-link-mail.ts";
import type { MailSettings } from "../../mails/mail.ts";
import type { Accounts, Audit, Clock, Links, Mailer, ProposalMail } from "../ports.ts";

export interface ExportLinkDependencies {
  readonly clock: Clock;
  readonly accounts: Pick<Accounts, "find">;
  readonly links: Pick<Links, "draw">;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings;
}

/** Sends the owner of an account, at least once, the link to what is stored of it, if that was approved. */
export async function sendExportLink(
  { clock, accounts, links, mailer, audit, settings }: ExportLinkDependencies,
  { accountId, proposalId: ref }: ProposalMail,
): Promise<"sent" | "superseded"> {
  const account = await accounts.find(accountId);
  const proposal = account?.proposal;
  const isDue = proposal?.proposalId === ref && proposal.kind === "export" && proposal.state === "executed";
  if (!account || !isDue) return "superseded";
  const purpose = "export";
  const expiresAt = clock() + EXPORT_HOURS * HOUR_MS;
  const path = linkWith(purpose, await links.draw({ purpose, accountId, ref, expiresAt }));
  const facts = { path, expiresAt: new Date(expiresAt) };
  const mail = renderExportLinkMail(facts, account.language, settings);
  const about = { kind: "export-link", flowId: account.registrationId, codeNumber: 0 } as const;
  const { messageId } = await mailer.send(account.email, mail, about);
  audit({ event: "mail.sent", outcome: "success", reason: "export-link", accountId, messageId });
  return "sent";
}
