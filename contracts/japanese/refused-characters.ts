/** What of a text cannot be stored, and what to write instead. Loaded for whoever has typed such a text. */
import { graphemesOf, isPermittedText } from "./graphemes.ts";
import { normaliseText } from "./normalise.ts";
import type { RefusedCharacter } from "./refused-character.ts";
import { suggestionFor, type VariantLookup } from "./suggestions.ts";

/** Errors name this many characters; whoever typed more has seen enough. */
const MAX_NAMED = 10;

const codePointsOf = (grapheme: string) => Array.from(grapheme, (one) => one.codePointAt(0) ?? 0);

const nameOf = (codePoint: number) => `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;

const isVisible = (grapheme: string) =>
  !/^[\p{C}\p{Z}\p{Mn}\p{Default_Ignorable_Code_Point}]*$/u.test(grapheme);

/**
 * The characters of a normalised text that cannot be stored; none means that all can.
 *
 * @param more forms of characters beyond those that every program carries
 */
export function refusedCharacters(text: string, more?: VariantLookup): RefusedCharacter[] {
  if (isPermittedText(text)) return [];
  const refused: RefusedCharacter[] = [];
  let position = 0;
  for (const segment of graphemesOf(text)) {
    position += 1;
    if (isPermittedText(segment)) continue;
    const suggestion = suggestionFor(segment, more);
    refused.push({
      character: isVisible(segment) ? segment : "",
      codePoint: codePointsOf(segment).map(nameOf).join(" "),
      position,
      ...(suggestion !== undefined && { suggestion }),
    });
    if (refused.length === MAX_NAMED) break;
  }
  return refused;
}

/** What a copied text drags along unseen; private-use characters (外字) are somebody's name and not among them. */
const unseen = /^[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]+$/u;
const separating = /^[\t\n\v\f\r\x85\u2028\u2029]+$/;

/**
 * The whole text with every refused character replaced by its form, to be offered: unseen characters go, those that
 * separate become a space. Nothing if a character has no form, or if nothing is left.
 */
export function replaceRefused(text: string, more?: VariantLookup): string | undefined {
  const parts: string[] = [];
  for (const segment of graphemesOf(text)) {
    const form = isPermittedText(segment)
      ? segment
      : (suggestionFor(segment, more) ?? withoutUnseen(segment));
    if (form === undefined) return undefined;
    parts.push(form);
  }
  const replaced = normaliseText(parts.join(""));
  return replaced === "" ? undefined : replaced;
}

function withoutUnseen(grapheme: string): string | undefined {
  if (separating.test(grapheme)) return " ";
  return unseen.test(grapheme) ? "" : undefined;
}
