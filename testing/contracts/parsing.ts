import type * as z from "zod/mini";
import { fieldErrors } from "../../contracts/field-errors.ts";
import { inWords } from "../../contracts/field-words.ts";

/** What a schema makes of an input: its value, or `pointer code` of each error, as a caller learns. */
export function parsing(schema: z.ZodMiniType, input: unknown) {
  const parsed = schema.safeParse(input);
  if (parsed.success) return { value: parsed.data };
  const errors = fieldErrors(parsed.error.issues).map((error) => inWords(error, "ja"));
  return { errors: errors.map(({ pointer, code }) => `${pointer} ${code}`.trim()) };
}
