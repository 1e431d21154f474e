import { type Account, statusOf } from "../../domain/account.ts";
import {
  EMAIL_CHANGE_LOOK_DELAY_SECONDS,
  type EmailChange,
  type EmailChangeState,
  provenEmailChange,
  releaseEmailChange,
  takeEmailChangeOver,
} from "../../domain/email-change.ts";
import { accountIdIn, type Correction, type Proposal } from "../../domain/proposal.ts";
import {
  type ApplyDependencies,
  applyEmailChange,
  isApplied,
  releaseHold,
} from "../email/apply-email-change.ts";
import { unknownPassword } from "../links/void-password.ts";
import type { Accounts, FollowUps, ProposalMail, Proposals, Users } from "../ports.ts";
import { whyNot } from "./propose.ts";

export interface CorrectAddressDependencies extends ApplyDependencies {
  readonly accounts: ApplyDependencies["accounts"] & Pick<Accounts, "openEmailChange">;
  readonly users: ApplyDependencies["users"] & Pick<Users, "setPassword">;
  readonly proposals: Pick<Proposals, "close">;
  readonly followUps: Pick<FollowUps, "requestEvent" | "requestCorrection">;
}

/**
 * Carries an approved correction of the address out: by every step of a change of address that its owner makes, whose
 * mailbox a link has proven instead of a code. It may be run any number of times; what a dead function has begun, the next
 * one goes on with. `"too-early"`: a change by the owner is being applied at this moment.
 */
export async function correctAddress(
  dependencies: CorrectAddressDependencies,
  { accountId, proposalId }: ProposalMail,
): Promise<"settled" | "too-early"> {
  const { accounts, proposals, followUps } = dependencies;
  const account = await accounts.find(accountId);
  const proposal = account?.proposal;
  if (!account || proposal?.proposalId !== proposalId || proposal.state !== "approved") return "settled";
  const { correction } = proposal;
  if (!correction) return "settled";
  const ended = await carryOut(dependencies, account, correction);
  if (ended === "too-early") return ended;
  if (ended === "at-work") {
    await followUps.requestCorrection({ accountId, proposalId }, EMAIL_CHANGE_LOOK_DELAY_SECONDS);
    return "settled";
  }
  record(dependencies, proposal, correction, ended);
  await proposals.close(accountId, { proposalId, state: ended === "executed" ? "executed" : "rejected" });
  return "settled";
}

type Ended = "executed" | "address-taken" | "overtaken";

/** How a change has ended whose function died before it wrote the end down; one that was released was overtaken. */
const endedAs: Readonly<Partial<Record<EmailChangeState, Ended>>> = {
  ...{ applied: "executed", duplicate: "address-taken", verified: "overtaken" },
};

async function carryOut(
  dependencies: CorrectAddressDependencies,
  account: Account,
  correction: Correction,
): Promise<Ended | "at-work" | "too-early"> {
  const { clock, accounts, emailChanges } = dependencies;
  const change = await claimed(dependencies, account, correction);
  if (!change) return "at-work";
  const ended = endedAs[change.state];
  if (ended) return ended;
  const { id: changeId, claimedAt = 0 } = change;
  if (await isOvertaken(dependencies, account, change)) {
    await releaseHold(dependencies, change);
    await emailChanges.apply(changeId, releaseEmailChange({ now: clock(), claimedAt }));
    return "overtaken";
  }
  if (!isApplied(account, change))
    await accounts.openEmailChange(account.accountId, { changeId, now: clock() });
  const applied = await applyEmailChange(correcting(dependencies, account), change, account);
  if (applied === "duplicate") return "address-taken";
  // Another change is open, or has come in between: the next delivery finds which.
  return applied === "superseded" ? "too-early" : "executed";
}

/**
 * The change of address that the correction is: begun here, or taken over from a function that died. Absent while another
 * is at work on it.
 */
async function claimed(
  { clock, emailChanges }: CorrectAddressDependencies,
  { accountId, userSub, email: previousEmail, language }: Account,
  { changeId: id, newEmail: email }: Correction,
): Promise<EmailChange | undefined> {
  const now = clock();
  const owner = { accountId, userSub, previousEmail, language };
  const created = await emailChanges.create(provenEmailChange({ id, email, now, expiresAt: now, ...owner }));
  if (created.applied) return created.item;
  const { current } = created;
  if (current?.claimedAt === undefined) return current;
  const taken = await emailChanges.apply(id, takeEmailChangeOver({ now, claimedAt: current.claimedAt }));
  return taken.applied ? taken.item : undefined;
}

/** Nothing has been changed yet, and the account stands otherwise than when the correction was approved. */
async function isOvertaken(
  { clock, users }: CorrectAddressDependencies,
  account: Account,
  change: EmailChange,
): Promise<boolean> {
  if (isApplied(account, change)) return false;
  const isSame = account.email === change.previousEmail && !whyNot(account, "correct-address", clock());
  return !isSame && (await users.find(change.email))?.userSub !== account.userSub;
}

/**
 * By which an undoing of it stops the account, and never gives it back. Where the account is disputed, whoever has changed its
 * address wrongly may know its password: nobody does from here on, and the new mailbox leads to another.
 */
function correcting(dependencies: CorrectAddressDependencies, account: Account): CorrectAddressDependencies {
  const { accounts, users } = dependencies;
  return {
    ...dependencies,
    accounts: {
      ...accounts,
      changeEmail: (current, { change, ...facts }) =>
        accounts.changeEmail(current, { change: { ...change, corrected: true }, ...facts }),
    },
    users: {
      ...users,
      async changeEmail(userSub, email) {
        const done = await users.changeEmail(userSub, email);
        const isOurs = done === "changed" || (await users.find(email))?.userSub === userSub;
        if (isOurs && statusOf(account) === "frozen") await users.setPassword(userSub, unknownPassword());
        return done;
      },
    },
  };
}

/** Before the end, after which nobody comes back to it. Under the ticket of the proposal: no operator is at work here. */
function record(
  { audit }: CorrectAddressDependencies,
  { proposalId, reason, ticket, kind }: Proposal,
  { changeId: flowId }: Correction,
  ended: Ended,
): void {
  const fields = { reason, ticket, accountId: accountIdIn(proposalId), flowId };
  if (ended === "executed") audit({ event: "desk.executed", outcome: "success", detail: kind, ...fields });
  else audit({ event: "desk.rejected", outcome: "failure", detail: `${kind}:${ended}`, ...fields });
}
