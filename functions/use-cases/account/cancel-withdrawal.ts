import { statusOf } from "../../domain/account.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Accounts } from "../ports.ts";
import { admittedUser, type SignedInDependencies, type SignedInFailureKind } from "./signed-in-account.ts";
import { type AnnounceDependencies, withEvent } from "./with-event.ts";

export interface CancelWithdrawalDependencies extends SignedInDependencies, AnnounceDependencies {
  readonly accounts: Pick<Accounts, "find" | "cancelWithdrawal">;
}

/**
 * Takes back the wish for an account's end, as long as that has not begun; where there is none, there is nothing to do.
 * Recorded before the write, after which nobody asks again.
 */
export async function cancelWithdrawal(
  dependencies: CancelWithdrawalDependencies,
  caller: { readonly sessionToken: string | undefined },
): Promise<Outcome<void, SignedInFailureKind<"cancel-withdrawal">>> {
  const found = await admittedUser(dependencies, caller, "cancel-withdrawal");
  if (!found.ok) return found;
  const { account } = found.value;
  if (statusOf(account) !== "withdrawing") return ok(undefined);
  const { accounts, audit, clock } = dependencies;
  const { accountId } = account;
  audit({ event: "account.withdrawal-cancelled", outcome: "success", accountId });
  const facts = { type: "AccountRestored", at: clock() } as const;
  const isDone = await withEvent(dependencies, account, facts, (step) =>
    accounts.cancelWithdrawal(accountId, step),
  );
  return isDone ? ok(undefined) : fail({ kind: "not-signed-in" });
}
