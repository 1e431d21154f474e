import type { ProposalKind } from "../../../contracts/desk-words.ts";
import type { AccountEventType } from "../../../contracts/events.ts";
import type { Account } from "../../domain/account.ts";
import { DAY_MS } from "../../domain/durations.ts";
import { EMAIL_CHANGE_LOOK_DELAY_SECONDS } from "../../domain/email-change.ts";
import { accountIdIn, type Effect, type Proposal, stateOf } from "../../domain/proposal.ts";
import { withEvent } from "../account/with-event.ts";
import type { Accounts, FollowUps, MailQueue } from "../ports.ts";
import { type ActDependencies, announce } from "./act-on-account.ts";
import { type DeskCall, type DeskOutcome, ok, recordsOf, refuse } from "./desk-call.ts";
import { sessionsEnded } from "./end-sessions.ts";
import { type NewAddressDependencies, whyNotAddress } from "./new-address.ts";
import { whyNot } from "./propose.ts";

export interface DecideDependencies
  extends Omit<ActDependencies, keyof NewAddressDependencies>,
    NewAddressDependencies {
  readonly accounts: Pick<Accounts, "find">;
  readonly followUps: Pick<FollowUps, "requestEvent" | "requestCorrection">;
  readonly mailQueue: Pick<MailQueue, "requestDeskNotice" | "requestWithdrawalNotice" | "requestExportLink">;
  readonly settings: { readonly withdrawal: { readonly graceDays: number } };
}

interface Decision {
  readonly proposalId: string;
  /** Of what was shown. */
  readonly digest: string;
}

interface Found {
  readonly account: Account;
  readonly proposal: Proposal;
}

/** What each kind makes of the account's status that takes one write, besides the end, whose time is its approval's. */
const moves = {
  unfreeze: { from: "frozen", to: "active" },
  suspend: { from: "active", to: "suspended" },
  restore: { from: "suspended", to: "active" },
} as const satisfies Partial<Record<ProposalKind, Effect>>;

/** As which event other systems learn of it. */
const eventTypes = {
  withdrawing: "AccountWithdrawalRequested",
  suspended: "AccountSuspended",
  active: "AccountRestored",
} as const satisfies Record<Effect["to"], AccountEventType>;

/**
 * Approves what somebody else has proposed: a supervisor, within a day, and of exactly what was shown. All that stands in the
 * write's condition, and what was proposed takes effect in the same write: of two who approve at once one does, and nothing is
 * left to be carried out. A correction of the address takes more than a write: a follow-up carries it out.
 */
export async function approve(
  dependencies: DecideDependencies,
  call: DeskCall,
  decision: Decision,
): Promise<DeskOutcome<Proposal>> {
  const { clock, deskAccounts, audit, settings } = dependencies;
  if (call.role !== "supervisor") return refuse({ kind: "supervisor-only" });
  const found = await findOpen(dependencies, decision);
  if (!found.ok) return found;
  const { account, proposal } = found.value;
  const { accountId } = account;
  if (proposal.proposer === call.operatorHash) return refuse({ kind: "own-proposal" }, { accountId });
  const now = clock();
  const refusal = whyNot(account, proposal.kind, now);
  if (refusal) return refuse(refusal, { accountId });
  if (proposal.kind === "correct-address") return approveCorrection(dependencies, call, found.value);
  if (proposal.kind === "export") return approveExport(dependencies, call, found.value);

  const effect: Effect =
    proposal.kind === "delete"
      ? { to: "withdrawing", erasesAt: now + settings.withdrawal.graceDays * DAY_MS }
      : moves[proposal.kind];
  await announceExecution(dependencies, call, found.value, effect);
  const facts = { proposal, approver: call.operatorHash, now, effect };
  const event = {
    ...{ type: eventTypes[effect.to], at: now },
    ...(effect.to === "withdrawing" && { erasesAt: effect.erasesAt }),
  };
  const isDone = await withEvent(dependencies, account, event, (step) =>
    deskAccounts.execute(accountId, facts, step),
  );
  if (!isDone) return refuse({ kind: "proposal-decided" }, { accountId });
  recordsOf(audit, call)("desk.executed", { accountId, detail: proposal.kind });
  return ok({ ...proposal, state: "executed", decidedAt: now });
}

/**
 * The follow-up is asked for before the write, after which nobody comes back to it; and once more to begin at once. The
 * address may have become another's since it was proposed.
 */
