import { nextNoticeAt } from "../../domain/notice.ts";
import type { MailSettings } from "../../mails/mail.ts";
import { renderSignInFailuresMail } from "../../mails/sign-in-failures-mail.ts";
import type { Accounts, Audit, Clock, FailedSignIns, Mailer, Notices, Users } from "../ports.ts";

export interface FailuresNoticeDependencies {
  readonly clock: Clock;
  readonly failedSignIns: Pick<FailedSignIns, "emailOf">;
  readonly users: Pick<Users, "find">;
  readonly accounts: Pick<Accounts, "find">;
  readonly notices: Notices;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings;
}

interface NoticeRequest {
  readonly failuresRef: string;
  readonly messageId: string;
}

/** Sends whoever has the address, if anybody has, at most once a day, the mail that sign-ins keep failing. */
export async function sendFailuresNotice(
  { clock, failedSignIns, users, accounts, notices, mailer, audit, settings }: FailuresNoticeDependencies,
  { failuresRef, messageId: sentFor }: NoticeRequest,
): Promise<"sent" | "superseded" | "too-early"> {
  const email = await failedSignIns.emailOf(failuresRef);
  const user = email === undefined ? undefined : await users.find(email);
  const account = user && (await accounts.find(user.accountId));
  if (!account) return "superseded";

  const { accountId, language, registrationId: flowId } = account;
  const now = clock();
  const latest = await notices.find("sign-in-failures", accountId);
  if (latest?.sentFor !== sentFor) {
    if (nextNoticeAt("sign-in-failures", latest) > now) return "superseded";
    const next = { sentAt: now, since: now, until: now, sentFor };
    if (!(await notices.follow("sign-in-failures", accountId, latest, next))) return "too-early";
  }
  const mail = renderSignInFailuresMail({ noticedAt: new Date(now) }, language, settings);
  const about = { kind: "sign-in-failures", flowId, codeNumber: 0 } as const;
  const { messageId } = await mailer.send(account.email, mail, about);
  audit({ event: "mail.sent", outcome: "success", reason: "sign-in-failures", accountId, messageId });
  return "sent";
}
