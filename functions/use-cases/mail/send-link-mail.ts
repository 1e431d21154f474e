import { type LinkPurpose, linkWith } from "../../../contracts/mail-links.ts";
import type { Account } from "../../domain/account.ts";
import type { Mail, MailSettings } from "../../mails/mail.ts";
import type { Accounts, Audit, Clock, Links, Mailer, MailSubject } from "../ports.ts";

export interface LinkMailDependencies {
  readonly clock: Clock;
  readonly accounts: Pick<Accounts, "find">;
  readonly links: Pick<Links, "draw">;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings;
}

/** A mail about an account that leads to a page, by a link that is drawn as it is sent. */
export interface LinkMail extends Pick<MailSubject, "kind"> {
  readonly purpose: LinkPurpose;
  /** What the link is about. */
  readonly ref: string;
  /** Of the link, in epoch milliseconds. */
  readonly expiresAt: number;
  readonly to: string;
  /** Of what the mail belongs to, where that is not the account's registration. */
  readonly flowId?: string;
  readonly render: (
    facts: { readonly path: string; readonly expiresAt: Date },
    language: Account["language"],
    sender: MailSettings,
  ) => Mail;
}

export async function sendLinkMail(
  { links, mailer, audit, settings }: Omit<LinkMailDependencies, "clock" | "accounts">,
  { accountId, registrationId, language }: Account,
  { purpose, ref, expiresAt, kind, to, flowId, render }: LinkMail,
): Promise<"sent"> {
  const path = linkWith(purpose, await links.draw({ purpose, accountId, ref, expiresAt }));
  const mail = render({ path, expiresAt: new Date(expiresAt) }, language, settings);
  const about = { kind, flowId: flowId ?? registrationId, codeNumber: 0 };
  const { messageId } = await mailer.send(to, mail, about);
  const auditFields = { ...(flowId !== undefined && { flowId }), accountId, messageId };
  audit({ event: "mail.sent", outcome: "success", reason: kind, ...auditFields });
  return "sent";
}
