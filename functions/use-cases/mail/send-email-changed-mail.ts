import { renderEmailChangedMail } from "../../mails/email-changed-mail.ts";
import { renderHandedOverMail } from "../../mails/handed-over-mail.ts";
import type { MailSettings } from "../../mails/mail.ts";
import type { Accounts, Audit, EmailChangeMail, EmailChanges, Links, Mailer } from "../ports.ts";
import { undoLink } from "./undo-link.ts";

export interface EmailChangedMailDependencies {
  readonly accounts: Pick<Accounts, "find">;
  readonly emailChanges: Pick<EmailChanges, "find">;
  readonly links: Pick<Links, "draw">;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings;
}

/** Sends, at least once, the mail about a change of address to the address before, or to the new one. */
export async function sendEmailChangedMail(
  { accounts, emailChanges, links, mailer, audit, settings }: EmailChangedMailDependencies,
  { accountId, changeId, to }: EmailChangeMail,
): Promise<"sent" | "superseded"> {
  const account = await accounts.find(accountId);
  const change = account?.emailChange;
  if (!account || change?.changeId !== changeId) return "superseded";
  // In which browser it was done; forgotten after a day.
  const client = (await emailChanges.find(changeId))?.client;
  const { email, previousEmail } = change;
  const undoPath = to === "previous" ? await undoLink(links, account, change) : undefined;
  const facts = {
    ...{ to, undoPath, email, client, byDesk: change.corrected === true },
    ...{ changedAt: new Date(change.changedAt), undoUntil: new Date(change.undoUntil) },
  };
  const { handedOver } = change;
  const mail = handedOver
    ? renderHandedOverMail(
        { ...facts, hasPassword: handedOver === "with-password" },
        account.language,
        settings,
      )
    : renderEmailChangedMail(facts, account.language, settings);
  const about = { kind: "email-changed", flowId: changeId, codeNumber: 0 } as const;
  const { messageId } = await mailer.send(to === "previous" ? previousEmail : email, mail, about);
  const reason = to === "previous" ? "email-changed-old" : "email-changed-new";
  audit({ event: "mail.sent", outcome: "success", reason, flowId: changeId, accountId, messageId });
  return "sent";
}
