import { type Account, type EraseReason, statusOf } from "../../domain/account.ts";
import { FAREWELL_WAIT_MS } from "../../domain/dormancy.ts";
import { DAY_MS } from "../../domain/durations.ts";
import type {
  AccountEnds,
  Accounts,
  AccountTraces,
  Audit,
  Clock,
  EmailHash,
  Holds,
  MailQueue,
  SweepQueue,
  Users,
} from "../ports.ts";
import { type PutOffDependencies, putOffErasing } from "./put-off-erasing.ts";
import { type AnnounceDependencies, announce } from "./with-event.ts";

export interface EraseAccountDependencies extends PutOffDependencies, AnnounceDependencies {
  readonly clock: Clock;
  readonly accounts: Pick<Accounts, "find" | "postponeWithdrawal">;
  readonly ends: Pick<AccountEnds, "begin" | "bury">;
  readonly traces: AccountTraces;
  readonly holds: Pick<Holds, "set">;
  readonly users: Pick<Users, "find" | "remove">;
  readonly mailQueue: Pick<MailQueue, "requestFarewell" | "requestWithdrawalNotice">;
  readonly sweepQueue: Pick<SweepQueue, "requestErasing">;
  readonly emailHash: EmailHash;
  readonly audit: Audit;
  readonly settings: { readonly withdrawal: { readonly quarantineDays: number } };
}

const reasonOf = (account: Account): EraseReason | undefined => {
  const status = statusOf(account);
  if (status === "dormant") return "dormant";
  return status === "withdrawing" ? "withdrawn" : undefined;
};

/**
 * Begins the end of an account that is dormant, or whose owner has asked for it; whether its time has come, the caller has
 * found out. From the first write on there is no way back. Whoever comes again finds where it stands: the mail needs the
 * address, so that the account waits for it, and {@link finishErasing} does the rest.
 *
 * @returns whether it was begun: not where somebody signed in, or took the wish back, since the account was read, nor while
 * an application may be open with the city
 */
export async function eraseAccount(
  dependencies: EraseAccountDependencies,
  accountId: string,
  reason: EraseReason,
): Promise<boolean> {
  const { clock, accounts, ends, mailQueue, sweepQueue } = dependencies;
  const account = await accounts.find(accountId);
  if (!account || reasonOf(account) !== reason) return false;
  if (await putOffErasing(dependencies, account)) return false;
  if (!(await ends.begin(account, { reason, at: clock() }))) return false;
  await mailQueue.requestFarewell({ accountId });
  await sweepQueue.requestErasing({ accountId });
  return true;
}

/**
 * Takes an account whose end has begun one step on, or to its end: the address is held, the user removed, what else is
 * kept of it forgotten, the event recorded, and only then the account itself replaced, so that whoever dies on the way
 * leaves what the next sweep finds.
 */
export async function finishErasing(
  dependencies: EraseAccountDependencies,
  accountId: string,
): Promise<"erased" | "waiting" | "settled"> {
  const { clock, accounts, ends, traces, mailQueue, audit } = dependencies;
  const account = await accounts.find(accountId);
  if (!account || statusOf(account) !== "erasing") return "settled";
  const now = clock();
  const { farewellSentAt, statusAt = 0, eraseReason: reason = "withdrawn" } = account;
  if (farewellSentAt === undefined && now - statusAt < FAREWELL_WAIT_MS) {
    // Asked for again, as the first request may be lost; whoever sends it does so once.
    await mailQueue.requestFarewell({ accountId });
    return "waiting";
  }
  const emailFields = await holdAddress(dependencies, account, now);
  await removeUser(dependencies, account);
  await traces.forget({ accountId, emailHmac: emailFields.emailHmac });
  audit({ event: "account.deleted", outcome: "success", accountId, reason, ...emailFields });
  const step = await announce(dependencies, account, { type: "AccountWithdrawn", at: now });
  await ends.bury(account, { reason, at: now, step });
  return "erased";
}

/** Where another account holds the address, nobody can register it either. */
async function holdAddress(
  { holds, emailHash, settings }: EraseAccountDependencies,
  { accountId, email }: Account,
  now: number,
) {
  const emailFields = await emailHash(email);
  const until = now + settings.withdrawal.quarantineDays * DAY_MS;
  await holds.set(emailFields.emailHmac, { accountId, reason: "withdrawn", until }, now);
  return emailFields;
}

/** Only the user that names this account: the address may be another's by now. */
async function removeUser(
  { users }: EraseAccountDependencies,
  { accountId, userSub, email }: Account,
): Promise<void> {
  const user = await users.find(userSub || email);
  if (user?.accountId === accountId) await users.remove(user.userSub);
}
