import {
  type Account,
  type AddressChange,
  changeToUndo,
  freezable,
  statusOf,
  type UndoneChange,
} from "../../domain/account.ts";
import { type AnnounceDependencies, announce } from "../account/with-event.ts";
import { unknownPassword } from "../links/void-password.ts";
import type { Accounts, AddressUndos, Audit, Clock, EmailHash, Holds, MailQueue, Users } from "../ports.ts";
import { nextEpoch } from "../session/end-all-sessions.ts";
import { releaseHold } from "./apply-email-change.ts";

export interface RevokeDependencies extends AnnounceDependencies {
  readonly clock: Clock;
  readonly accounts: Pick<Accounts, "find">;
  readonly addressUndos: AddressUndos;
  readonly users: Pick<Users, "find" | "changeEmail" | "setPassword">;
  readonly holds: Pick<Holds, "release">;
  readonly mailQueue: Pick<MailQueue, "requestEmailUndone">;
  readonly emailHash: EmailHash;
  readonly audit: Audit;
}

/** Which change is not accepted, and when its owner said so: that was in time, however late what follows is done. */
export interface Press {
  readonly changeId: string;
  readonly pressedAt: number;
}

/**
 * Everything that undoes a change, in order. Whoever pressed the button and the follow-up may both run it, any number of
 * times. Cognito comes first: until it knows the address before again, the new one signs in; from then on that one does.
 * Nothing is done where the change is another by now, or the account is stopped for another reason.
 */
export async function revokeEmailChange(
  dependencies: RevokeDependencies,
  account: Account,
  press: Press,
): Promise<UndoneChange["state"] | undefined> {
  const isDone = account.undoneChange?.changeId === press.changeId;
  const undone = isDone ? account.undoneChange : await revoke(dependencies, account, press);
  if (!undone) return undefined;
  if (undone.closedAt === undefined) await close(dependencies, account.accountId, undone);
  return undone.state;
}

/**
 * A person's account gets the address back. A business's does not: whoever has left it may still have the mailbox, and must
 * not take the account along. Nor does one whose address the desk has corrected: two of its people have looked at papers.
 */
async function revoke(
  dependencies: RevokeDependencies,
  account: Account,
  { changeId, pressedAt }: Press,
): Promise<UndoneChange | undefined> {
  const change = changeToUndo(account, { changeId, at: pressedAt });
  if (!change) return undefined;
  const isReturned = account.accountType === "individual" && !change.corrected;
  const isBack = isReturned && (await takeBack(dependencies, account, change));
  const { previousEmail, email } = change;
  const state = isBack ? "reverted" : "frozen";
  const undone = { changeId, previousEmail, email, undoneAt: dependencies.clock(), state } as const;
  return changeAccount(dependencies, account, undone);
}

/** `false` where the address before has become another account's: a registration may have been claimed before the hold. */
async function takeBack(
  { users }: RevokeDependencies,
  { userSub }: Account,
  { previousEmail }: AddressChange,
): Promise<boolean> {
  const isTaken = (await users.changeEmail(userSub, previousEmail)) === "exists";
  if (isTaken && (await users.find(previousEmail))?.userSub !== userSub) return false;
  await users.setPassword(userSub, unknownPassword());
  return true;
}

/** More than can be at work on one account at the same moment. */
const ATTEMPTS = 5;

async function changeAccount(
  { accounts, addressUndos, followUps }: RevokeDependencies,
  account: Account,
  undone: UndoneChange,
): Promise<UndoneChange | undefined> {
  const { changeId } = undone;
  let current: Account | undefined = account;
  for (let attempt = 1; attempt <= ATTEMPTS && current; attempt += 1) {
    const step = await announce({ followUps }, current, {
      type: announced[undone.state],
      at: undone.undoneAt,
    });
    if (await addressUndos.undo(current.accountId, { undone, epoch: nextEpoch(current), step }))
      return undone;
    current = await accounts.find(account.accountId);
    // Our own write, whose answer was lost, or the follow-up's.
    if (current?.undoneChange?.changeId === changeId) return current.undoneChange;
    const isStopped = current && undone.state === "frozen" && !freezable.includes(statusOf(current));
    if (isStopped || current?.emailChange?.changeId !== changeId) return undefined;
  }
  throw new Error("a change of address could not be undone");
}

/** What other systems learn of it, without any address. */
const announced = { reverted: "AccountEmailChanged", frozen: "AccountSuspended" } as const;

const events = {
  reverted: "account.email-change-undone",
  frozen: "account.email-change-frozen",
} as const;

/** What follows once the account is changed; until the end, the follow-up sees that something is left to do. */
async function close(
  dependencies: RevokeDependencies,
  accountId: string,
  undone: UndoneChange,
): Promise<void> {
  const { clock, addressUndos, mailQueue, emailHash, audit } = dependencies;
  const { changeId, previousEmail, email, state } = undone;
  const [now, other] = state === "reverted" ? [previousEmail, email] : [email, previousEmail];
  const { emailHmac: previousEmailHmac } = await emailHash(other);
  const auditFields = { outcome: "success", flowId: changeId, accountId } as const;
  audit({ event: "session.ended", ...auditFields, reason: "email-change-undone" });
  audit({ event: events[state], ...auditFields, ...(await emailHash(now)), previousEmailHmac });
  await mailQueue.requestEmailUndone({ accountId, changeId, to: "previous" });
  await mailQueue.requestEmailUndone({ accountId, changeId, to: "new" });
  audit({ event: "mail.queued", ...auditFields, reason: "email-undone-old" });
  audit({ event: "mail.queued", ...auditFields, reason: "email-undone-new" });
  if (state === "reverted") await releaseHold(dependencies, { id: changeId, accountId, previousEmail });
  await addressUndos.close(accountId, { changeId, now: clock() });
}
