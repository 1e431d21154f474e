import { type Account, statusOf } from "../../domain/account.ts";
import { type ActDependencies, accountOf, announce } from "./act-on-account.ts";
import { type DeskCall, type DeskOutcome, ok, refuse } from "./desk-call.ts";
import type { TargetKey } from "./find-target.ts";

/** Sends an account's owner the way to a new password; nobody at the desk sees or sets one. */
export async function sendReset(
  dependencies: ActDependencies,
  call: DeskCall,
  key: TargetKey,
): Promise<DeskOutcome<Account>> {
  const found = await accountOf(dependencies, key);
  if (!found.ok) return found;
  const account = found.value;
  const state = statusOf(account);
  if (state === "erasing") return refuse({ kind: "wrong-state", state }, { accountId: account.accountId });
  await announce(dependencies, call, account, {
    ...{ kind: "reset-sent", event: "desk.reset-sent", notice: "reset" },
  });
  return ok(account);
}
