import { renderDeskNoticeMail } from "../../mails/desk-notice-mail.ts";
import type { MailSettings } from "../../mails/mail.ts";
import type { Accounts, Audit, DeskNotice, Mailer } from "../ports.ts";

export interface DeskNoticeDependencies {
  readonly accounts: Pick<Accounts, "find">;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings;
}

/** Sends an account's owner, at least once, the mail about what the city's people did to it. */
export async function sendDeskNotice(
  { accounts, mailer, audit, settings }: DeskNoticeDependencies,
  { accountId, what, at }: DeskNotice,
): Promise<"sent" | "superseded"> {
  const account = await accounts.find(accountId);
  if (!account) return "superseded";
  const { email, language, registrationId: flowId } = account;
  const mail = renderDeskNoticeMail({ what, at: new Date(at) }, language, settings);
  const about = { kind: "desk-notice", flowId, codeNumber: 0 } as const;
  const { messageId } = await mailer.send(email, mail, about);
  audit({ event: "mail.sent", outcome: "success", reason: `desk-${what}`, accountId, messageId });
  return "sent";
}
