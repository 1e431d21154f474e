/** What is wrong with a form, by the contracts of the API. */
import type * as z from "zod/mini";
import { fieldErrors } from "../../contracts/field-errors.ts";
import type { Language } from "../../contracts/language.ts";
import type { FieldError } from "../../contracts/problem.ts";

/** Field errors of a value under a contract; `base` is the pointer to that value in the request. */
export function errorsOf(
  schema: z.ZodMiniType,
  value: unknown,
  language: Language,
  base = "",
): readonly FieldError[] {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : fieldErrors(parsed.error.issues, language, base);
}
