import type { AccountEventType } from "../../../contracts/events.ts";
import { type Account, type AddressChange, standingChange } from "../../domain/account.ts";
import { writtenOf } from "../../domain/account-event.ts";
import { UNFINISHED_LIFETIME_MS } from "../../domain/code-flow.ts";
import { DAY_MS } from "../../domain/durations.ts";
import {
  completeEmailChange,
  type EmailChange,
  findEmailChangeDuplicate,
  noteEmailChangeMails,
} from "../../domain/email-change.ts";
import { type AnnounceDependencies, announce } from "../account/with-event.ts";
import type { Accounts, Audit, Clock, EmailChanges, EmailHash, Holds, MailQueue, Users } from "../ports.ts";
import { nextEpoch } from "../session/end-all-sessions.ts";

export interface ApplyDependencies extends AnnounceDependencies {
  /** As what other systems learn of it; by default as a change of address. */
  readonly announced?: AccountEventType;
  readonly clock: Clock;
  readonly emailChanges: EmailChanges;
  readonly accounts: Pick<Accounts, "find" | "holdEmailChangeOpen" | "closeEmailChange" | "changeEmail">;
  readonly users: Pick<Users, "find" | "changeEmail">;
  readonly holds: Pick<Holds, "set" | "release">;
  readonly mailQueue: Pick<MailQueue, "requestEmailChanged">;
  readonly emailHash: EmailHash;
  readonly audit: Audit;
  /** How long the owner of the address before may undo the change. */
  readonly settings: { readonly emailUndoDays: number };
}

type Applied = { readonly account: Account } | "duplicate" | "superseded";

/**
 * Everything that makes a claimed change come to hold, in order. The caller and the follow-up may both run it, any number
 * of times: whoever dies where, the next one goes on. Until Cognito knows the new address, the old one signs in; from then
 * on the new one does: exactly one at any time. `"superseded"`: another change took this one's place, and nothing was done.
 */
export async function applyEmailChange(
  dependencies: ApplyDependencies,
  change: EmailChange,
  account: Account,
): Promise<Applied> {
  if (isApplied(account, change)) return closeApplied(dependencies, change, account);
  const { clock, accounts, users } = dependencies;
  const { id: changeId, userSub, email } = change;
  const now = clock();
  const until = now + UNFINISHED_LIFETIME_MS;
  const isOurs =
    account.email === change.previousEmail &&
    !standingChange(account, now) &&
    (await accounts.holdEmailChangeOpen(account.accountId, { changeId, until }));
  if (!isOurs) return "superseded";

  const undoUntil = now + dependencies.settings.emailUndoDays * DAY_MS;
  await hold(dependencies, change, undoUntil);
  const isTaken = (await users.changeEmail(userSub, email)) === "exists";
  if (isTaken && (await users.find(email))?.userSub !== userSub) {
    await endAsDuplicate(dependencies, change);
    return "duplicate";
  }
  const { previousEmail } = change;
  const applied = { changeId, previousEmail, email, changedAt: now, undoUntil };
  return closeApplied(dependencies, change, await changeAccount(dependencies, account, applied));
}

/** One that was undone since had been applied. */
export const isApplied = ({ emailChange, undoneChange }: Account, { id }: EmailChange) =>
  [emailChange?.changeId, undoneChange?.changeId].includes(id);

/** Keeps the address before from everybody else: its owner may want it back. */
async function hold(
  { clock, holds, emailHash, audit }: ApplyDependencies,
  change: EmailChange,
  until: number,
) {
  const { id: flowId, accountId, previousEmail } = change;
  const { emailHmac, hmacKeyId } = await emailHash(previousEmail);
  await holds.set(emailHmac, { accountId, reason: "changed", until }, clock());
  const auditFields = { outcome: "success", reason: "email-changed", flowId, accountId } as const;
  audit({ event: "hold.set", ...auditFields, emailHmac, hmacKeyId });
}

