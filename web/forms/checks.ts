/** What is wrong with a form, by the contracts of the API, and in words, with what to enter instead of a refused text. */
import type * as z from "zod/mini";
import { type FoundError, fieldErrors } from "../../contracts/field-errors.ts";
import type { SentenceParams } from "../../contracts/field-sentences.ts";
import { inWords } from "../../contracts/field-words.ts";
import type { Language } from "../../contracts/language.ts";
import type { FieldError } from "../../contracts/problem.ts";
import { findForms } from "../client/characters.ts";

/** Field errors of a request's body under its contract; `params` are what its sentences say of the municipality. */
export function errorsOf(
  schema: z.ZodMiniType,
  value: unknown,
  params?: SentenceParams,
): readonly FoundError[] {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : fieldErrors(parsed.error.issues, "", params);
}

/** As a check has found it, or in words already: those of the API, or of the screen itself. */
export type Refused = FoundError | FieldError;

const hasWords = (error: Refused): error is FieldError => "detail" in error;

/** Without offers if their tables cannot be loaded. */
export async function inWordsWithOffers(
  errors: readonly Refused[],
  language: Language,
): Promise<readonly FieldError[]> {
  const say = (error: Refused) => (hasWords(error) ? error : inWords(error, language));
  if (errors.every((error) => hasWords(error) || error.params["text"] === undefined)) return errors.map(say);
  try {
    // Most forms need none.
    const { withSuggestion, withoutForm } = await import("../../contracts/suggested-values.ts");
    const offering = (more?: (character: string) => string | undefined) =>
      errors.map((error) => say(hasWords(error) ? error : withSuggestion(error, more)));
    const offered = offering();
    const unknown = withoutForm(offered);
    if (unknown.length === 0) return offered;
    const forms = await findForms(unknown, language);
    return offering((character) => forms.get(character));
  } catch {
    return errors.map(say);
  }
}
