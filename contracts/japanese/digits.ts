/** Numbers as people type and paste them. Each function may be applied again without a change. */
import { dashClass } from "./dashes.ts";
import { toHalfWidth } from "./normalise.ts";

/** Spaces of every width, tabs, line breaks and unseen characters, as they stand in copied text. */
const blank = "\\s\\p{Cf}\\u115F\\u3164";
const blanks = new RegExp(`[${blank}]`, "gu");
const blanksAndDashes = new RegExp(`[${blank}${dashClass}]`, "gu");
const digitRun = new RegExp(`\\d(?:[${blank}${dashClass}]*\\d)*`, "gu");

/** Digits with all spaces and dashes gone. */
export const normaliseDigits = (text: string) => toHalfWidth(text).replace(blanksAndDashes, "");

/** A postal code, with or without its mark. */
export const normalisePostalCode = (typed: string) => normaliseDigits(typed).replace(/^〒+/, "");

/**
 * A verification code, however long: the one run of digits in what was pasted, such as 「認証コード：138 947」. Of several
 * runs none is chosen, and what was typed stays for its typist to see.
 */
export function normaliseCode(typed: string): string {
  const text = toHalfWidth(typed).replace(blanks, " ");
  const [run, ...others] = text.match(digitRun) ?? [];
  // Control characters are no text that a person copies.
  if (run !== undefined && others.length === 0 && !/\p{Cc}/u.test(text)) return normaliseDigits(run);
  return normaliseDigits(typed) === "" ? "" : typed;
}

/** A phone number in its national form: as in an address book, a link or a sentence of a web page. */
export function normalisePhone(typed: string): string {
  const bare = normaliseDigits(typed)
    .replace(/[().·・/]/g, "")
    .replace(/^(?:(?:tel|電話(?:番号)?|℡):?)+/i, "");
  // Abroad one dials +81 and no zero; some write it all the same, in brackets.
  return bare.replace(/^\+810?(?=\d)/, "0");
}
