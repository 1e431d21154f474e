import type { EmailChange } from "../../domain/email-change.ts";
import {
  type SignedInDependencies,
  type SignedInFailureKind,
  type SignedInUser,
  unlimitedUser,
} from "../account/signed-in-account.ts";
import { type FlowProof, findOwned } from "../flow/owned-flow.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { EmailChanges } from "../ports.ts";

export interface OwnChangeDependencies extends SignedInDependencies {
  readonly flows: EmailChanges;
}

export interface ChangeRequest extends FlowProof {
  readonly sessionToken: string | undefined;
}

export interface OwnChange extends SignedInUser {
  readonly change: EmailChange;
  readonly flowHash: string;
}

export type OwnChangeFailureKind = SignedInFailureKind | "flow-cookie-missing" | "flow-not-found";

/**
 * The caller's change of address: begun in this browser, of the account that is signed in now. One in whose place another
 * was begun is none any more.
 */
export async function findOwnChange(
  dependencies: OwnChangeDependencies,
  { sessionToken, ...proof }: ChangeRequest,
): Promise<Outcome<OwnChange, OwnChangeFailureKind>> {
  const found = await unlimitedUser(dependencies, { sessionToken });
  if (!found.ok) return found;
  const owned = await findOwned(dependencies, proof);
  if (!owned.ok) return owned;
  const { flow: change, flowHash } = owned.value;
  const { accountId, openChange, emailChange } = found.value.account;
  const isCurrent = [openChange, emailChange?.changeId].includes(change.id) || change.state === "duplicate";
  if (change.accountId !== accountId || !isCurrent) return fail({ kind: "flow-not-found" });
  return ok({ ...found.value, change, flowHash });
}
