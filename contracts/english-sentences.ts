/** What is wrong with a field, in English: the sentences of japanese-sentences.ts. */
import { isKanji, listed, type Sentence, shown } from "./field-sentences.ts";
import type { RefusedCharacter } from "./japanese/refused-character.ts";
import type { japaneseSentences } from "./japanese-sentences.ts";
import { PASSWORD_MIN } from "./password.ts";

export const englishSentences: Readonly<Record<keyof typeof japaneseSentences, Sentence>> = {
  required: (label) => `Enter ${asked(label)}.`,
  "too-long": (label, { max }) => `${label} must be ${max} characters or fewer.`,
  "unsupported-character": (label, { characters }) =>
    characters === undefined
      ? `${label} contains characters that cannot be used. Remove or replace them.`
      : `${label} contains characters that cannot be used: ${listed(characters).map(refusalInEnglish).join("; ")}.`,
  "email-half-width": () =>
    "Use half-width letters, digits and symbols in the email address, without spaces or invisible characters.",
  "email-too-long": () => "The email address must be 128 characters or fewer, with at most 64 before the @.",
  "email-dots": () =>
    "Addresses with two dots in a row, or with a dot first or right before the @, cannot be registered. Use another address.",
  "email-format": () =>
    "Check the form of the email address (for example taro@example.jp). It must have a letter or digit first and right before the @.",
  "email-mismatch": () => "The two email addresses differ. Enter the same address in both fields.",
  "account-type": () => "Account type must be business or individual.",
  "terms-not-accepted": () => "Agree to the terms of use to continue.",
  "withdrawal-not-confirmed": () => "Check what will happen, and tick the box.",
  "code-format": () => "Enter the verification code as the digits shown in the email.",
  "password-half-width": () => "Use half-width letters, digits and symbols in the password.",
  "password-too-short": (_, { passwordMinLength = PASSWORD_MIN }) =>
    `Use at least ${passwordMinLength} characters in the password.`,
  "password-too-long": () => "Use at most 256 characters in the password.",
  "password-classes": () =>
    "Use at least two of upper-case letters, lower-case letters, digits and symbols in the password.",
  "password-outer-space": () => "The password cannot start or end with a space. Remove it.",
  "password-mismatch": () => "The two passwords differ. Enter the same password in both fields.",
  "password-same": () => "This is your current password. Choose another one.",
  "password-wrong": () => "This is not your current password. Enter it again.",
  "password-common": () =>
    "This password is easily guessed. Make it longer, for example of three unrelated words.",
  "password-context": () =>
    "A password made of your email address, your name, or the city's or service's name cannot be used. Choose another, for example three unrelated words.",
  "password-refused": () => "This password cannot be used. Choose another one.",
  kana: (label, { suggestion }) =>
    `${label} must be in full-width katakana${suggestion === undefined ? "" : `, for example ${suggestion}`}.`,
  "corporate-number": () =>
    "Enter the corporate number as the 13 digits that the National Tax Agency has given. Its Corporate Number Publication Site shows them.",
  "postal-code": () => "Enter the postal code as 7 digits without a hyphen, for example 1000001.",
  phone: () =>
    "Enter the phone number as 10 or 11 digits starting with 0, without hyphens, for example 0312345678.",
  "phone-unassigned": () => "This phone number is not in use. Check it, starting with the area code.",
  date: (label) => `${label} must be a real date, in the form 2000-01-31.`,
  "date-range": (label) => `${label} must be between 120 years ago and today.`,
  boolean: (label) => `${label} must be true or false.`,
  object: (label) => `${label} must be an object.`,
  "unknown-member": (label) => `There is no member called "${label}". Remove it.`,
  invalid: (label) => `${label} has a value that cannot be used. Check it.`,
};

/** A label in an English sentence: “a password”, “the date of birth”, “the password again”. */
export function asked(label: string): string {
  // A member that no screen has is called by its own name.
  if (!/^[A-Z]/.test(label)) return label;
  const text = label.charAt(0).toLowerCase() + label.slice(1);
  const again = / \(confirmation\)$/;
  if (again.test(text)) return `the ${text.replace(again, "")} again`;
  if (/'s | of /.test(text)) return `the ${text.replace(/^name of /, "name of the ")}`;
  return /^[aeiou]/.test(text) ? `an ${text}` : `a ${text}`;
}

function refusalInEnglish(refused: RefusedCharacter): string {
  const { position, suggestion } = refused;
  const which = `character ${position}, ${shown(refused)}`;
  if (suggestion !== undefined) return `write ${suggestion} for ${which}`;
  return isKanji(refused) ? `write ${which}, as another kanji or in kana` : `remove or replace ${which}`;
}
