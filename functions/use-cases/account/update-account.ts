import { isDeepStrictEqual } from "node:util";
import type { Language } from "../../../contracts/language.ts";
import type { Profile } from "../../../contracts/profile.ts";
import type { Account } from "../../domain/account.ts";
import { mergePatch } from "../../domain/merge-patch.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import { parseProfile } from "../parse-profile.ts";
import type { Accounts } from "../ports.ts";
import { type SignedInDependencies, type SignedInFailureKind, unlimitedUser } from "./signed-in-account.ts";

export interface UpdateDependencies extends SignedInDependencies {
  readonly accounts: Pick<Accounts, "find" | "updateProfile">;
}

type UpdateFailureKind = SignedInFailureKind | "unknown-member" | "invalid-input" | "edited-elsewhere";

/**
 * Corrects the registered information: any part of the profile, as a JSON merge patch (RFC 7396). The whole is
 * checked as at registration, and stored only if nobody has changed it since it was read.
 */
export async function updateAccount(
  dependencies: UpdateDependencies,
  request: {
    readonly sessionToken: string | undefined;
    readonly patch: Readonly<Record<string, unknown>>;
    readonly language: Language;
  },
): Promise<Outcome<Account, UpdateFailureKind>> {
  const found = await unlimitedUser(dependencies, request);
  if (!found.ok) return found;

  const { account } = found.value;
  const merged = mergePatch(account.profile, request.patch);
  const parsed = parseProfile(account.accountType, merged, request.language);
  if (!parsed.ok) return parsed;

  const form = parsed.value;
  const updated = await dependencies.accounts.updateProfile(account, form, dependencies.clock());
  const { accountId } = account;
  const { audit } = dependencies;
  if (!updated) {
    audit({ event: "account.updated", outcome: "failure", reason: "edited-elsewhere", accountId });
    return fail({ kind: "edited-elsewhere" });
  }
  audit({
    event: "account.updated",
    outcome: "success",
    reason: changes(account.profile, form.profile),
    accountId,
  });
  return ok(updated);
}

/** What of the form has changed, by name: of the values the auditor needs to know none. */
function changes(before: Profile, after: Profile): string {
  const then = membersOf(before);
  const now = membersOf(after);
  const names = [...new Set([...then.keys(), ...now.keys()])];
  return names.filter((name) => !isDeepStrictEqual(then.get(name), now.get(name))).join(",") || "nothing";
}

/** As JSON has them: what is parsed of a blank field is a member that is undefined, at any depth. */
const membersOf = (profile: Profile) =>
  new Map<string, unknown>(Object.entries(JSON.parse(JSON.stringify(profile))));
