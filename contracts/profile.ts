/**
 * The registered information, by type of account. Fields and order are those of the city's form
 * 『利用者情報の入力（事業者）』; the user id (e-mail address) is never part of it.
 */
import * as z from "zod/mini";
import type { AccountType } from "./account-type.ts";
import { birthDate } from "./birth-date.ts";
import { kanaField, optionalField, textField } from "./japanese/fields.ts";
import { phoneField as phone } from "./japanese/phone.ts";
import { postalCode } from "./postal-address.ts";

export { postalCode };

const name = textField(50);
const kana = kanaField(50);

const postalAddress = {
  postalCode: optionalField(postalCode),
  prefecture: optionalField(textField(20)),
  city: optionalField(textField(50)),
  streetAddress: optionalField(textField(200)),
};

/** A person's name and its reading. */
const personName = { familyName: name, givenName: name, familyNameKana: kana, givenNameKana: kana };

const optionalPersonName = {
  familyName: optionalField(name),
  givenName: optionalField(name),
  familyNameKana: optionalField(kana),
  givenNameKana: optionalField(kana),
};

/** Wishes for notices beyond the important ones, which every user gets; none is assumed. */
const notifications = z._default(z.boolean({ error: "boolean" }), false);

export const businessProfile = z.strictObject(
  {
    organizationName: textField(100),
    ...postalAddress,
    representative: z.optional(z.strictObject(optionalPersonName, { error: "object" })),
    phone,
    department: optionalField(textField(100)),
    contact: z.pipe(
      // A missing contact is reported field by field, as a form needs it.
      z.transform((contact: unknown) => contact ?? {}),
      z.strictObject({ ...personName, birthDate: optionalField(birthDate) }, { error: "object" }),
    ),
    notifications,
  },
  { error: "object" },
);
export type BusinessProfile = z.infer<typeof businessProfile>;

export const individualProfile = z.strictObject(
  {
    ...personName,
    birthDate: optionalField(birthDate),
    ...postalAddress,
    phone,
    notifications,
  },
  { error: "object" },
);
export type IndividualProfile = z.infer<typeof individualProfile>;

export type Profile = BusinessProfile | IndividualProfile;

/** The schema of each type's profile: the union is discriminated by `accountType`, which stands beside it. */
export const profileOf: Readonly<Record<AccountType, z.ZodMiniType<Profile>>> = {
  business: businessProfile,
  individual: individualProfile,
};
