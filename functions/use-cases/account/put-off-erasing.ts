import type { Account } from "../../domain/account.ts";
import { DAY_MS } from "../../domain/durations.ts";
import { POSTPONEMENT_DAYS } from "../../domain/withdrawal.ts";
import type { Accounts, Audit, Clock, MailQueue, OpenApplications } from "../ports.ts";
import { type AnnounceDependencies, announce } from "./with-event.ts";

export interface PutOffDependencies extends AnnounceDependencies {
  readonly clock: Clock;
  readonly accounts: Pick<Accounts, "postponeWithdrawal">;
  /** Absent where no system of the city knows of applications. */
  readonly openApplications?: OpenApplications | undefined;
  readonly mailQueue: Pick<MailQueue, "requestWithdrawalNotice">;
  readonly audit: Audit;
}

/**
 * Whether an account whose time has come must not be erased yet, as an application is open with the city. Where nobody can say
 * so, the next sweep asks again; where one is open, an owner who asked for the end is sent a mail with the new day.
 */
export async function putOffErasing(
  { clock, accounts, openApplications, mailQueue, followUps, audit }: PutOffDependencies,
  account: Account,
): Promise<boolean> {
  const { accountId, erasesAt: due } = account;
  const asked = await openApplications?.of(accountId);
  if (asked === "unknown") return true;
  if (asked === undefined || asked.open === 0) return false;
  // A dormant account has no day of its own.
  if (due === undefined) return true;
  const erasesAt = clock() + POSTPONEMENT_DAYS * DAY_MS;
  audit({
    event: "account.withdrawal-postponed",
    outcome: "success",
    reason: "applications-open",
    accountId,
  });
  await mailQueue.requestWithdrawalNotice({ accountId, erasesAt, what: "postponed" });
  const facts = { type: "AccountWithdrawalRequested", at: clock(), erasesAt } as const;
  const step = await announce({ followUps }, account, facts);
  await accounts.postponeWithdrawal(account, erasesAt, step);
  return true;
}
