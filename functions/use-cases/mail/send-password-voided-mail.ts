import type { MailSettings } from "../../mails/mail.ts";
import { renderPasswordVoidedMail } from "../../mails/password-voided-mail.ts";
import type { Accounts, Audit, Mailer } from "../ports.ts";

export interface PasswordVoidedMailDependencies {
  readonly accounts: Pick<Accounts, "find">;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings;
}

/** Sends an account's owner, at least once, the mail that the password opens nothing any more, and how to set a new one. */
export async function sendPasswordVoidedMail(
  { accounts, mailer, audit, settings }: PasswordVoidedMailDependencies,
  { accountId, voidedAt }: { readonly accountId: string; readonly voidedAt: number },
): Promise<"sent" | "superseded"> {
  const account = await accounts.find(accountId);
  if (!account) return "superseded";
  const { email, language, registrationId: flowId } = account;
  const mail = renderPasswordVoidedMail({ voidedAt: new Date(voidedAt) }, language, settings);
  const about = { kind: "password-voided", flowId, codeNumber: 0 } as const;
  const { messageId } = await mailer.send(email, mail, about);
  audit({ event: "mail.sent", outcome: "success", reason: "password-voided", accountId, messageId });
  return "sent";
}
