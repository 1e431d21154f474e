import { statusOf } from "../../domain/account.ts";
import { notWritten } from "../../domain/mail-ahead.ts";
import type { MailSettings } from "../../mails/mail.ts";
import { renderWithdrawalMail } from "../../mails/withdrawal-mail.ts";
import type { Accounts, AskedMail, Audit, Clock, Mailer, WithdrawalNotice } from "../ports.ts";

export interface WithdrawalMailDependencies {
  readonly clock: Clock;
  readonly accounts: Pick<Accounts, "find">;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings;
}

/** Sends the mail about an account's end, if that still stands as it did when the mail was asked for. */
export async function sendWithdrawalMail(
  { clock, accounts, mailer, audit, settings }: WithdrawalMailDependencies,
  { accountId, erasesAt, what, queuedAt }: AskedMail<WithdrawalNotice>,
): Promise<"sent" | "superseded" | "too-early"> {
  const account = await accounts.find(accountId);
  if (!account) return "superseded";
  if (statusOf(account) !== "withdrawing" || account.erasesAt !== erasesAt) {
    const wasWritten = account.eventLog?.some((event) => event.erasesAt === erasesAt);
    return wasWritten ? "superseded" : notWritten(queuedAt, clock());
  }
  const mail = renderWithdrawalMail({ erasesAt: new Date(erasesAt), what }, account.language, settings);
  const about = { kind: "withdrawal", flowId: account.registrationId, codeNumber: 0 } as const;
  const { messageId } = await mailer.send(account.email, mail, about);
  audit({ event: "mail.sent", outcome: "success", reason: `withdrawal-${what}`, accountId, messageId });
  return "sent";
}
