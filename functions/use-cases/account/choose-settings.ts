import type { SignInNotice } from "../../../contracts/sign-in-notice.ts";
import { signInNoticeOf } from "../../domain/device.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import type { Accounts } from "../ports.ts";
import { type SignedInDependencies, type SignedInFailureKind, unlimitedUser } from "./signed-in-account.ts";

export interface ChooseSettingsDependencies extends SignedInDependencies {
  readonly accounts: Pick<Accounts, "find" | "chooseSignInNotice">;
  readonly settings: SignedInDependencies["settings"] & { readonly signInNotice: SignInNotice };
}

/** Keeps what an account's owner has chosen, and returns what is in force: a municipality may be stricter. */
export async function chooseSettings(
  dependencies: ChooseSettingsDependencies,
  {
    signInNotice,
    ...caller
  }: { readonly sessionToken: string | undefined; readonly signInNotice: SignInNotice },
): Promise<Outcome<{ readonly signInNotice: SignInNotice }, SignedInFailureKind>> {
  const found = await unlimitedUser(dependencies, caller);
  if (!found.ok) return found;
  const { accountId } = found.value.account;
  const isKept = await dependencies.accounts.chooseSignInNotice(accountId, signInNotice);
  if (!isKept) return fail({ kind: "not-signed-in" });
  dependencies.audit({ event: "account.updated", outcome: "success", reason: "signInNotice", accountId });
  return ok({ signInNotice: signInNoticeOf({ signInNotice }, dependencies.settings) });
}
