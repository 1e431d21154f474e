import { isDeepStrictEqual } from "node:util";
import { type FoundError, foundError } from "../../../contracts/field-errors.ts";
import type { Profile, TypedProfile } from "../../../contracts/profile.ts";
import type { Account } from "../../domain/account.ts";
import { mergePatch } from "../../domain/merge-patch.ts";
import { organizationFields } from "../../domain/organization.ts";
import { fail, type Outcome, ok } from "../outcome.ts";
import { type FormSettings, parseProfile } from "../parse-profile.ts";
import type { Accounts } from "../ports.ts";
import { type SignedInDependencies, type SignedInFailureKind, unlimitedUser } from "./signed-in-account.ts";
import { type AnnounceDependencies, withEvent } from "./with-event.ts";

export interface UpdateDependencies extends SignedInDependencies, AnnounceDependencies {
  readonly accounts: Pick<Accounts, "find" | "updateProfile">;
  readonly settings: SignedInDependencies["settings"] & FormSettings["settings"];
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
  },
): Promise<Outcome<Account, UpdateFailureKind>> {
  const found = await unlimitedUser(dependencies, request);
  if (!found.ok) return found;

  const { account } = found.value;
  const merged = mergePatch(account.profile, request.patch);
  const { accountType, profile: stored } = account;
  const parsed = parseProfile(dependencies, { accountType, profile: merged, stored });
  if (!parsed.ok) return parsed;

  const form = parsed.value;
  const elsewhere = changedElsewhere(account, form, request);
  if (elsewhere.length > 0) return fail({ kind: "invalid-input", errors: elsewhere });
  const { accountId } = account;
  const { audit } = dependencies;
  const changed = changes(account.profile, form.profile);
  const updated = await correct(dependencies, account, { form, changed });
  if (!updated) {
    audit({ event: "account.updated", outcome: "failure", reason: "edited-elsewhere", accountId });
    return fail({ kind: "edited-elsewhere" });
  }
  audit({
    event: "account.updated",
    outcome: "success",
    reason: changed.join(",") || "nothing",
    accountId,
  });
  return ok(updated);
}

/** What changes nothing is nothing to others. */
function correct(
  dependencies: UpdateDependencies,
  account: Account,
  { form, changed }: { readonly form: TypedProfile; readonly changed: readonly string[] },
): Promise<Account | undefined> {
  const { accounts, clock } = dependencies;
  const now = clock();
  if (changed.length === 0) return accounts.updateProfile(account, form, { now });
  return withEvent(dependencies, account, { type: "AccountUpdated", at: now, changed }, (step) =>
    accounts.updateProfile(account, form, { now, step }),
  );
}

/**
 * A business does not become another one by a correction: its name and its representative change by a call of their own,
 * with a reason (docs/adr/0039). A form that sends what there is changes nothing, and a person
 * has neither.
 */
function changedElsewhere(
  { profile: before }: Account,
  { profile: after }: TypedProfile,
  { patch }: { readonly patch: Readonly<Record<string, unknown>> },
): FoundError[] {
  const [then, now] = [membersOf(before), membersOf(after)];
  return organizationFields
    .filter((field) => field in patch && !isDeepStrictEqual(then.get(field), now.get(field)))
    .map((field) => foundError(`/${field}`, "organization-change"));
}

/** What of the form has changed, by name: of the values the auditor needs to know none. */
function changes(before: Profile, after: Profile): readonly string[] {
  const then = membersOf(before);
  const now = membersOf(after);
  const names = [...new Set([...then.keys(), ...now.keys()])];
  return names.filter((name) => !isDeepStrictEqual(then.get(name), now.get(name)));
}

/** As JSON has them: what is parsed of a blank field is a member that is undefined, at any depth. */
const membersOf = (profile: Profile) =>
  new Map<string, unknown>(Object.entries(JSON.parse(JSON.stringify(profile))));
