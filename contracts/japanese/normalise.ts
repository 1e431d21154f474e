/** One canonical form of what is typed on any keyboard. Each function may be applied again without a change. */

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

/**
 * Text for names and addresses: composed, half-width katakana to full width, doubles to the form that JIS X 0208
 * decodes to, outer spaces gone. Never NFKC on the whole: it would turn ㈱ into (株) and ① into 1 unasked.
 */
export const normaliseText = (typed: string): string =>
  trimSpaces(
    typed
      .normalize("NFC")
      .replace(/[\uFF61-\uFF9F]+/g, (run) => run.normalize("NFKC"))
      // A half-width voiced mark after a full-width kana has only now become a combining one.
      .normalize("NFC")
      .replace(doubled, (sign) => doubles[sign] ?? sign),
  );

/** Readings: hiragana to katakana, a dash after a katakana to the long-vowel mark, inner spaces to one full-width one. */
export const normaliseKana = (typed: string): string =>
  normaliseText(typed)
    .replace(/[\u3041-\u3096\u309D\u309E]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(/(?<=[ァ-ヶー])[－‐\-ｰ]+/g, (dashes) => "ー".repeat(dashes.length))
    .replace(/[ \u3000]+/g, "\u3000");

/** Full-width ASCII (U+FF01–U+FF5E) and the ideographic space to their half-width forms. */
export const toHalfWidth = (text: string) =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll("\u3000", " ");

/** Digits as typed on any keyboard: full-width ones become ASCII; spaces and hyphens of every kind go. */
export const bareDigits = (text: string) => toHalfWidth(text).replace(/[ \-‐‑‒–—―−－ーｰ]/gu, "");
