import {
  type Account,
  type AccountStatus,
  epochOf,
  freezable,
  openHandover,
  statusOf,
  undoableChange,
  withSignIn,
  withTerms,
} from "../../functions/domain/account.ts";
import {
  type AccountEvents,
  admitsStep,
  type EventStep,
  writtenOf,
} from "../../functions/domain/account-event.ts";
import { withAction } from "../../functions/domain/desk-action.ts";
import { REMEMBERED_CHANGES } from "../../functions/domain/organization.ts";
import { isOpen, isPending, type Proposal } from "../../functions/domain/proposal.ts";
import type {
  Accounts,
  AddressUndos,
  DeskAccounts,
  EventLogs,
  Handovers,
  Proposals,
} from "../../functions/use-cases/ports.ts";
import { asStored } from "./as-stored.ts";

/** Accounts in memory. */
export function fakeAccounts() {
  const items = new Map<string, Account>();
  /** What remains of accounts that were erased. */
  const tombstones = new Map<string, AccountEvents>();
  const port: Accounts = {
    async find(accountId) {
      return items.get(accountId);
    },
    async put(account) {
      const stored = items.get(account.accountId);
      if (stored && (stored.updatedAt >= account.updatedAt || stored.sessionEpoch !== undefined)) return;
      items.set(account.accountId, asStored(account));
    },
    async updateProfile({ accountId, updatedAt }, form, { now, step }) {
      const stored = items.get(accountId);
      if (stored?.updatedAt !== updatedAt || (step && !admitsStep(stored, step))) return undefined;
      const event = step ? writtenOf(step) : {};
      const updated = asStored({ ...stored, ...form, ...event, updatedAt: Math.max(now, updatedAt + 1) });
      items.set(accountId, updated);
      return updated;
    },
    async acceptTerms(account, accepted, step) {
      const stored = items.get(account.accountId);
      if (stored?.termsVersion === account.termsVersion && admitsStep(stored, step)) {
        const agreed = asStored({ ...stored, ...withTerms(stored, accepted), ...writtenOf(step) });
        items.set(account.accountId, agreed);
        return agreed;
      }
      return stored?.termsVersion === accepted.version ? stored : undefined;
    },
    async changeOrganization({ accountId, updatedAt, organizationHistory = [] }, profile, { change, step }) {
      const stored = items.get(accountId);
      if (stored?.updatedAt !== updatedAt || !admitsStep(stored, step)) return undefined;
      const updated = asStored({
        ...stored,
        ...{ accountType: "business" as const, profile },
        updatedAt: Math.max(change.changedAt, updatedAt + 1),
        organizationHistory: [...organizationHistory, change].slice(-REMEMBERED_CHANGES),
        ...writtenOf(step),
      });
      items.set(accountId, updated);
      return updated;
    },
    async requestWithdrawal({ accountId }, { at, erasesAt, reason }, step) {
      const stored = items.get(accountId);
      if (!stored || !admitsStep(stored, step) || statusOf(stored) !== "active" || undoableChange(stored, at))
        return false;
      const wish = {
        ...writtenOf(step),
        erasesAt,
        ...(reason !== undefined && { withdrawalReason: reason }),
      };
      items.set(accountId, asStored({ ...stored, ...wish, status: "withdrawing", statusAt: at }));
      return true;
    },
    async postponeWithdrawal({ accountId, erasesAt: readAt }, erasesAt, step) {
      const stored = items.get(accountId);
      if (
        !stored ||
        !admitsStep(stored, step) ||
        statusOf(stored) !== "withdrawing" ||
        stored.erasesAt !== readAt
      )
        return false;
      items.set(accountId, asStored({ ...stored, ...writtenOf(step), erasesAt }));
      return true;
    },
    async cancelWithdrawal(accountId, step) {
      const stored = items.get(accountId);
      if (!stored) return false;
      if (statusOf(stored) !== "withdrawing") return statusOf(stored) === "active";
      if (!admitsStep(stored, step)) return false;
      const { status, erasesAt, withdrawalReason, ...active } = stored;
      items.set(accountId, asStored({ ...active, ...writtenOf(step), statusAt: step.event.at }));
      return true;
    },
    async revive(accountId, step) {
      const stored = items.get(accountId);
      if (!stored) return false;
      if (statusOf(stored) !== "dormant") return statusOf(stored) === "active";
      if (!admitsStep(stored, step)) return false;
      const { status, ...active } = stored;
      items.set(accountId, asStored({ ...active, ...writtenOf(step), statusAt: step.event.at }));
      return true;
    },
    async raiseEpoch(accountId, { epoch, passwordChangedAt, revival, forgetsDevices }) {
      const stored = items.get(accountId);
      if (!stored || epochOf(stored) >= epoch) return false;
      if (revival && (stored.status !== "dormant" || !admitsStep(stored, revival))) return false;
      const changed = passwordChangedAt === undefined ? {} : { passwordChangedAt };
      const { status, ...active } = stored;
      const revived = revival ? { ...active, ...writtenOf(revival), statusAt: revival.event.at } : stored;
      const forgotten = forgetsDevices ? { deviceEpoch: epoch } : {};
      items.set(accountId, asStored({ ...revived, ...changed, ...forgotten, sessionEpoch: epoch }));
      return true;
    },
    async chooseSignInNotice(accountId, chosen) {
      const stored = items.get(accountId);
      if (!stored) return false;
      items.set(accountId, asStored({ ...stored, signInNotice: chosen }));
      return true;
    },
    async openEmailChange(accountId, { changeId, now }) {
      const stored = items.get(accountId);
      if (!stored) return false;
      const { openChangeUntil = 0, ...open } = stored;
      if (openChangeUntil > now && open.openChange !== changeId) return false;
      items.set(accountId, asStored({ ...open, openChange: changeId }));
      return true;
    },
    async holdEmailChangeOpen(accountId, { changeId, until }) {
      const stored = items.get(accountId);
      if (stored?.openChange !== changeId) return false;
      items.set(accountId, asStored({ ...stored, openChangeUntil: until }));
      return true;
    },
    async closeEmailChange(accountId, changeId) {
      const stored = items.get(accountId);
      if (stored?.openChange !== changeId) return;
      const { openChange, openChangeUntil, ...closed } = stored;
      items.set(accountId, asStored(closed));
    },
    async changeEmail({ accountId }, { change, epoch, step }) {
      const stored = items.get(accountId);
      if (stored?.openChange !== change.changeId || stored.email !== change.previousEmail) return false;
      if (epochOf(stored) >= epoch || !admitsStep(stored, step)) return false;
      const { openChange, openChangeUntil, ...closed } = stored;
      const changed = { email: change.email, emailChange: change, sessionEpoch: epoch };
      items.set(accountId, asStored({ ...closed, ...changed, ...writtenOf(step) }));
      return true;
    },
    async noteSignIn({ accountId }, latest, userSub) {
      const stored = items.get(accountId);
      if (!stored) return;
      items.set(accountId, asStored({ ...stored, userSub, ...withSignIn(stored, latest) }));
    },
  };
  const undos: AddressUndos = {
    async undo(accountId, { undone, epoch, step }) {
      const stored = items.get(accountId);
      if (stored?.emailChange?.changeId !== undone.changeId || epochOf(stored) >= epoch) return false;
      if (!admitsStep(stored, step)) return false;
      const ended = {
        ...{ sessionEpoch: epoch, deviceEpoch: epoch, undoneChange: undone },
        ...writtenOf(step),
      };
      if (undone.state === "frozen") {
        if (!freezable.includes(statusOf(stored))) return false;
        items.set(accountId, asStored({ ...stored, ...ended, status: "frozen", statusAt: undone.undoneAt }));
        return true;
      }
      const { emailChange, openChange, openChangeUntil, ...before } = stored;
      const back = { email: undone.previousEmail, passwordChangedAt: undone.undoneAt };
      items.set(accountId, asStored({ ...before, ...back, ...ended }));
      return true;
    },
    async close(accountId, { changeId, now }) {
      const stored = items.get(accountId);
      if (stored?.undoneChange?.changeId !== changeId) return;
      items.set(accountId, asStored({ ...stored, undoneChange: { ...stored.undoneChange, closedAt: now } }));
    },
  };
  const eventLogs: EventLogs = {
    async find(accountId) {
      return items.get(accountId) ?? tombstones.get(accountId);
    },
  };
  const handovers: Handovers = {
    async invite(accountId, invitation) {
      const stored = items.get(accountId);
      const open = stored && openHandover(stored, invitation.invitedAt);
      if (!stored || (open && open.email !== invitation.email)) return false;
      items.set(accountId, asStored({ ...stored, handover: invitation }));
      return true;
    },
    async withdraw(accountId, { handoverId, now }) {
      const stored = items.get(accountId);
      if (stored?.handover?.handoverId !== handoverId) return false;
      if (stored.openChange === handoverId && (stored.openChangeUntil ?? 0) > now) return false;
      const { handover, ...rest } = stored;
      items.set(accountId, asStored(rest));
      return true;
    },
    async holdOpen(accountId, { changeId, until, now }) {
      const stored = items.get(accountId);
      if (stored?.handover?.handoverId !== changeId) return false;
      if (stored.openChange !== changeId && (stored.openChangeUntil ?? 0) > now) return false;
      items.set(accountId, asStored({ ...stored, openChange: changeId, openChangeUntil: until }));
      return true;
    },
    async handOver({ accountId, ...read }, { change, epoch, step, successor: { terms, ...contact } }) {
      const stored = items.get(accountId);
      if (stored?.accountType !== "business" || stored.openChange !== change.changeId) return false;
      if (stored.email !== change.previousEmail || epochOf(stored) >= epoch) return false;
      if (stored.termsVersion !== read.termsVersion || !admitsStep(stored, step)) return false;
      const { openChange, openChangeUntil, handover, ...closed } = stored;
      const { department, ...profile } = closed.profile;
      const { email, changedAt } = change;
      items.set(
        accountId,
        asStored({
          ...{ ...closed, ...withTerms(stored, terms), email, emailChange: change },
          ...{ sessionEpoch: epoch, deviceEpoch: epoch, passwordChangedAt: changedAt },
          updatedAt: Math.max(changedAt, stored.updatedAt + 1),
          profile: { ...profile, ...contact },
          ...writtenOf(step),
        }),
      );
      return true;
    },
  };
  const move = (
    accountId: string,
    { from, to, now }: { from: AccountStatus; to: AccountStatus; now: number },
    step: EventStep,
  ) => {
    const stored = items.get(accountId);
    if (!stored) return false;
    if (statusOf(stored) !== from) return statusOf(stored) === to;
    if (!admitsStep(stored, step)) return false;
    const { status, ...active } = stored;
    const moved = { ...active, ...(to !== "active" && { status: to }), statusAt: now };
    items.set(accountId, asStored({ ...moved, ...writtenOf(step) }));
    return true;
  };
  const sameOpen = (stored: Account | undefined, { proposalId, digest }: Proposal, now: number) => {
    const open = stored?.proposal;
    const isSame = open?.proposalId === proposalId && open.digest === digest;
    return isSame && isOpen(open, now) ? open : undefined;
  };
  const desk: DeskAccounts = {
    async note({ accountId }, action) {
      const stored = items.get(accountId);
      if (!stored) return;
      items.set(accountId, asStored({ ...stored, deskActions: withAction(stored.deskActions, action) }));
    },
    async propose(accountId, proposal, now) {
      const stored = items.get(accountId);
      if (!stored || isPending(stored.proposal, now)) return false;
      items.set(accountId, asStored({ ...stored, proposal }));
      return true;
    },
    async execute(accountId, { proposal, approver, now, effect }, step) {
      const stored = items.get(accountId);
      const open = sameOpen(stored, proposal, now);
      if (!stored || !open) return false;
      if (open.proposer === approver || !admitsStep(stored, step)) return false;
      const { status, ...active } = stored;
      const isEnding = effect.to === "withdrawing";
      if (isEnding ? status === "withdrawing" || status === "erasing" : statusOf(stored) !== effect.from)
        return false;
      const decided = { ...open, state: "executed" as const, decidedAt: now };
      const become = {
        ...(effect.to !== "active" && { status: effect.to }),
        ...(isEnding && { erasesAt: effect.erasesAt }),
        ...(effect.to === "suspended" && { sessionEpoch: epochOf(stored) + 1 }),
      };
      const executed = { ...active, ...become, statusAt: now, proposal: decided };
      items.set(accountId, asStored({ ...executed, ...writtenOf(step) }));
      return true;
    },
    async reject(accountId, { proposal, now }) {
      const stored = items.get(accountId);
      const open = sameOpen(stored, proposal, now);
      if (!stored || !open) return false;
      items.set(accountId, asStored({ ...stored, proposal: { ...open, state: "rejected", decidedAt: now } }));
      return true;
    },
    async approve(accountId, { proposal, approver, now }) {
      const stored = items.get(accountId);
      const open = sameOpen(stored, proposal, now);
      if (!stored || !open) return false;
      if (open.proposer === approver) return false;
      if (open.correction && open.correction.confirmedAt === undefined) return false;
      const state = open.correction ? "approved" : "executed";
      items.set(accountId, asStored({ ...stored, proposal: { ...open, state, decidedAt: now } }));
      return true;
    },
    suspend: async (accountId, now, step) => move(accountId, { from: "active", to: "suspended", now }, step),
    restore: async (accountId, now, step) => move(accountId, { from: "suspended", to: "active", now }, step),
  };
  const decide = (
    accountId: string,
    proposalId: string,
    decided: (proposal: Proposal) => Proposal | undefined,
  ): boolean => {
    const stored = items.get(accountId);
    const known = stored?.proposal?.proposalId === proposalId ? stored.proposal : undefined;
    const proposal = known && decided(known);
    if (!stored || !proposal) return false;
    items.set(accountId, asStored({ ...stored, proposal }));
    return true;
  };
  const proposals: Proposals = {
    confirmAddress: async (accountId, { proposalId, now }) =>
      decide(accountId, proposalId, (open) =>
        isOpen(open, now) && open.correction
          ? { ...open, correction: { ...open.correction, confirmedAt: now } }
          : undefined,
      ),
    object: async (accountId, { proposalId, now }) =>
      decide(accountId, proposalId, (open) =>
        isOpen(open, now) ? { ...open, state: "rejected", decidedAt: now, objectedAt: now } : undefined,
      ),
    close: async (accountId, { proposalId, state }) =>
      decide(accountId, proposalId, (approved) =>
        approved.state === "approved" ? { ...approved, state } : undefined,
      ),
  };
  return { items, tombstones, port, undos, eventLogs, handovers, desk, proposals };
}
