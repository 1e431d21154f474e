import { normaliseText } from "../../contracts/japanese/normalise.ts";
import { isPermitted } from "../../contracts/japanese/permitted-characters.ts";
import { suggestionFor } from "../../contracts/japanese/suggestions.ts";

/** ASCII to its full-width forms, in which Japan Post writes addresses. */
export const toFullWidth = (text: string) =>
  text
    .replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    .replaceAll(" ", "\u3000");

/**
 * The text in characters that a profile can store: whoever takes an address over must not hear that it cannot be
 * stored. Ⅲ becomes ＩＩＩ, ㈱ （株）, 髙 高.
 *
 * @throws Error that names a character without such a form
 */
export const storable = (text: string) => Array.from(normaliseText(text), storableForm).join("");

function storableForm(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  if (isPermitted(codePoint)) return character;
  const form = suggestionFor(character);
  if (form !== undefined) return toFullWidth(form);
  throw new Error(
    `${character} (U+${codePoint.toString(16).toUpperCase()}) cannot be stored: add its form in JIS X 0208 to data/kanji-variants.tsv and run scripts/generate-kanji-variants.ts.`,
  );
}
