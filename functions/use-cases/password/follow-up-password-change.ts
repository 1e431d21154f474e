import { epochOf } from "../../domain/account.ts";
import type { Accounts, Audit, Clock, MailQueue } from "../ports.ts";

export interface FollowUpPasswordChangeDependencies {
  readonly clock: Clock;
  readonly accounts: Pick<Accounts, "find" | "raiseEpoch">;
  readonly mailQueue: Pick<MailQueue, "requestPasswordChanged">;
  readonly audit: Audit;
}

/**
 * Looks after a change of a password: usually its sessions have ended. Where they have not, its function died on the way,
 * and nobody knows whether the password took effect: the sessions end, and the owner gets a mail that says so.
 */
export async function followUpPasswordChange(
  { clock, accounts, mailQueue, audit }: FollowUpPasswordChangeDependencies,
  { accountId, epoch }: { readonly accountId: string; readonly epoch: number },
): Promise<void> {
  const account = await accounts.find(accountId);
  if (!account || epochOf(account) >= epoch) return;
  const changedAt = clock();
  await mailQueue.requestPasswordChanged({ accountId, changedAt });
  const auditFields = { outcome: "success", reason: "password-changed", accountId } as const;
  audit({ event: "mail.queued", ...auditFields });
  audit({ event: "session.ended", ...auditFields });
  await accounts.raiseEpoch(accountId, { epoch, passwordChangedAt: changedAt });
}
