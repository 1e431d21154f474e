import type { MailSettings } from "../../mails/mail.ts";
import { renderPasswordChangedMail } from "../../mails/password-changed-mail.ts";
import type { Accounts, Audit, Mailer, PasswordChange, Sessions } from "../ports.ts";

export interface PasswordChangedMailDependencies {
  readonly accounts: Pick<Accounts, "find">;
  readonly sessions: Pick<Sessions, "list">;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings;
}

/** Sends an account's owner, at least once, the mail that its password was changed, or may have been. */
export async function sendPasswordChangedMail(
  { accounts, sessions, mailer, audit, settings }: PasswordChangedMailDependencies,
  { accountId, changedAt, sessionId }: PasswordChange,
): Promise<"sent" | "superseded"> {
  const account = await accounts.find(accountId);
  if (!account) return "superseded";
  // A session that goes on keeps its name; of one that was signed out since, nothing is known any more.
  const kept = sessionId === undefined ? [] : await sessions.list(accountId);
  const client = kept.find(({ session }) => session.sessionId === sessionId)?.session;
  const isCertain = sessionId !== undefined;
  const facts = { changedAt: new Date(changedAt), isCertain, ...(client && { client }) };
  const mail = renderPasswordChangedMail(facts, account.language, settings);
  const { registrationId } = account;
  const about = { kind: "password-changed", registrationId, codeNumber: 0 } as const;
  const { messageId } = await mailer.send(account.email, mail, about);
  audit({ event: "mail.sent", outcome: "success", reason: "password-changed", accountId, messageId });
  return "sent";
}
