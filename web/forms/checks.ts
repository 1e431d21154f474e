/** What is wrong with a form, by the contracts of the API. */
import type * as z from "zod/mini";
import { type FoundError, fieldErrors } from "../../contracts/field-errors.ts";
import type { SentenceParams } from "../../contracts/field-sentences.ts";
import type { Language } from "../../contracts/language.ts";

/** Field errors of a request's body under its contract; `params` are what its sentences say of the municipality. */
export function errorsOf(
  schema: z.ZodMiniType,
  value: unknown,
  language: Language,
  params?: SentenceParams,
): readonly FoundError[] {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : fieldErrors(parsed.error.issues, language, "", params);
}
