/** The fields of the profile form in the city's order, by type of account. */
import type { AccountType } from "../../contracts/account-type.ts";
import { furtherFields } from "../../contracts/further-fields.ts";
import type { SiteConfig } from "../../contracts/site-config.ts";

const passwordFields = ["password", "passwordConfirmation"] as const;
const address = ["postalCode", "prefecture", "city", "streetAddress"] as const;
const personName = (prefix: string) => [`${prefix}familyName`, `${prefix}givenName`];
const personKana = (prefix: string) => [`${prefix}familyNameKana`, `${prefix}givenNameKana`];

/** Names of every field of the profile, as `forms/field-names.ts` spells them. */
export const profileFields: Readonly<Record<AccountType, readonly string[]>> = {
  business: [
    "organizationName",
    ...furtherFields,
    ...address,
    ...personName("representative/"),
    ...personKana("representative/"),
    "phone",
    "department",
    ...personName("contact/"),
    ...personKana("contact/"),
    "contact/birthDate",
    "notifications",
  ],
  individual: [...personName(""), ...personKana(""), "birthDate", ...address, "phone", "notifications"],
};

/** What a municipality says of a field; of a further one that it does not offer, nothing. */
export const needOf = ({ profileFields: fields }: Chosen, accountType: AccountType, name: string) =>
  (fields?.[accountType] as Readonly<Record<string, Need | undefined>> | undefined)?.[name];

export type Chosen = Pick<SiteConfig, "profileFields">;
type Need = "optional" | "required";

const further: readonly string[] = furtherFields;

/** Those that the municipality's form has. */
export const offeredFields = (config: Chosen, accountType: AccountType): readonly string[] =>
  profileFields[accountType].filter((name) => !further.includes(name) || needOf(config, accountType, name));

/** The parts that a form is shown in, each with its fields. */
export const formParts = {
  login: passwordFields,
  organization: ["organizationName", ...furtherFields, ...address],
  representative: [...personName("representative/"), ...personKana("representative/")],
  people: profileFields.business.slice(1 + furtherFields.length + address.length, -1),
  person: [...personName(""), ...personKana(""), "birthDate"],
  address: [...address, "phone"],
  notices: ["notifications"],
} as const satisfies Record<string, readonly string[]>;

export const registrationFields = (config: Chosen, accountType: AccountType): readonly string[] => [
  ...passwordFields,
  ...offeredFields(config, accountType),
];

/** Every field of the type with the text that is known of it, and no other: a form is either full or wrong. */
export const startingValues = (
  names: readonly string[],
  known: Readonly<Record<string, string>> = {},
): Record<string, string> => Object.fromEntries(names.map((name) => [name, known[name] ?? ""]));
