/**
 * What is wrong with a form by the municipality's own choice of fields. The schemas know the form that all municipalities share:
 * what is found by them is completed here, by a file of its own, as most sites never need it.
 */
import type { AccountType } from "./account-type.ts";
import { isCorporateNumber } from "./corporate-number.ts";
import { type FoundError, foundError } from "./field-errors.ts";
import { furtherFields } from "./further-fields.ts";
import { normaliseDigits } from "./japanese/digits.ts";
import { trimSpaces } from "./japanese/normalise.ts";
import type { ProfileFields } from "./profile-fields.ts";

const names = ["familyName", "givenName", "familyNameKana", "givenNameKana"];

/** The choices that stand for other fields than one of their own name, by type of account. */
const standsFor: Readonly<Record<AccountType, Readonly<Record<string, readonly string[]>>>> = {
  business: {
    address: ["prefecture", "city", "streetAddress"],
    representative: names.map((name) => `representative/${name}`),
    birthDate: ["contact/birthDate"],
  },
  individual: { address: ["prefecture", "city", "streetAddress"] },
};

/** The fields that are required by choice, as pointers into the profile without the first slash. */
export const requiredByChoice = (fields: ProfileFields | undefined, accountType: AccountType): string[] =>
  Object.entries(fields?.[accountType] ?? {}).flatMap(([name, need]) =>
    need === "required" ? (standsFor[accountType][name] ?? [name]) : [],
  );

/** The further fields that are not offered. */
export const notOffered = (fields: ProfileFields | undefined, accountType: AccountType): string[] => {
  const chosen: Readonly<Record<string, unknown>> = fields?.[accountType] ?? {};
  return furtherFields.filter((name) => chosen[name] === undefined);
};

interface ChosenForm {
  readonly accountType: AccountType;
  /** As it was sent. */
  readonly profile: unknown;
  /** JSON Pointer of the profile in what was sent. */
  readonly base?: string;
}

/** What is wrong with a profile, as the schemas have found it and by the municipality's choice. */
export function withChosenFields(
  found: readonly FoundError[],
  fields: ProfileFields | undefined,
  { accountType, profile, base = "" }: ChosenForm,
): readonly FoundError[] {
  const missing = requiredByChoice(fields, accountType)
    .filter((name) => isBlank(valueAt(profile, name)))
    .map((name) => foundError(`${base}/${name}`, "required"));
  const pointer = `${base}/corporateNumber`;
  const number = accountType === "business" ? valueAt(profile, "corporateNumber") : undefined;
  const isWrong =
    typeof number === "string" && !isBlank(number) && !isCorporateNumber(normaliseDigits(number));
  const further = [...missing, ...(isWrong ? [foundError(pointer, "corporate-number")] : [])];
  const isReplaced = (error: FoundError) => further.some((each) => each.pointer === error.pointer);
  return [...found.filter((error) => !isReplaced(error)), ...further];
}

const isBlank = (value: unknown) =>
  value === undefined || value === null || (typeof value === "string" && trimSpaces(value) === "");

function valueAt(profile: unknown, name: string): unknown {
  return name
    .split("/")
    .reduce<unknown>(
      (value, member) =>
        typeof value === "object" && value !== null ? Reflect.get(value, member) : undefined,
      profile,
    );
}
