import type { Account, SignIn } from "../../domain/account.ts";
import { type LatestNotice, nextNoticeAt, noticeableSignIns } from "../../domain/notice.ts";
import type { MailSettings } from "../../mails/mail.ts";
import { renderSignInNoticeMail } from "../../mails/sign-in-notice-mail.ts";
import type { Accounts, Audit, Clock, Links, Mailer, MailQueue, Notices } from "../ports.ts";
import { disavowLink } from "./disavow-link.ts";

export interface SignInNoticeDependencies {
  readonly clock: Clock;
  readonly accounts: Pick<Accounts, "find">;
  readonly notices: Notices;
  readonly links: Pick<Links, "draw">;
  readonly mailQueue: Pick<MailQueue, "requestSignInNotice">;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings;
}

interface NoticeRequest {
  readonly accountId: string;
  /** The session's public id. */
  readonly sessionRef: string;
  /** The same for every delivery of the same message. */
  readonly messageId: string;
}

/**
 * Sends an account's owner the mail about a sign-in. At most one in ten minutes: what comes in between waits, and the next
 * mail lists it. The sign-in is read from the account's latest ones, which outlive a session that was ended at once.
 */
export async function sendSignInNotice(
  dependencies: SignInNoticeDependencies,
  { accountId, sessionRef, messageId }: NoticeRequest,
): Promise<"sent" | "superseded" | "postponed" | "too-early"> {
  const { clock, accounts, notices, mailQueue } = dependencies;
  const account = await accounts.find(accountId);
  const signIn = account && noticeableSignIns(account).find(({ sessionId }) => sessionId === sessionRef);
  if (!signIn) return "superseded";

  const now = clock();
  const latest = await notices.find("sign-in", accountId);
  // A message that comes again may not have had its mail sent.
  if (latest?.sentFor === messageId) return send(dependencies, account, latest, sessionRef);
  if (latest && latest.until >= signIn.at) return "superseded";
  const waitMs = nextNoticeAt("sign-in", latest) - now;
  if (waitMs > 0) {
    await mailQueue.requestSignInNotice({ accountId, sessionRef }, Math.ceil(waitMs / 1000));
    return "postponed";
  }
  const since = latest?.until ?? signIn.at - 1;
  const until = Math.max(...noticeableSignIns(account).map(({ at }) => at));
  const next = { sentAt: now, since, until, sentFor: messageId };
  const isOurs = await notices.follow("sign-in", accountId, latest, next);
  return isOurs ? send(dependencies, account, next, sessionRef) : "too-early";
}

async function send(
  dependencies: SignInNoticeDependencies,
  account: Account,
  { since, until }: LatestNotice,
  sessionRef: string,
): Promise<"sent"> {
  const { mailer, audit, settings } = dependencies;
  const { accountId, email, language, registrationId: flowId } = account;
  const listed = noticeableSignIns(account).filter(({ at }) => at > since && at <= until);
  const disavow = await disavowLink(dependencies, { accountId, ref: sessionRef });
  const mail = renderSignInNoticeMail({ signIns: listed.map(factsOf), disavow }, language, settings);
  const { messageId } = await mailer.send(email, mail, { kind: "sign-in-notice", flowId, codeNumber: 0 });
  audit({ event: "mail.sent", outcome: "success", reason: "sign-in-notice", accountId, messageId });
  return "sent";
}

const factsOf = ({ at, ...client }: SignIn) => ({ at: new Date(at), client });
