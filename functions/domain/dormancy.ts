import { type Account, type AccountStatus, type Notice, statusOf } from "./account.ts";
import { DAY_MS } from "./durations.ts";

/** After how many days without a sign-in what happens to an account; days of 24 hours, not of a calendar. */
export interface Dormancy {
  /** The owner is warned that the account will be put to sleep. */
  readonly noticesAfterDays: readonly number[];
  readonly dormantAfterDays: number;
  /** The owner is warned that the account will be erased. */
  readonly eraseNoticesAfterDays: readonly number[];
  readonly eraseAfterDays: number;
}

/** What the sweep reads of an account. */
export interface SweptAccount
  extends Pick<
    Account,
    | "accountId"
    | "createdAt"
    | "lastSignInAt"
    | "statusAt"
    | "inactiveSince"
    | "notice"
    | "erasesAt"
    | "eventSequence"
    | "eventLog"
  > {
  readonly status?: AccountStatus;
}

export type SweepAction =
  | { readonly kind: "none" }
  | { readonly kind: "notice"; readonly notice: Notice; readonly dueAt: number }
  | { readonly kind: "make-dormant"; readonly since: number }
  | { readonly kind: "erase" }
  | { readonly kind: "finish-erasing" };

const nothing = { kind: "none" } as const;

/**
 * Since when nobody has used an account. Who had it revived, or whom the city let in again, has a full period from there; of
 * a dormant account it is what it was when it fell asleep.
 */
export function inactiveSince(account: SweptAccount): number {
  const { createdAt, lastSignInAt = createdAt, statusAt = createdAt } = account;
  if (statusOf(account) === "dormant") return account.inactiveSince ?? lastSignInAt;
  return Math.max(createdAt, lastSignInAt, statusAt);
}

/** What is due for an account, one thing in a run. */
export function dueAction(account: SweptAccount, dormancy: Dormancy, now: number): SweepAction {
  const status = statusOf(account);
  const since = inactiveSince(account);
  const days = (now - since) / DAY_MS;
  if (status === "erasing") return { kind: "finish-erasing" };
  if (status === "active") {
    if (days >= dormancy.dormantAfterDays) return { kind: "make-dormant", since };
    return noticeOf(account, dormancy, { now, since, days });
  }
  if (status === "withdrawing") return (account.erasesAt ?? now + 1) <= now ? { kind: "erase" } : nothing;
  if (status !== "dormant") return nothing;
  if (days >= dormancy.eraseAfterDays && hasHadItsNotices(account, dormancy, { now, since }))
    return { kind: "erase" };
  return noticeOf(account, dormancy, { now, since, days });
}

/** The latest stage that is due and has had no notice yet: after a time without sweeps, two mails at once would say the same. */
function noticeOf(
  account: SweptAccount,
  { noticesAfterDays, dormantAfterDays, eraseNoticesAfterDays, eraseAfterDays }: Dormancy,
  { now, since, days }: { readonly now: number; readonly since: number; readonly days: number },
): SweepAction {
  const isDormant = statusOf(account) === "dormant";
  const after = isDormant ? eraseNoticesAfterDays : noticesAfterDays;
  const before = isDormant ? noticesAfterDays.length : 0;
  const noticed = noticedStage(account, since);
  const stage = before + after.filter((day) => days >= day).length;
  if (stage === before || stage <= noticed) return nothing;
  const dueAt = isDormant
    ? Math.max(
        since + eraseAfterDays * DAY_MS,
        now + lastWarningMs({ eraseNoticesAfterDays, eraseAfterDays }),
      )
    : since + dormantAfterDays * DAY_MS;
  return { kind: "notice", notice: { stage, since, at: now }, dueAt };
}

/** Nothing is erased without its last notice, and a day less than the time that was meant to be between them. */
function hasHadItsNotices(
  account: SweptAccount,
  dormancy: Dormancy,
  { now, since }: { readonly now: number; readonly since: number },
): boolean {
  const last = dormancy.noticesAfterDays.length + dormancy.eraseNoticesAfterDays.length;
  if (noticedStage(account, since) < last) return false;
  return now - (account.notice?.at ?? now) >= lastWarningMs(dormancy) - DAY_MS;
}

const noticedStage = ({ notice }: SweptAccount, since: number): number =>
  notice?.since === since ? notice.stage : 0;

const lastWarningMs = ({
  eraseNoticesAfterDays,
  eraseAfterDays,
}: Pick<Dormancy, "eraseNoticesAfterDays" | "eraseAfterDays">): number =>
  (eraseAfterDays - Math.max(...eraseNoticesAfterDays)) * DAY_MS;

/** By when a farewell has usually been sent, and after which time the end comes without: nobody may hold it up. */
export const ERASE_DELAY_SECONDS = 60;
export const FAREWELL_WAIT_MS = DAY_MS;

/** A sweep that takes longer than this is reported. */
export const SWEEP_LIMIT_MS = 2 * 3_600_000;

/** How many accounts one run may erase: a share of all, and in a small town some in any case. */
export interface Brake {
  readonly erasePercent: number;
  readonly eraseInAnyCase: number;
}

export const mayErase = (toErase: number, accounts: number, { erasePercent, eraseInAnyCase }: Brake) =>
  toErase <= Math.max(eraseInAnyCase, Math.floor((accounts * erasePercent) / 100));
