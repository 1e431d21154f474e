import { CLAIM_LEASE_MS } from "../../domain/code-flow.ts";
import { type EmailChange, releaseEmailChange, takeEmailChangeOver } from "../../domain/email-change.ts";
import { type ApplyHandoverDependencies, applyHandover } from "../handover/apply-handover.ts";
import type { Accounts, FollowUps } from "../ports.ts";
import { applyEmailChange, isApplied, releaseHold } from "./apply-email-change.ts";

export interface FollowUpEmailChangeDependencies extends ApplyHandoverDependencies {
  readonly accounts: ApplyHandoverDependencies["accounts"] & Pick<Accounts, "openEmailChange">;
  readonly followUps: Pick<FollowUps, "requestLookAtEmailChange" | "requestEvent">;
}

/**
 * Looks after a change of address that was begun: usually it is complete. Where it is not, its function died on the way. If
 * Cognito knows the new address, the rest follows; if not, nothing has changed, and whoever has the flow may give the code
 * again. While its claim is fresh, it is looked at again later.
 */
export async function followUpEmailChange(
  dependencies: FollowUpEmailChangeDependencies,
  { changeId }: { readonly changeId: string },
): Promise<void> {
  const { clock, emailChanges, followUps } = dependencies;
  const change = await emailChanges.find(changeId);
  if (change?.state !== "applying" || change.claimedAt === undefined) return;
  const { claimedAt } = change;
  const now = clock();
  if (claimedAt > now - CLAIM_LEASE_MS) return followUps.requestLookAtEmailChange({ changeId });
  const taken = await emailChanges.apply(changeId, takeEmailChangeOver({ now, claimedAt }));
  if (taken.applied) await settle(dependencies, taken.item);
}

async function settle(dependencies: FollowUpEmailChangeDependencies, change: EmailChange): Promise<void> {
  const { clock, emailChanges, accounts, users } = dependencies;
  const { id: changeId, accountId, userSub, email, claimedAt = 0 } = change;
  const account = await accounts.find(accountId);
  const isKnown = (await users.find(email))?.userSub === userSub;
  if (account && (isKnown || isApplied(account, change))) {
    const { successor } = change;
    const applied = await (successor
      ? applyHandover(dependencies, { ...change, successor }, account)
      : applyEmailChange(dependencies, change, account));
    if (applied !== "superseded") return;
  } else {
    await releaseHold(dependencies, change);
    await accounts.openEmailChange(accountId, { changeId, now: clock() });
  }
  await emailChanges.apply(changeId, releaseEmailChange({ now: clock(), claimedAt }));
}
