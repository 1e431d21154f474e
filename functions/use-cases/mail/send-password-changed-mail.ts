import type { ClientFacts } from "../../domain/account.ts";
import type { MailSettings } from "../../mails/mail.ts";
import { renderPasswordChangedMail } from "../../mails/password-changed-mail.ts";
import type { Accounts, Audit, Clock, Links, Mailer, PasswordChange, Resets, Sessions } from "../ports.ts";
import { disavowLink } from "./disavow-link.ts";

export interface PasswordChangedMailDependencies {
  readonly accounts: Pick<Accounts, "find">;
  readonly sessions: Pick<Sessions, "list">;
  readonly resets: Pick<Resets, "find">;
  readonly links: Pick<Links, "draw">;
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings;
}

/** Sends an account's owner, at least once, the mail that its password was changed, or may have been. */
export async function sendPasswordChangedMail(
  dependencies: PasswordChangedMailDependencies,
  change: PasswordChange,
): Promise<"sent" | "superseded"> {
  const { accounts, mailer, audit, settings } = dependencies;
  const { accountId, changedAt, sessionId, resetId } = change;
  const account = await accounts.find(accountId);
  if (!account) return "superseded";
  const client = await clientOf(dependencies, change);
  const how = resetId !== undefined ? "reset" : sessionId !== undefined ? "changed" : "broken-off";
  const disavow = await disavowLink(dependencies, { accountId, ref: resetId ?? sessionId ?? "" });
  const facts = { changedAt: new Date(changedAt), how, ...(client && { client }), disavow } as const;
  const mail = renderPasswordChangedMail(facts, account.language, settings);
  const { registrationId: flowId } = account;
  const about = { kind: "password-changed", flowId, codeNumber: 0 } as const;
  const { messageId } = await mailer.send(account.email, mail, about);
  audit({ event: "mail.sent", outcome: "success", reason: "password-changed", accountId, messageId });
  return "sent";
}

/** A session that goes on keeps its name; of one that was signed out since, nothing is known any more. */
async function clientOf(
  { sessions, resets }: PasswordChangedMailDependencies,
  { accountId, sessionId, resetId }: PasswordChange,
): Promise<ClientFacts | undefined> {
  if (resetId !== undefined) return (await resets.find(resetId))?.client;
  if (sessionId === undefined) return undefined;
  const kept = await sessions.list(accountId);
  return kept.find(({ session }) => session.sessionId === sessionId)?.session;
}
