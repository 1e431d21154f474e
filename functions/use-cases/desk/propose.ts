import type { Evidence, ProposalKind } from "../../../contracts/desk-words.ts";
import {
  type Account,
  type AccountStatus,
  standingChange,
  statusOf,
  undoableChange,
} from "../../domain/account.ts";
import { isPending, newProposal, type Proposal } from "../../domain/proposal.ts";
import type { MailQueue, Tokens } from "../ports.ts";
import { type ActDependencies, accountOf } from "./act-on-account.ts";
import {
  type DeskCall,
  type DeskFailure,
  type DeskOutcome,
  ok,
  recordsOf,
  refuse,
  refuseLimit,
} from "./desk-call.ts";
import type { TargetKey } from "./find-target.ts";
import {
  countForMailbox,
  type MailboxCountDependencies,
  type NewAddressDependencies,
  whyNotAddress,
} from "./new-address.ts";

export interface ProposeDependencies
  extends Omit<ActDependencies, keyof NewAddressDependencies>,
    NewAddressDependencies,
    MailboxCountDependencies {
  readonly tokens: Pick<Tokens, "id" | "publicId">;
  readonly mailQueue: ActDependencies["mailQueue"] &
    Pick<MailQueue, "requestProposalNotice" | "requestAddressConfirmation">;
}

export interface ProposeRequest extends TargetKey {
  readonly kind: ProposalKind;
  /** Of a correction of the address. */
  readonly newEmail?: string;
  readonly evidence?: Evidence;
}

/** Of which accounts each may be proposed. */
const admitted: Readonly<Record<ProposalKind, readonly AccountStatus[]>> = {
  delete: ["active", "suspended", "frozen", "dormant"],
  unfreeze: ["frozen"],
  suspend: ["active"],
  restore: ["suspended"],
  "correct-address": ["active", "frozen", "dormant"],
  // Of a disputed one it is not known whose it is to have; whoever has asked for its end can sign in.
  export: ["active", "suspended", "dormant"],
};

/** Of which the owner gets a mail before anything happens, by which they object. A stop is announced to nobody who may be at work in the account. */
const noticed: readonly ProposalKind[] = ["delete", "correct-address"];

const inTheWay: Readonly<Partial<Record<ProposalKind, typeof standingChange>>> = {
  delete: undoableChange,
  "correct-address": standingChange,
  export: standingChange,
};

/** Why a proposal cannot be made of an account, or carried out, as it stands. */
export function whyNot(account: Account, kind: ProposalKind, now: number): DeskFailure | undefined {
  const state = statusOf(account);
  if (!admitted[kind].includes(state)) return { kind: "wrong-state", state };
  // There must be something left to give back, of two changes of address the one before could not be undone any more, and
  // what is stored does not go to an address whose owner before may say that it is not theirs.
  return inTheWay[kind]?.(account, now) && { kind: "wrong-state", state: "email-change-recent" };
}

/** Proposes what somebody else has to approve; one at a time of an account. */
export async function propose(
  dependencies: ProposeDependencies,
  call: DeskCall,
  { kind, newEmail, evidence, ...key }: ProposeRequest,
): Promise<DeskOutcome<Proposal>> {
  const { clock, tokens, deskAccounts, audit } = dependencies;
  const found = await accountOf(dependencies, key);
  if (!found.ok) return found;
  const account = found.value;
  const { accountId } = account;
  const now = clock();
  const refusal = whyNot(account, kind, now);
  if (refusal) return refuse(refusal, { accountId });
  if (isPending(account.proposal, now)) return refuse({ kind: "proposal-open" }, { accountId });
  const refused = newEmail === undefined ? undefined : await refuseAddress(dependencies, account, newEmail);
  if (refused) return refused;

  const { operatorHash: proposer, reason, ticket } = call;
  const proposalId = `${accountId}.${tokens.publicId()}`;
  const correction = newEmail !== undefined &&
    evidence !== undefined && { correction: { newEmail, evidence, changeId: tokens.id() } };
  const facts = { proposalId, kind, proposer, reason, ticket, proposedAt: now, ...correction };
  const proposal = newProposal(facts);
  await deskAccounts.note(account, { at: now, kind: "proposed", reason });
  recordsOf(audit, call)("desk.proposed", {
    accountId,
    detail: evidence === undefined ? kind : `${kind}:${evidence}`,
    ...(newEmail !== undefined && (await dependencies.emailHash(newEmail))),
  });
  await askForMails(dependencies, accountId, proposal);
  if (!(await deskAccounts.propose(accountId, proposal, now)))
    return refuse({ kind: "proposal-open" }, { accountId });
  return ok(proposal);
}

/** Counts as a mail to a mailbox that may be a stranger's. */
async function refuseAddress(
  dependencies: ProposeDependencies,
  account: Account,
  newEmail: string,
): Promise<DeskOutcome<never> | undefined> {
  const about = { accountId: account.accountId };
  const refusal = await whyNotAddress(dependencies, account, newEmail);
  if (refusal) return refuse(refusal, about);
  const mailbox = { purpose: "email-change", email: newEmail } as const;
  const ofMailbox = await countForMailbox(dependencies, mailbox, dependencies.clock());
  return ofMailbox.refused && refuseLimit(ofMailbox.refused, about);
}

/** Before the write, as every mail of the desk: they say nothing where it is not made. */
async function askForMails(
  { mailQueue, audit }: ProposeDependencies,
  accountId: string,
  { proposalId, kind, correction }: Proposal,
): Promise<void> {
  const message = { accountId, proposalId };
  const queued = { event: "mail.queued", outcome: "success", accountId } as const;
  if (noticed.includes(kind)) {
    await mailQueue.requestProposalNotice(message);
    audit({ ...queued, reason: "proposal-notice" });
  }
  if (correction) {
    await mailQueue.requestAddressConfirmation(message);
    audit({ ...queued, reason: "address-confirmation" });
  }
}