/** The change has led to nothing, or was undone: the address before is nobody's but its owner's any more. */
export async function releaseHold(
  {
    holds,
    emailHash,
    audit,
  }: Pick<ApplyDependencies, "emailHash" | "audit"> & { readonly holds: Pick<Holds, "release"> },
  { id: flowId, accountId, previousEmail }: Pick<EmailChange, "id" | "accountId" | "previousEmail">,
): Promise<void> {
  const { emailHmac, hmacKeyId } = await emailHash(previousEmail);
  const auditFields = { outcome: "success", flowId, accountId, emailHmac, hmacKeyId } as const;
  audit({ event: "hold.released", ...auditFields });
  await holds.release(emailHmac, accountId);
}

/** More than can be at work on one account at the same moment. */
const ATTEMPTS = 5;

/** Whoever has raised the epoch meanwhile has ended the sessions before theirs, not before ours: it is raised again. */
async function changeAccount(
  { accounts, followUps, announced: type = "AccountEmailChanged" }: ApplyDependencies,
  account: Account,
  change: AddressChange,
): Promise<Account> {
  let current: Account | undefined = account;
  for (let attempt = 1; attempt <= ATTEMPTS && current; attempt += 1) {
    const epoch = nextEpoch(current);
    const facts = { type, at: change.changedAt };
    const step = await announce({ followUps }, current, facts);
    if (await accounts.changeEmail(current, { change, epoch, step })) {
      const changed = { email: change.email, emailChange: change, sessionEpoch: epoch };
      return { ...current, ...changed, ...writtenOf(step) };
    }
    current = await accounts.find(account.accountId);
    // Our own write, whose answer was lost, or the follow-up's.
    if (current?.emailChange?.changeId === change.changeId) return current;
  }
  throw new Error("the address of an account could not be changed");
}

/** What follows once the account has its new address; until the end, the follow-up sees that something is left to do. */
async function closeApplied(
  dependencies: ApplyDependencies,
  change: EmailChange,
  account: Account,
): Promise<{ readonly account: Account }> {
  const { clock, emailChanges, emailHash, audit } = dependencies;
  const { id: flowId, accountId, email, previousEmail } = change;
  const { emailHmac: previousEmailHmac } = await emailHash(previousEmail);
  const auditFields = { outcome: "success", flowId, accountId } as const;
  audit({ event: "session.ended", ...auditFields, reason: "email-changed" });
  audit({ event: "account.email-changed", ...auditFields, ...(await emailHash(email)), previousEmailHmac });
  if (change.mailedAt === undefined) await askForMails(dependencies, change);
  await emailChanges.apply(flowId, completeEmailChange({ now: clock() }));
  return { account };
}

async function askForMails(
  { clock, emailChanges, mailQueue, audit }: ApplyDependencies,
  { id: changeId, accountId }: EmailChange,
): Promise<void> {
  await mailQueue.requestEmailChanged({ accountId, changeId, to: "previous" });
  await mailQueue.requestEmailChanged({ accountId, changeId, to: "new" });
  const auditFields = { outcome: "success", flowId: changeId, accountId } as const;
  audit({ event: "mail.queued", ...auditFields, reason: "email-changed-old" });
  audit({ event: "mail.queued", ...auditFields, reason: "email-changed-new" });
  await emailChanges.apply(changeId, noteEmailChangeMails({ now: clock() }));
}

/** Recorded before the end, after which nobody comes back to it. */
async function endAsDuplicate(dependencies: ApplyDependencies, change: EmailChange): Promise<void> {
  const { clock, emailChanges, accounts, audit } = dependencies;
  const { id: flowId, accountId } = change;
  const auditFields = { outcome: "failure", reason: "address-registered", flowId, accountId } as const;
  audit({ event: "account.email-changed", ...auditFields });
  await releaseHold(dependencies, change);
  await accounts.closeEmailChange(accountId, flowId);
  await emailChanges.apply(flowId, findEmailChangeDuplicate({ now: clock() }));
}
