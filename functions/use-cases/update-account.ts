import type { Language } from "../../contracts/language.ts";
import { type Profile, profileOf } from "../../contracts/profile.ts";
import type { Account } from "../domain/account.ts";
import { mergePatch } from "../domain/merge-patch.ts";
import { type FailureKind, fail, type Outcome, ok } from "./outcome.ts";
import { parseInput } from "./parse-input.ts";
import type { Audit } from "./ports.ts";
import { type SignedInDependencies, signedInAccount } from "./signed-in-account.ts";

/**
 * Corrects the registered information: any part of the profile, as a JSON merge patch (RFC 7396). The whole is
 * checked as at registration, and stored only if nobody has changed it since it was read.
 */
export async function updateAccount(
  dependencies: SignedInDependencies & { readonly audit: Audit },
  request: {
    readonly sessionToken: string | undefined;
    readonly patch: Readonly<Record<string, unknown>>;
    readonly language: Language;
  },
): Promise<Outcome<Account, FailureKind>> {
  const found = await signedInAccount(dependencies, request);
  if (!found.ok) return found;

  const account = found.value;
  const merged = mergePatch(account.profile, request.patch);
  const parsed = parseInput(profileOf[account.accountType], merged, request.language);
  if (!parsed.ok) return parsed;

  // Every member of `profileOf` parses to a Profile; the union of schemas only loses that in inference.
  const profile = parsed.value as Profile;
  const updated = await dependencies.accounts.updateProfile(account, profile, dependencies.clock());
  if (!updated) return fail({ kind: "edited-elsewhere" });
  const { accountId } = account;
  dependencies.audit({ event: "account.updated", outcome: "success", accountId });
  return ok(updated);
}
