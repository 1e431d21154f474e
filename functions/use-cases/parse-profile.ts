import type { AccountType } from "../../contracts/account-type.ts";
import { notOffered, withChosenFields } from "../../contracts/chosen-fields.ts";
import { foundError } from "../../contracts/field-errors.ts";
import { type Profile, profileOf, type TypedProfile } from "../../contracts/profile.ts";
import type { ProfileFields } from "../../contracts/profile-fields.ts";
import { fail, type Outcome } from "./outcome.ts";
import { parseInput } from "./parse-input.ts";

export interface FormSettings {
  readonly settings: { readonly profileFields?: ProfileFields | undefined };
}

/** A profile as it was sent, and where in the body. */
interface SentProfile {
  readonly accountType: AccountType;
  readonly profile: unknown;
  readonly base?: string;
  /** What an account has already: a field that is no longer offered may stay in it. */
  readonly stored?: Profile;
}

/** Parses what was sent as the profile of that type of account; a file of its own for the tables that it loads. */
export const parseProfile = (
  dependencies: FormSettings,
  sent: SentProfile,
): Outcome<TypedProfile, "unknown-member" | "invalid-input"> =>
  holdToChoice(dependencies, parseInput(profileOf[sent.accountType], sent.profile, sent.base), sent);

/** What was parsed, unless it breaks the municipality's choice of fields: everything that is wrong at once. */
export function holdToChoice<T>(
  { settings: { profileFields } }: FormSettings,
  parsed: Outcome<T, "unknown-member" | "invalid-input">,
  sent: SentProfile,
): Outcome<T, "unknown-member" | "invalid-input"> {
  const { accountType, profile, base = "", stored } = sent;
  const has = (of: unknown, name: string) => typeof of === "object" && of !== null && Object.hasOwn(of, name);
  const unknown = notOffered(profileFields, accountType)
    .filter((name) => has(profile, name) && !has(stored, name))
    .map((name) => foundError(`${base}/${name}`, "unknown-member"));
  const found = parsed.ok ? [] : (parsed.failure.errors ?? []);
  const isUnknown = (pointer: string) => unknown.some((error) => error.pointer === pointer);
  const errors = [
    ...withChosenFields(found, profileFields, sent).filter(({ pointer }) => !isUnknown(pointer)),
    ...unknown,
  ];
  if (errors.length === 0) return parsed;
  const isMistake = unknown.length > 0 || (!parsed.ok && parsed.failure.kind === "unknown-member");
  return fail({ kind: isMistake ? "unknown-member" : "invalid-input", errors });
}
