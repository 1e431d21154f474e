import { type AuditAnchor, auditSeal } from "../../../contracts/audit-seal.ts";
import {
  anchorKey,
  endsDay,
  hourOf,
  hourOfAnchor,
  hourOfSeal,
  hoursLater,
  sealKey,
} from "../../domain/audit-seal.ts";
import { renderDailySealMail } from "../../mails/daily-seal-mail.ts";
import type { MailSettings } from "../../mails/mail.ts";
import type { Archive, Audit, Mailer } from "../ports.ts";

export interface MailSealsDependencies {
  readonly archive: Archive;
  readonly mailer: Mailer;
  readonly audit: Audit;
  readonly settings: MailSettings & { readonly auditAddresses: readonly string[] };
  readonly now: () => number;
  /** Whether another mail can be begun; what is left is the next run's. */
  readonly hasTime: () => boolean;
}

/** Days that were missed are mailed one by one; of a longer time the last day, whose seal holds for those before. */
const LOOKING_BACK_HOURS = 31 * 24;

/**
 * Mails the last seal of each day (UTC) to the city's auditors, out of reach of whoever owns the account. What a mail said is
 * stored as the day's anchor once it is sent: whoever is killed in between leaves the day to the next run, which
 * mails it once more. Addresses that are set for the first time get the last day that is whole.
 *
 * @returns the days' last hours
 */
export async function mailSeals(dependencies: MailSealsDependencies): Promise<readonly string[]> {
  const { archive, settings, hasTime } = dependencies;
  const mailed: string[] = [];
  if (settings.auditAddresses.length === 0) return mailed;
  for (const hour of await unmailed(dependencies)) {
    if (!hasTime()) break;
    const { number, seal } = auditSeal.parse(JSON.parse(String(await archive.read(sealKey(hour)))));
    await mail(dependencies, { schema: 1, hour, number, seal });
    mailed.push(hour);
  }
  return mailed;
}

async function mail(
  { archive, mailer, audit, settings }: MailSealsDependencies,
  anchor: AuditAnchor,
): Promise<void> {
  const { hour, number, seal } = anchor;
  const about = { kind: "daily-seal", flowId: hour.slice(0, 10), codeNumber: 0 } as const;
  const letter = renderDailySealMail({ hour, number, seal }, settings);
  const { messageId } = await mailer.send(settings.auditAddresses, letter, about);
  audit({ event: "mail.sent", outcome: "success", reason: "daily-seal", messageId });
  const body = Buffer.from(`${JSON.stringify(anchor, undefined, 2)}\n`);
  // One that is there already says the same: another run was as quick.
  await archive.putNew(anchorKey(hour), body, "application/json");
}

async function unmailed({ archive, now }: MailSealsDependencies): Promise<readonly string[]> {
  const oldest = hoursLater(hourOf(now()), -LOOKING_BACK_HOURS);
  let last: string | undefined;
  for await (const { key } of archive.list("anchors/", anchorKey(oldest))) last = hourOfAnchor(key) ?? last;
  const hours: string[] = [];
  for await (const { key } of archive.list("seals/", sealKey(last ?? oldest))) {
    const hour = hourOfSeal(key);
    if (hour !== undefined && endsDay(hour)) hours.push(hour);
  }
  return last === undefined ? hours.slice(-1) : hours;
}
