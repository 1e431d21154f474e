import { isNoticeableFailure } from "../../domain/notice.ts";
import { failureTally } from "../../domain/tallies.ts";
import type { Audit, Clock, EmailHash, FailedSignIns, Limits, MailQueue } from "../ports.ts";

export interface NoteFailureDependencies {
  readonly clock: Clock;
  readonly limits: Pick<Limits, "count">;
  readonly emailHash: EmailHash;
  readonly failedSignIns: Pick<FailedSignIns, "remember">;
  readonly mailQueue: Pick<MailQueue, "requestFailuresNotice">;
  readonly audit: Audit;
}

/**
 * Counts a failed sign-in of an address, whoever it was, and has its owner get a mail after many. Locks nobody out, and does the
 * same for every address: only the mail function looks up whether it has an owner.
 */
export async function noteFailure(
  { clock, limits, emailHash, failedSignIns, mailQueue, audit }: NoteFailureDependencies,
  email: string,
): Promise<void> {
  const now = clock();
  const emailFields = await emailHash(email);
  const ref = emailFields.emailHmac;
  const counted = await limits.count(failureTally(ref), now);
  if (counted.refused || !isNoticeableFailure(counted.counts.hour)) return;
  await failedSignIns.remember(ref, email, now);
  await mailQueue.requestFailuresNotice({ failuresRef: ref });
  audit({ event: "mail.queued", outcome: "success", reason: "sign-in-failures", ...emailFields });
}
