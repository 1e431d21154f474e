import { statusOf } from "../../domain/account.ts";
import { inactiveSince } from "../../domain/dormancy.ts";
import { renderDormancyNoticeMail } from "../../mails/dormancy-notice-mail.ts";
import type { MailSettings } from "../../mails/mail.ts";
import type { Accounts, Audit, DormancyNotice, Mailer } from "../ports.ts";

export interface DormancyNoticeDependencies {
  readonly accounts: Pick<Accounts, "find">;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings;
}

/** Warns an account's owner, at least once, of what will come; whoever has signed in since then hears nothing. */
export async function sendDormancyNotice(
  { accounts, mailer, audit, settings }: DormancyNoticeDependencies,
  { accountId, stage, since, dueAt }: DormancyNotice,
): Promise<"sent" | "superseded"> {
  const account = await accounts.find(accountId);
  if (!account || inactiveSince(account) !== since) return "superseded";
  const ahead = aheadOf[statusOf(account)];
  if (ahead === undefined) return "superseded";

  const facts = { ahead, lastUsedAt: new Date(since), dueAt: new Date(dueAt) };
  const mail = renderDormancyNoticeMail(facts, account.language, settings);
  const about = { kind: "dormancy-notice", flowId: account.registrationId, codeNumber: 0 } as const;
  const { messageId } = await mailer.send(account.email, mail, about);
  const reason = `${ahead}-notice-${stage}`;
  audit({ event: "account.notice-sent", outcome: "success", reason, accountId, messageId });
  return "sent";
}

const aheadOf: Partial<Readonly<Record<ReturnType<typeof statusOf>, "dormancy" | "end">>> = {
  active: "dormancy",
  dormant: "end",
};
