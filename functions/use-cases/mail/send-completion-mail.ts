import { displayName } from "../../../contracts/display-name.ts";

import { renderCompletionMail } from "../../mails/completion-mail.ts";
import type { MailSettings } from "../../mails/mail.ts";
import type { Accounts, Audit, Clock, Mailer } from "../ports.ts";

export interface SendCompletionDependencies {
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings;
}

/** Sends the completion mail at least once; a message that comes again after it was sent does nothing. */
export async function sendCompletionMail(
  { clock, accounts, mailer, audit, settings }: SendCompletionDependencies,
  { accountId }: { readonly accountId: string },
): Promise<"sent" | "sent-before" | "no-account"> {
  const account = await accounts.find(accountId);
  if (!account) return "no-account";
  if (account.completionMailSentAt !== undefined) return "sent-before";

  const facts = { name: displayName(account.profile), completedAt: new Date(account.createdAt) };
  const mail = renderCompletionMail(facts, account.language, settings);
  const { registrationId } = account;
  const about = { kind: "completion", registrationId, codeNumber: 0 } as const;
  const { messageId } = await mailer.send(account.email, mail, about);
  const auditFields = { outcome: "success", reason: "completion", registrationId, accountId } as const;
  audit({ event: "mail.sent", ...auditFields, messageId });
  await accounts.noteCompletionMail(accountId, clock());
  return "sent";
}
