import { CLAIM_LEASE_MS } from "../../domain/code-flow.ts";
import { releaseReset } from "../../domain/password-reset.ts";
import type { Accounts, Audit, Clock, FollowUps, MailQueue, Resets } from "../ports.ts";
import { endAllSessions } from "../session/end-all-sessions.ts";

export interface FollowUpResetDependencies {
  readonly clock: Clock;
  readonly resets: Pick<Resets, "find" | "apply">;
  readonly accounts: Pick<Accounts, "find" | "raiseEpoch">;
  readonly followUps: Pick<FollowUps, "requestLookAtReset">;
  readonly mailQueue: Pick<MailQueue, "requestPasswordChanged">;
  readonly audit: Audit;
}

/**
 * Looks after a reset that was begun: usually it is complete. Where it is not, its function died on the way, and nobody
 * knows whether the password took effect: the sessions end, the owner gets a mail that says so, and whoever has the flow may
 * set a password again. While its claim is fresh, it is looked at again later.
 */
export async function followUpReset(
  { clock, resets, accounts, followUps, mailQueue, audit }: FollowUpResetDependencies,
  { resetId }: { readonly resetId: string },
): Promise<void> {
  const reset = await resets.find(resetId);
  if (reset?.state !== "setting" || reset.claimedAt === undefined) return;
  const { accountId, claimedAt } = reset;
  const now = clock();
  if (claimedAt > now - CLAIM_LEASE_MS) return followUps.requestLookAtReset({ resetId });

  const account = accountId === undefined ? undefined : await accounts.find(accountId);
  if (account) {
    const auditFields = { outcome: "success", flowId: resetId, accountId } as const;
    await mailQueue.requestPasswordChanged({ accountId: account.accountId, changedAt: now });
    audit({ event: "mail.queued", ...auditFields, reason: "password-changed" });
    await endAllSessions(accounts, account, { passwordChangedAt: now, forgetsDevices: true });
    audit({ event: "session.ended", ...auditFields, reason: "password-reset" });
  }
  await resets.apply(resetId, releaseReset({ now, claimedAt }));
}
