import type * as z from "zod/mini";
import { fieldErrors } from "../../contracts/field-errors.ts";

/** What a schema makes of an input: its value, or `pointer code` of each error, as a caller learns. */
export function parsing(schema: z.ZodMiniType, input: unknown) {
  const parsed = schema.safeParse(input);
  if (parsed.success) return { value: parsed.data };
  return {
    errors: fieldErrors(parsed.error.issues, "ja").map(({ pointer, code }) => `${pointer} ${code}`.trim()),
  };
}
