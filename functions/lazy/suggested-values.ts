/**
 * What to enter instead of a refused text, with the forms of all kanji that any table has. They are 90 KB: this module
 * is bundled on its own and loaded for the first such text.
 */
import { checkCharacters } from "../../contracts/checked-text.ts";
import type { FoundError } from "../../contracts/field-errors.ts";
import { RARE_KANJI_VARIANTS } from "../../contracts/japanese/rare-kanji-variants.ts";
import { formIn } from "../../contracts/japanese/suggestions.ts";
import { withSuggestion } from "../../contracts/suggested-values.ts";

const rareFormOf = (character: string) => formIn(RARE_KANJI_VARIANTS, character);

export const suggested = (error: FoundError) => withSuggestion(error, rareFormOf);

export const checkedText = (text: string) => checkCharacters(text, rareFormOf);
