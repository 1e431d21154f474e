import {
  type SignedInDependencies,
  type SignedInFailureKind,
  unlimitedUser,
} from "../account/signed-in-account.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Handovers } from "../ports.ts";

export interface CancelHandoverDependencies extends SignedInDependencies {
  readonly handovers: Pick<Handovers, "withdraw">;
}

/** Withdraws the caller's invitation; one that is over already, or another's, is none. */
export async function cancelHandover(
  dependencies: CancelHandoverDependencies,
  { sessionToken, handoverId }: { readonly sessionToken: string | undefined; readonly handoverId: string },
): Promise<Outcome<void, SignedInFailureKind | "completion-in-progress">> {
  const found = await unlimitedUser(dependencies, { sessionToken });
  if (!found.ok) return found;
  const { account } = found.value;
  if (account.handover?.handoverId !== handoverId) return ok(undefined);
  const { clock, accounts, handovers, audit } = dependencies;
  const { accountId } = account;
  audit({ event: "account.handover-withdrawn", outcome: "success", flowId: handoverId, accountId });
  if (await handovers.withdraw(accountId, { handoverId, now: clock() })) return ok(undefined);
  // Our own write, whose answer was lost; otherwise it is being accepted at this moment.
  const current = await accounts.find(accountId);
  return current?.handover?.handoverId === handoverId
    ? fail({ kind: "completion-in-progress" })
    : ok(undefined);
}
