/** The call that shows the permitted characters and checks a text against them. */
import * as z from "zod/mini";
import { refusedCharacter } from "./japanese/refused-character.ts";

/** Longer than any field of a form. */
const MAX_CHECKED = 1000;

export const charactersQuery = z.object({
  text: z.optional(
    z
      .string()
      .check(
        z.refine((text) => text.length <= MAX_CHECKED, { error: "too-long", params: { max: MAX_CHECKED } }),
      ),
  ),
});

const characterGroup = z.strictObject({
  name: z.string(),
  /** The group's characters, one after the other. */
  characters: z.string(),
});

const checkedText = z.strictObject({
  /** The text as it would be stored. */
  normalised: z.string(),
  refused: z.array(refusedCharacter),
  /** The text with every refused character replaced, where each has a form that can be stored. */
  suggestion: z.optional(z.string()),
});
export type CheckedText = z.infer<typeof checkedText>;

export type CharacterGroup = z.infer<typeof characterGroup>;

export const charactersAnswer = z.strictObject({
  groups: z.array(characterGroup),
  /** Of the text that was asked about; absent if none was. */
  check: z.optional(checkedText),
});
