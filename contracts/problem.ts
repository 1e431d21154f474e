/** Problem details of every error answer (RFC 9457, https://www.rfc-editor.org/rfc/rfc9457). */
import * as z from "zod/mini";
import { refusedCharacter } from "./japanese/refused-character.ts";
import { passwordClass } from "./password.ts";

/** One thing wrong with one member of the request. */
export const fieldError = z.strictObject({
  /** JSON Pointer (RFC 6901) into the request body, e.g. `/profile/contact/familyName`. */
  pointer: z.string(),
  /** Stable name of the rule that was broken, e.g. `required`. */
  code: z.string(),
  /** What is wrong and what to do, in the language of the answer. */
  detail: z.string(),
  /** The characters that cannot be stored, where that is what is wrong. */
  characters: z.optional(z.array(refusedCharacter)),
  /** The whole value as it can be taken, for the person to accept: offered, never stored unasked. */
  suggestion: z.optional(z.string()),
  /** The kinds of character that a password has, where it has too few. */
  classes: z.optional(z.array(passwordClass)),
});
export type FieldError = z.infer<typeof fieldError>;

export const problem = z.looseObject({
  /** URI reference of the kind of problem, e.g. `/problems/code-wrong`. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** Stable name of the kind of problem, the last part of `type`. */
  code: z.string(),
  detail: z.string(),
  errors: z.array(fieldError),
});
export type Problem = z.infer<typeof problem>;
