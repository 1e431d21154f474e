/** One canonical form of what is typed on any keyboard. Each function may be applied again without a change. */

import { DASHES } from "./dashes.ts";
import { NO_NAME } from "./reading.ts";

/** The same sign at another code point, as different systems map JIS X 0208. */
const doubles: Readonly<Record<string, string>> = {
  "\u301C": "\uFF5E", // wave dash
  "\u2212": "\uFF0D", // minus
  "\u2016": "\u2225", // double vertical line
  "\u00A2": "\uFFE0", // cent
  "\u00A3": "\uFFE1", // pound
  "\u00AC": "\uFFE2", // not
  "\u00A5": "\uFFE5", // yen
  "\u203E": "\uFFE3", // overline
  "\u00C5": "\u212B", // ångström, which NFC has made a Latin letter
};
const doubled = new RegExp(`[${Object.keys(doubles).join("")}]`, "g");

/** Spaces as they stand around a pasted name. Tabs and line breaks are no spaces: they are refused, not trimmed. */
const isOuterSpace = (unit: string | undefined) => unit === " " || unit === "\u3000" || unit === "\uFEFF";

/**
 * Outer spaces gone. Not by a pattern: `[ ]+$` tries every space of a long inner run again, which takes seconds for
 * 64 KiB.
 */
export function trimSpaces(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isOuterSpace(text[start])) start += 1;
  while (end > start && isOuterSpace(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

/** Whole runs, as a mark composes with what stands before it. */
const withoutCompatibilityIdeographs = /[^\uF900-\uFAFF\u{2F800}-\u{2FA1F}]+/gu;

/**
 * NFC, but for compatibility ideographs (U+FA19 神): NFC makes another glyph of each, and which one stands in a name is
 * for its bearer to say. They are refused with a suggestion, as every kanji that cannot be stored.
 */
const compose = (text: string) => text.replace(withoutCompatibilityIdeographs, (run) => run.normalize("NFC"));

/** A digit, and after it a dash that is followed by a digit. The one of ASCII, first in the table, stays. */
const dashBetweenDigits = new RegExp(`([0-9０-９])[${DASHES.slice(1)}](?=[0-9０-９])`, "g");
/** Dashes that JIS X 0208 does not have. The long one is its ―, the others are hyphens. */
const strangeDashes =
  /[\u02D7\u058A\u2011-\u2014\u2043\u207B\u208B\u2796\u2E3A\u2E3B\uFE31\uFE32\uFE58\uFE63]/g;
const longDashes = "\u2014\u2E3A\u2E3B\uFE31\uFE58";

/** One form of the dashes between numbers (1—3, 28–2, 1ー3), and the storable form of those elsewhere. */
const unifyDashes = (text: string) =>
  text
    .replace(dashBetweenDigits, "$1－")
    .replace(strangeDashes, (dash) => (longDashes.includes(dash) ? "―" : "‐"));

/**
 * Text for names and addresses: composed, half-width katakana to full width, doubles to the form that JIS X 0208
 * decodes to, dashes unified, outer spaces gone. Never NFKC on the whole: it would turn ㈱ into (株) and ① into 1 unasked.
 */
export const normaliseText = (typed: string): string =>
  trimSpaces(
    // A half-width voiced mark after a full-width kana becomes a combining one, and that is composed.
    unifyDashes(
      compose(compose(typed).replace(/[\uFF61-\uFF9F]+/g, (run) => run.normalize("NFKC"))).replace(
        doubled,
        (sign) => doubles[sign] ?? sign,
      ),
    ),
  );

/**
 * Readings: hiragana to katakana, loose voiced marks joined to their kana, inner spaces to one full-width one, and the
 * signs between and after katakana to the two that readings have:
 * - ＝, = and dots between two words are ・;
 * - a dash is ・ between two words of two or more kana (ジャン-ピエール), and after ン, ッ or ー, which nothing lengthens;
 * - any other dash directly after a katakana is the long-vowel mark (ス-パ－); one alone says that there is no name.
 */
export const normaliseKana = (typed: string): string =>
  normaliseText(typed)
    .replace(/[\u3041-\u3096\u309D\u309E]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(/[ァ-ヶ][゛゜]/g, joinMark)
    // Dashes first: one of them may become the long-vowel mark that a ＝ stands after.
    .replace(dashAfterKana, dashInKana)
    .replace(/([ァ-ヶー])[=＝·•‧∙⋅゠](?=[ァ-ヶ])/g, "$1・")
    .replace(/[ \u3000]+/g, "\u3000")
    .replace(/^[‐―─━-]$/, NO_NAME);

const joinMark = (pair: string) => {
  const joined = `${pair[0] ?? ""}${pair[1] === "゛" ? "\u3099" : "\u309A"}`.normalize("NFC");
  return joined.length === 1 ? joined : pair;
};

/** A word, the dashes after it and what of the next word shows its length. A hyphen of half width separates. */
const dashAfterKana = /([ァ-ヶー]+)([－‐―─━\-ｰ]+)(?=([ァ-ヶー]{0,2}))/g;

function dashInKana(_: string, word: string, dashes: string, next: string): string {
  if (next !== "" && /[ンッー]$/.test(word)) return `${word}・`;
  const isHyphen = /^[-‐]$/.test(dashes);
  if (isHyphen && word.length >= 2 && next.length === 2) return `${word}・`;
  return word + "ー".repeat(dashes.length);
}

/** Full-width ASCII (U+FF01–U+FF5E) and the ideographic space to their half-width forms. */
export const toHalfWidth = (text: string) =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll("\u3000", " ");
