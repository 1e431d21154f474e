import { type Account, refusalOf, statusOf } from "../../domain/account.ts";
import { completeRevival, type Revival } from "../../domain/revival.ts";
import { findOwned } from "../flow/owned-flow.ts";
import { type GivenCode, type VerifyDependencies, verifyCode } from "../flow/verify-code.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Accounts } from "../ports.ts";
import type { SessionDependencies } from "../session/open-session.ts";
import { type AnnounceDependencies, withEvent } from "./with-event.ts";

export interface ReviveDependencies extends VerifyDependencies<"revive">, AnnounceDependencies {
  readonly accounts: Pick<Accounts, "find" | "revive">;
  readonly settings: Pick<SessionDependencies["settings"], "contact">;
}

type ReviveFailureKind =
  | "flow-cookie-missing"
  | "flow-not-found"
  | "code-wrong"
  | "code-locked"
  | "code-superseded"
  | "code-pending"
  | "expired"
  | "already-completed"
  | "account-stopped";

/**
 * The right code brings a dormant account back into use; its owner signs in with the password afterwards. Nothing is claimed
 * and nothing has to be followed up: whoever broke off after the code comes again and goes on, and until then the account
 * is asleep or awake, never something between. One that has come back meanwhile, by a new password, is as good as revived.
 */
export async function revive(
  dependencies: ReviveDependencies,
  request: GivenCode,
): Promise<Outcome<true, ReviveFailureKind>> {
  const proven = await proveMailbox(dependencies, request);
  if (!proven.ok) return proven;
  const revival = proven.value;
  const account = await accountOf(dependencies, revival);
  // Erased since its code was sent: as if there had never been one.
  if (!account) return fail({ kind: "flow-not-found" });
  if (!(await isInUse(dependencies, revival, account)))
    return fail({ kind: "account-stopped", contact: dependencies.settings.contact });

  const { flows, clock } = dependencies;
  await flows.apply(revival.id, completeRevival({ now: clock() }));
  return ok(true);
}

/** A code that has been given before proves the mailbox still: what was to follow it broke off. */
async function proveMailbox(dependencies: ReviveDependencies, request: GivenCode) {
  const verified = await verifyCode(dependencies, request);
  if (verified.ok) return verified;
  const { failure } = verified;
  if (failure.kind !== "already-verified") return fail(failure);
  const found = await findOwned(dependencies, request);
  return found.ok ? ok(found.value.flow) : found;
}

function accountOf({ accounts }: ReviveDependencies, { accountId }: Revival): Promise<Account | undefined> {
  // Every code that can be right has been drawn for somebody.
  if (accountId === undefined) throw new Error("a proven mailbox without an account");
  return accounts.find(accountId);
}

/** Brings an account back into use, if it is asleep; recorded before the write, after which nobody asks again. */
async function isInUse(
  { accounts, followUps, clock, emailHash, audit }: ReviveDependencies,
  { id: flowId, email }: Revival,
  account: Account,
): Promise<boolean> {
  if (statusOf(account) !== "dormant") return refusalOf(account) === undefined;
  const { accountId } = account;
  const auditFields = { event: "account.revived", flowId, accountId, ...(await emailHash(email)) } as const;
  audit({ ...auditFields, outcome: "success", reason: "by-code" });
  const facts = { type: "AccountRestored", at: clock() } as const;
  const isDone = await withEvent({ accounts, followUps }, account, facts, (step) =>
    accounts.revive(accountId, step),
  );
  if (!isDone) audit({ ...auditFields, outcome: "failure", reason: "stopped-meanwhile" });
  return isDone;
}
