/** What becomes of a text when its field is left: the form in which it will be stored, for the registrant to see. */
import { canonicalEmail } from "../../contracts/email-address.ts";
import {
  normaliseCode,
  normaliseDigits,
  normalisePhone,
  normalisePostalCode,
} from "../../contracts/japanese/digits.ts";
import { normaliseKana, normaliseText } from "../../contracts/japanese/normalise.ts";

export const normalisers = {
  text: normaliseText,
  kana: normaliseKana,
  code: normaliseCode,
  digits: normaliseDigits,
  phone: normalisePhone,
  postalCode: normalisePostalCode,
  email: canonicalEmail,
  none: (typed: string) => typed,
} as const satisfies Record<string, (typed: string) => string>;

export type Normaliser = keyof typeof normalisers;

/** Spaces at the ends go silently; anything else that was changed is pointed out. */
export const isWorthTelling = (typed: string, normalised: string) =>
  normalised !== "" && typed.replace(/^[\uFEFF \u3000]+|[\uFEFF \u3000]+$/g, "") !== normalised;
