/** The registered information as it is sent: every rule of the form. */
import * as z from "zod/mini";
import type { AccountType } from "./account-type.ts";
import { birthDate } from "./birth-date.ts";
import { firstBroken, matching } from "./first-broken-rule.ts";
import { normaliseDigits } from "./japanese/digits.ts";
import { kanaField, optionalField, textField } from "./japanese/fields.ts";
import { phoneField } from "./japanese/phone.ts";
import { postalCode } from "./postal-address.ts";
import { profileShapes } from "./profile-shape.ts";

export { postalCode };

const group = <M extends Readonly<Record<string, z.ZodMiniType>>>(members: M) =>
  z.strictObject(members, { error: "object" });

const shapes = profileShapes({
  text: textField,
  kana: kanaField,
  postalCode,
  // Its check digit is looked at where the municipality offers the field (chosen-fields.ts).
  corporateNumber: z.pipe(
    z.string({ error: "required" }),
    z.pipe(
      z.transform(normaliseDigits),
      z.string().check(firstBroken(matching(/^\d{13}$/, "corporate-number"))),
    ),
  ),
  phone: phoneField,
  birthDate,
  optional: optionalField,
  notifications: z._default(z.boolean({ error: "boolean" }), false),
  // A missing group is reported field by field, as a form needs it.
  group: (members) =>
    z.pipe(
      z.transform((sent: unknown) => sent ?? {}),
      group(members),
    ),
  optionalGroup: (members) => z.optional(group(members)),
});

export const businessProfile = group(shapes.business);
export const individualProfile = group(shapes.individual);

/** The members of a business's profile that are about whoever does its procedures. */
export const businessContact = {
  contact: shapes.business.contact,
  department: shapes.business.department,
  phone: shapes.business.phone,
};

export type BusinessProfile = z.infer<typeof businessProfile>;
export type IndividualProfile = z.infer<typeof individualProfile>;
export type Profile = BusinessProfile | IndividualProfile;

/** A profile beside the type of account that says which of the two it is. */
export type TypedProfile =
  | { readonly accountType: "business"; readonly profile: BusinessProfile }
  | { readonly accountType: "individual"; readonly profile: IndividualProfile };

const typed = <T extends AccountType, P>(accountType: T, profile: z.ZodMiniType<P>) =>
  z.pipe(
    profile,
    z.transform((parsed: P) => ({ accountType, profile: parsed })),
  );

/** What is sent as the profile of each type of account; parsed, it says its type. */
export const profileOf: Readonly<Record<AccountType, z.ZodMiniType<TypedProfile>>> = {
  business: typed("business", businessProfile),
  individual: typed("individual", individualProfile),
};
