import * as z from "zod/mini";

/** A character that cannot be stored, for an error that a person can act on. */
export const refusedCharacter = z.strictObject({
  /** As a person sees it: one grapheme. An invisible one is empty here; its code point names it. */
  character: z.string(),
  /** Code points, e.g. `U+9AD9`; several with a space between. */
  codePoint: z.string(),
  /** Which character of the text it is, counted from 1 as a person counts. */
  position: z.int(),
  /** The form that can be stored, where one is known. */
  suggestion: z.optional(z.string()),
});
export type RefusedCharacter = z.infer<typeof refusedCharacter>;
