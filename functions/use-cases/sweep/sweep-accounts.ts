import { statusOf } from "../../domain/account.ts";
import {
  type Brake,
  type Dormancy,
  dueAction,
  mayErase,
  SWEEP_LIMIT_MS,
  type SweepAction,
  type SweptAccount,
} from "../../domain/dormancy.ts";
import { type EraseAccountDependencies, eraseAccount, finishErasing } from "../account/erase-account.ts";
import { announce } from "../account/with-event.ts";
import type {
  AccountSweep,
  MailQueue,
  OpenApplications,
  SweepPage,
  SweepQueue,
  SweptPage,
} from "../ports.ts";

export interface SweepDependencies extends EraseAccountDependencies {
  readonly sweep: AccountSweep;
  readonly sweepQueue: SweepQueue;
  readonly mailQueue: Pick<
    MailQueue,
    "requestFarewell" | "requestDormancyNotice" | "requestWithdrawalNotice"
  >;
  /** One account that cannot be dealt with holds up no other; the next sweep tries again. */
  readonly onFailure: (accountId: string, error: unknown) => void;
  readonly settings: EraseAccountDependencies["settings"] & {
    readonly dormancy: Dormancy;
    readonly sweep: Brake & { readonly pageSize: number };
  };
}

/** Accounts that are worked on at the same time. */
const SIDE_BY_SIDE = 8;

export const firstPage = (now: number): SweepPage => ({
  pass: "look",
  startedAt: now,
  accounts: 0,
  toErase: 0,
  erased: 0,
  begun: 0,
});

/**
 * Looks at a page of accounts, does what is due, and asks for the next page as its last act: who dies on the way has the
 * page looked at again. The first pass over all accounts warns owners, puts accounts to sleep, goes on with ends that have
 * begun, and counts those that are to begin; only when it knows how many, a second pass begins them, or nobody does.
 */
export async function sweepPage(dependencies: SweepDependencies, page: SweepPage): Promise<SweptPage> {
  const { sweep, settings, clock } = dependencies;
  const { accounts, erased, last } = await sweep.page(page.after, settings.sweep.pageSize);
  const due = accounts.map((account) => ({
    account,
    action: dueAction(account, settings.dormancy, page.startedAt),
  }));
  const { after: _, ...before } = page;
  const swept =
    page.pass === "look"
      ? await look(dependencies, { ...before, erased: before.erased + erased }, due)
      : await erase(dependencies, before, due);
  const end = await goOn(dependencies, { ...swept, ...(last !== undefined && { after: last }) });
  return { ...swept, end, isLate: clock() - page.startedAt > SWEEP_LIMIT_MS };
}

interface Due {
  readonly account: SweptAccount;
  readonly action: SweepAction;
}

async function look(
  dependencies: SweepDependencies,
  page: SweepPage,
  due: readonly Due[],
): Promise<SweepPage> {
  await sideBySide(due, async (each) => {
    await guarded(dependencies, each.account, () => act(dependencies, each));
  });
  const toErase = due.filter(({ action }) => action.kind === "erase").length;
  return { ...page, accounts: page.accounts + due.length, toErase: page.toErase + toErase };
}

/** Never more than were counted: what has become due since then waits for the next sweep. */
async function erase(
  dependencies: SweepDependencies,
  page: SweepPage,
  due: readonly Due[],
): Promise<SweepPage> {
  const mayBegin = page.toErase - page.begun;
  const chosen = due.filter(({ action }) => action.kind === "erase").slice(0, mayBegin);
  const asking = { ...dependencies, openApplications: untilSilent(dependencies.openApplications) };
  await sideBySide(chosen, async ({ account }) => {
    const reason = statusOf(account) === "withdrawing" ? "withdrawn" : "dormant";
    await guarded(dependencies, account, () => eraseAccount(asking, account.accountId, reason));
  });
  // Whatever becomes of those that were tried, no more are begun than may be.
  return { ...page, begun: page.begun + chosen.length };
}

/**
 * Asks nobody any more who does not answer: a page is worked on for {@link SIDE_BY_SIDE} silences at most, not for one of
 * each account, and the next sweep asks again.
 */
function untilSilent(asked: OpenApplications | undefined): OpenApplications | undefined {
  if (asked === undefined) return undefined;
  let isSilent = false;
  return {
    async of(accountId) {
      const answer = isSilent ? "unknown" : await asked.of(accountId);
      isSilent ||= answer === "unknown";
      return answer;
    },
  };
}

async function guarded(
  { onFailure }: SweepDependencies,
  { accountId }: SweptAccount,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    onFailure(accountId, error);
  }
}

async function act(dependencies: SweepDependencies, { account, action }: Due): Promise<void> {
  const { sweep, mailQueue, audit, clock } = dependencies;
  const { accountId } = account;
  if (action.kind === "notice") {
    const { stage, since } = action.notice;
    // First the mail and then the note: one that is sent twice does less harm than one that is not sent.
    await mailQueue.requestDormancyNotice({ accountId, stage, since, dueAt: action.dueAt });
    await sweep.noteNotice(account, action.notice);
  }
  if (action.kind === "make-dormant") {
    audit({ event: "account.dormant", outcome: "success", accountId });
    const at = clock();
    const step = await announce(dependencies, account, { type: "AccountDormant", at });
    const isDone = await sweep.makeDormant(account, { since: action.since, at, step });
    if (!isDone) audit({ event: "account.dormant", outcome: "failure", accountId, reason: "used-meanwhile" });
  }
  if (action.kind === "finish-erasing") await finishErasing(dependencies, accountId);
}

async function goOn(
  { sweepQueue, settings, audit }: SweepDependencies,
  page: SweepPage,
): Promise<SweptPage["end"]> {
  if (page.after !== undefined) {
    await sweepQueue.requestPage(page);
    return "next-page";
  }
  if (page.pass === "erase") return "finished";
  // Before an end begins: what the trail says of accounts is compared with it (`npm run audit -- --reconcile`).
  audit({
    event: "sweep.counted",
    outcome: "success",
    reason: `${page.accounts}/${page.erased}`,
    since: new Date(page.startedAt).toISOString(),
  });
  if (page.toErase === 0) return "finished";
  if (!mayErase(page.toErase, page.accounts, settings.sweep)) {
    const reason = `${page.toErase}/${page.accounts}`;
    audit({ event: "sweep.refused", outcome: "failure", reason });
    return "refused";
  }
  await sweepQueue.requestPage({ ...page, pass: "erase" });
  return "erases-next";
}

async function sideBySide<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const one = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, one));
}
