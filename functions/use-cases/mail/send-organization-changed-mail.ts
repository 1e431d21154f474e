import type { MailSettings } from "../../mails/mail.ts";
import { renderOrganizationChangedMail } from "../../mails/organization-changed-mail.ts";
import type { Accounts, Audit, Mailer, OrganizationMail, Sessions } from "../ports.ts";

export interface OrganizationChangedMailDependencies {
  readonly accounts: Pick<Accounts, "find">;
  readonly sessions: Pick<Sessions, "list">;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings;
}

/** Sends the owner of a business, at least once, the mail that its name or its representative changed. */
export async function sendOrganizationChangedMail(
  { accounts, sessions, mailer, audit, settings }: OrganizationChangedMailDependencies,
  { accountId, changedAt, sessionId }: OrganizationMail,
): Promise<"sent" | "superseded"> {
  const account = await accounts.find(accountId);
  const change = account?.organizationHistory?.find((one) => one.changedAt === changedAt);
  if (!account || !change) return "superseded";
  // Of a session that was signed out since, nothing is known any more.
  const kept = await sessions.list(accountId);
  const client = kept.find(({ session }) => session.sessionId === sessionId)?.session;
  const facts = { ...change, changedAt: new Date(changedAt), ...(client && { client }) };
  const mail = renderOrganizationChangedMail(facts, account.language, settings);
  const about = { kind: "organization-changed", flowId: account.registrationId, codeNumber: 0 } as const;
  const { messageId } = await mailer.send(account.email, mail, about);
  audit({ event: "mail.sent", outcome: "success", reason: "organization-changed", accountId, messageId });
  return "sent";
}
