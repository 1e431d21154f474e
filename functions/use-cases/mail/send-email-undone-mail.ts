import { renderEmailUndoneMail } from "../../mails/email-undone-mail.ts";
import type { MailSettings } from "../../mails/mail.ts";
import type { Accounts, Audit, EmailChangeMail, Mailer } from "../ports.ts";

export interface EmailUndoneMailDependencies {
  readonly accounts: Pick<Accounts, "find">;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings;
}

/** Sends, at least once, the mail about the undoing of a change to the address before, or to the new one. */
export async function sendEmailUndoneMail(
  { accounts, mailer, audit, settings }: EmailUndoneMailDependencies,
  { accountId, changeId, to }: EmailChangeMail,
): Promise<"sent" | "superseded"> {
  const account = await accounts.find(accountId);
  const undone = account?.undoneChange;
  if (!account || undone?.changeId !== changeId) return "superseded";
  const { email, previousEmail, undoneAt, state } = undone;
  const ofHandover =
    account.emailChange?.changeId === changeId && account.emailChange.handedOver !== undefined;
  const facts = { to, state, undoneAt: new Date(undoneAt), ofHandover };
  const mail = renderEmailUndoneMail(facts, account.language, settings);
  const about = { kind: "email-undone", flowId: changeId, codeNumber: 0 } as const;
  const { messageId } = await mailer.send(to === "previous" ? previousEmail : email, mail, about);
  const reason = to === "previous" ? "email-undone-old" : "email-undone-new";
  audit({ event: "mail.sent", outcome: "success", reason, flowId: changeId, accountId, messageId });
  return "sent";
}