async function approveCorrection(
  dependencies: DecideDependencies,
  call: DeskCall,
  { account, proposal }: Found,
): Promise<DeskOutcome<Proposal>> {
  const { clock, deskAccounts, followUps } = dependencies;
  const { accountId } = account;
  const { proposalId, kind, correction } = proposal;
  if (correction?.confirmedAt === undefined) return refuse({ kind: "not-confirmed" }, { accountId });
  const refusal = await whyNotAddress(dependencies, account, correction.newEmail);
  if (refusal) return refuse(refusal, { accountId });
  await announce(dependencies, call, account, { kind: "approved", event: "desk.approved", detail: kind });
  const message = { accountId, proposalId };
  await followUps.requestCorrection(message, EMAIL_CHANGE_LOOK_DELAY_SECONDS);
  const now = clock();
  if (!(await deskAccounts.approve(accountId, { proposal, approver: call.operatorHash, now })))
    return refuse({ kind: "proposal-decided" }, { accountId });
  await followUps.requestCorrection(message);
  return ok({ ...proposal, state: "approved", decidedAt: now });
}

/** What is stored goes by a link to the mailbox of the account's owner: nobody at the desk sees it. */
async function approveExport(
  dependencies: DecideDependencies,
  call: DeskCall,
  { account, proposal }: Found,
): Promise<DeskOutcome<Proposal>> {
  const { clock, deskAccounts, mailQueue, audit } = dependencies;
  const { accountId } = account;
  const { proposalId, kind } = proposal;
  await announce(dependencies, call, account, { kind: "approved", event: "desk.approved", detail: kind });
  await mailQueue.requestExportLink({ accountId, proposalId });
  audit({ event: "mail.queued", outcome: "success", accountId, reason: "export-link" });
  const now = clock();
  if (!(await deskAccounts.approve(accountId, { proposal, approver: call.operatorHash, now })))
    return refuse({ kind: "proposal-decided" }, { accountId });
  recordsOf(audit, call)("desk.executed", { accountId, detail: kind });
  return ok({ ...proposal, state: "executed", decidedAt: now });
}

/** Rejects it; also whoever has proposed it may. */
export async function reject(
  dependencies: DecideDependencies,
  call: DeskCall,
  decision: Decision,
): Promise<DeskOutcome<Proposal>> {
  const { clock, deskAccounts, audit } = dependencies;
  const found = await findOpen(dependencies, decision);
  if (!found.ok) return found;
  const { account, proposal } = found.value;
  const { accountId } = account;
  const now = clock();
  await deskAccounts.note(account, { at: now, kind: "rejected", reason: call.reason });
  recordsOf(audit, call)("desk.rejected", { accountId, detail: proposal.kind });
  if (!(await deskAccounts.reject(accountId, { proposal, now })))
    return refuse({ kind: "proposal-decided" }, { accountId });
  return ok({ ...proposal, state: "rejected", decidedAt: now });
}

async function findOpen(
  { accounts, clock }: DecideDependencies,
  { proposalId, digest }: Decision,
): Promise<DeskOutcome<Found>> {
  const account = await accounts.find(accountIdIn(proposalId));
  const { proposal } = account ?? {};
  if (!account || proposal?.proposalId !== proposalId) return refuse({ kind: "not-found" });
  const { accountId } = account;
  const state = stateOf(proposal, clock());
  if (state === "expired") return refuse({ kind: "proposal-expired" }, { accountId });
  if (state !== "proposed") return refuse({ kind: "proposal-decided" }, { accountId });
  if (proposal.digest !== digest) return refuse({ kind: "proposal-changed" }, { accountId });
  return ok({ account, proposal });
}

/** The owner learns of it by the mail of the transition itself: that of the end is sent once the write is found done. */
async function announceExecution(
  dependencies: DecideDependencies,
  call: DeskCall,
  { account, proposal }: Found,
  effect: Effect,
): Promise<void> {
  const { mailQueue, audit } = dependencies;
  const { accountId } = account;
  const done = { kind: "approved", event: "desk.approved", detail: proposal.kind } as const;
  if (effect.to !== "withdrawing") {
    const notice = effect.to === "suspended" ? "suspended" : "restored";
    await announce(dependencies, call, account, { ...done, notice });
    if (effect.to === "suspended") audit(sessionsEnded(accountId));
    return;
  }
  await announce(dependencies, call, account, done);
  audit({
    event: "account.withdrawal-requested",
    outcome: "success",
    reason: "requested-by-owner",
    accountId,
  });
  await mailQueue.requestWithdrawalNotice({ accountId, erasesAt: effect.erasesAt, what: "requested" });
  audit({ event: "mail.queued", outcome: "success", reason: "withdrawal-requested", accountId });
}
