/** What to enter instead of a refused text. The tables for it are loaded when there is one: most forms need none. */
import type { FoundError } from "../../contracts/field-errors.ts";
import type { Language } from "../../contracts/language.ts";
import type { FieldError } from "../../contracts/problem.ts";
import { findForms } from "../client/characters.ts";

/** The errors with their offers; as they are if those cannot be loaded. */
export async function withOffers(
  errors: readonly FoundError[],
  language: Language,
): Promise<readonly FieldError[]> {
  if (errors.every(({ text }) => text === undefined)) return errors;
  try {
    const { withSuggestions, withoutForm } = await import("../../contracts/suggested-values.ts");
    const offered = withSuggestions(errors, language);
    const unknown = withoutForm(offered);
    if (unknown.length === 0) return offered;
    const forms = await findForms(unknown, language);
    return withSuggestions(errors, language, (character) => forms.get(character));
  } catch {
    return errors;
  }
}
