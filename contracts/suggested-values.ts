/**
 * What to enter instead of a text that was refused. Its tables are large and most forms need none: whoever shows field
 * errors loads this module for the first one that has a text.
 */
import type { FoundError } from "./field-errors.ts";
import { katakanaOfLatin } from "./japanese/katakana-of-latin.ts";
import { normaliseKana } from "./japanese/normalise.ts";
import { isReading } from "./japanese/reading.ts";
import { refusedCharacters, replaceRefused } from "./japanese/refused-characters.ts";
import type { VariantLookup } from "./japanese/suggestions.ts";
import type { FieldError } from "./problem.ts";

/** The error with what is offered instead of its text, which some rules keep. */
export function withSuggestion(error: FoundError, more?: VariantLookup): FoundError {
  const { text } = error.params;
  return typeof text === "string" ? { ...error, params: { ...offers[error.code]?.(text, more) } } : error;
}

type Offer = (text: string, more?: VariantLookup) => Readonly<Record<string, unknown>>;

/** What the sentences of each code need to know of the text. */
const offers: Readonly<Record<string, Offer>> = {
  /** Which characters cannot be stored, and the text with their forms in their places. */
  "unsupported-character": (text, more) => ({
    characters: refusedCharacters(text, more),
    suggestion: replaceRefused(text, more),
  }),
  kana: (text) => ({ suggestion: readingOf(text) }),
};

/** A reading for a name in Latin letters; else what is left of a reading with signs that it cannot have. */
function readingOf(text: string): string | undefined {
  const reading = katakanaOfLatin(text) ?? normaliseKana(replaceRefused(text) ?? "");
  return isReading(reading) ? reading : undefined;
}

/** The refused characters that no form is known of. */
export const withoutForm = (errors: readonly FieldError[]): string[] => [
  ...new Set(
    errors.flatMap(({ characters = [] }) =>
      characters.flatMap(({ character, suggestion }) =>
        suggestion === undefined && character !== "" ? character : [],
      ),
    ),
  ),
];
