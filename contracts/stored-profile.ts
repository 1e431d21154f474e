/**
 * Profiles as they are stored and answered: every field that the form has, and of its kind. The form's rules are not asked
 * again: a profile that kept those of its day stays readable when ranges of phone numbers or a person's age go on. A file
 * of its own, so that who only reads needs none of the tables behind them.
 */
import * as z from "zod/mini";
import { profileShapes } from "./profile-shape.ts";

const text = z.string();

// A member that a later release stores, or an earlier one stored, is dropped.
const { business, individual } = profileShapes({
  text: () => text,
  kana: () => text,
  postalCode: text,
  corporateNumber: text,
  phone: text,
  birthDate: text,
  optional: (field) => z.optional(field),
  notifications: z._default(z.boolean(), false),
  group: (members) => z.object(members),
  optionalGroup: (members) => z.optional(z.object(members)),
});

export const storedProfiles = { business: z.object(business), individual: z.object(individual) };
