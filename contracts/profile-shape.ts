/**
 * Which fields a profile has, by type of account. Fields and order are those of the city's form
 * 『利用者情報の入力（事業者）』, and after the name those that a municipality may add (further-fields.ts); the user id (e-mail
 * address) is never part of it. What a field must be is handed in: a
 * profile that is sent has to keep the form's rules (profile.ts), a stored one kept those of its day (stored-profile.ts).
 */
import type * as z from "zod/mini";

type Text = z.ZodMiniType<string>;

/** A member that may be missing. */
type Optional<T> = z.ZodMiniType<T | undefined> & { readonly _zod: { readonly optout: "optional" } };

type Members = Readonly<Record<string, z.ZodMiniType>>;
type Group<M extends Members> = z.infer<z.ZodMiniObject<M>>;

export interface ProfileRules {
  /** One line of 1 to `max` characters. */
  readonly text: (max: number) => Text;
  /** A reading of 1 to `max` characters. */
  readonly kana: (max: number) => Text;
  readonly postalCode: Text;
  /** Thirteen digits. */
  readonly corporateNumber: Text;
  readonly phone: Text;
  readonly birthDate: Text;
  /** A text that may be left empty. */
  readonly optional: (text: Text) => Optional<string>;
  /** Wishes for notices beyond the important ones, which every user gets; none is assumed. */
  readonly notifications: z.ZodMiniType<boolean>;
  readonly group: <M extends Members>(members: M) => z.ZodMiniType<Group<M>>;
  readonly optionalGroup: <M extends Members>(members: M) => Optional<Group<M>>;
}

export function profileShapes(rules: ProfileRules) {
  const { phone, birthDate, notifications, text, kana, optional } = rules;
  const name = text(50);
  const reading = kana(50);

  /** A person's name and its reading. */
  const personName = {
    familyName: name,
    givenName: name,
    familyNameKana: reading,
    givenNameKana: reading,
  };
  const optionalPersonName = {
    familyName: optional(name),
    givenName: optional(name),
    familyNameKana: optional(reading),
    givenNameKana: optional(reading),
  };
  const postalAddress = {
    postalCode: optional(rules.postalCode),
    prefecture: optional(text(20)),
    city: optional(text(50)),
    streetAddress: optional(text(200)),
  };
  return {
    business: {
      organizationName: text(100),
      corporateNumber: optional(rules.corporateNumber),
      tradeName: optional(text(100)),
      ...postalAddress,
      representative: rules.optionalGroup(optionalPersonName),
      phone,
      department: optional(text(100)),
      contact: rules.group({ ...personName, birthDate: optional(birthDate) }),
      notifications,
    },
    individual: {
      ...personName,
      birthDate: optional(birthDate),
      ...postalAddress,
      phone,
      notifications,
    },
  };
}
