/**
 * What to write instead of a character that cannot be stored: the form of the same character in JIS X 0208. A hint for
 * a person, never a silent replacement: how a name is written is its bearer's to say. docs/japanese-input.md has the
 * rules.
 */
import { KANJI_VARIANTS } from "./kanji-variants.ts";
import { isPermitted } from "./permitted-characters.ts";

/** Knows forms of more characters than this module does; what is not known has none. */
export type VariantLookup = (character: string) => string | undefined;

/**
 * The form of a character in a table of forms and their variants by turns. Searched in place: whoever types permitted
 * characters only, as nearly all do, needs no index.
 */
export function formIn(table: string, character: string): string | undefined {
  // A form is never looked for, as it can be stored; half of a surrogate pair would be found in others' pairs.
  const isOne = Array.from(character).length === 1 && !/\p{Surrogate}/u.test(character);
  const found = isOne ? table.indexOf(character) : -1;
  if (found === -1) return undefined;
  const endOfForm = table.lastIndexOf(" ", found);
  return table.slice(table.lastIndexOf(" ", endOfForm - 1) + 1, endOfForm);
}

const isStorable = (text: string) =>
  text !== "" && Array.from(text).every((one) => isPermitted(one.codePointAt(0) ?? 0));

/** ㈱ becomes （株）: parentheses as wide as what they enclose. */
const fullWidthParentheses = (text: string) => text.replaceAll("(", "（").replaceAll(")", "）");

/** A kana without its mark is another kana; any other letter is the same one with an accent or a selected glyph. */
function withoutMarks(grapheme: string): string {
  if (/[\u3041-\u30FF]/.test(grapheme) || !/^\p{L}/u.test(grapheme)) return grapheme;
  return grapheme.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "");
}

/** The storable form of a grapheme, if one is known. */
export function suggestionFor(grapheme: string, more?: VariantLookup): string | undefined {
  const compatible = fullWidthParentheses(grapheme.normalize("NFKC"));
  if (compatible !== grapheme && isStorable(compatible)) return compatible;
  const bare = withoutMarks(grapheme);
  if (bare !== grapheme && isStorable(bare)) return bare;
  return formIn(KANJI_VARIANTS, grapheme) ?? formIn(KANJI_VARIANTS, bare) ?? more?.(bare);
}
