/** The check of a text against the permitted characters; with its tables it is loaded when a text is to be checked. */
import { isPermittedText } from "./japanese/graphemes.ts";
import { normaliseText } from "./japanese/normalise.ts";
import { refusedCharacters, replaceRefused } from "./japanese/refused-characters.ts";
import type { VariantLookup } from "./japanese/suggestions.ts";

/**
 * What would be stored of a text, and what of it cannot be.
 *
 * @param more forms of characters beyond those that every program carries
 */
export function checkCharacters(text: string, more?: VariantLookup) {
  const normalised = normaliseText(text);
  const suggestion = isPermittedText(normalised) ? undefined : replaceRefused(normalised, more);
  return {
    normalised,
    refused: refusedCharacters(normalised, more),
    ...(suggestion !== undefined && { suggestion }),
  };
}
