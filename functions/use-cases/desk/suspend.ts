import { type Account, statusOf } from "../../domain/account.ts";
import type { Proposal } from "../../domain/proposal.ts";
import { type AnnounceDependencies, withEvent } from "../account/with-event.ts";
import { accountOf, announce } from "./act-on-account.ts";
import { type DeskCall, type DeskOutcome, ok, refuse } from "./desk-call.ts";
import { type EndSessionsDependencies, endEverySession } from "./end-sessions.ts";
import type { TargetKey } from "./find-target.ts";
import { type ProposeDependencies, propose } from "./propose.ts";

export type SuspendDependencies = EndSessionsDependencies & AnnounceDependencies & ProposeDependencies;

/**
 * Stops an account, and ends its sessions: at once where a supervisor asks, alone, since somebody may be at work in it. Of
 * anybody else at the desk it is a proposal, which a supervisor has to approve.
 */
export async function suspend(
  dependencies: SuspendDependencies,
  call: DeskCall,
  key: TargetKey,
): Promise<DeskOutcome<Account | Proposal>> {
  if (call.role !== "supervisor") return propose(dependencies, call, { ...key, kind: "suspend" });
  const found = await accountIn(dependencies, key, ["active", "suspended"]);
  if (!found.ok) return found;
  const account = found.value;
  const { accountId } = account;
  await announce(dependencies, call, account, {
    ...{ kind: "suspended", event: "desk.suspended", notice: "suspended" },
  });
  const at = dependencies.clock();
  const isStopped =
    statusOf(account) === "suspended" ||
    (await withEvent(dependencies, account, { type: "AccountSuspended", at }, (step) =>
      dependencies.deskAccounts.suspend(accountId, at, step),
    ));
  if (!isStopped) return refuse({ kind: "wrong-state", state: "changed" }, { accountId });
  return ok({ ...(await endEverySession(dependencies, account)), status: "suspended" });
}

/** Lets an account be used again that the city has stopped; of the desk, a proposal as well. */
export async function restore(
  dependencies: SuspendDependencies,
  call: DeskCall,
  key: TargetKey,
): Promise<DeskOutcome<Account | Proposal>> {
  if (call.role !== "supervisor") return propose(dependencies, call, { ...key, kind: "restore" });
  const found = await accountIn(dependencies, key, ["suspended"]);
  if (!found.ok) return found;
  const { status, ...account } = found.value;
  const { accountId } = account;
  await announce(dependencies, call, found.value, {
    ...{ kind: "restored", event: "desk.restored", notice: "restored" },
  });
  const at = dependencies.clock();
  const isBack = await withEvent(dependencies, found.value, { type: "AccountRestored", at }, (step) =>
    dependencies.deskAccounts.restore(accountId, at, step),
  );
  if (!isBack) return refuse({ kind: "wrong-state", state: "changed" }, { accountId });
  return ok(account);
}

async function accountIn(
  dependencies: EndSessionsDependencies,
  key: TargetKey,
  states: readonly string[],
): Promise<DeskOutcome<Account>> {
  const found = await accountOf(dependencies, key);
  if (!found.ok) return found;
  const { accountId } = found.value;
  const state = statusOf(found.value);
  return states.includes(state) ? found : refuse({ kind: "wrong-state", state }, { accountId });
}
