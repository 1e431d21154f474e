import { cancelEmailChange as cancel } from "../../domain/email-change.ts";
import { isClaimedState } from "../flow/flow-kinds.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Accounts } from "../ports.ts";
import {
  type ChangeRequest,
  findOwnChange,
  type OwnChangeDependencies,
  type OwnChangeFailureKind,
} from "./own-change.ts";

export interface CancelEmailChangeDependencies extends OwnChangeDependencies {
  readonly accounts: Pick<Accounts, "find" | "closeEmailChange">;
}

/** Gives the caller's open change of address up; one that has come to its end stays as it is. */
export async function cancelEmailChange(
  dependencies: CancelEmailChangeDependencies,
  request: ChangeRequest,
): Promise<Outcome<void, OwnChangeFailureKind | "completion-in-progress">> {
  const found = await findOwnChange(dependencies, request);
  if (!found.ok) return found;
  const { clock, flows, accounts } = dependencies;
  const { change, flowHash, account } = found.value;
  if (isClaimedState(change)) return fail({ kind: "completion-in-progress" });
  const cancelled = await flows.apply(change.id, cancel({ now: clock(), flowHash }));
  if (cancelled.applied) await accounts.closeEmailChange(account.accountId, change.id);
  return ok(undefined);
}
