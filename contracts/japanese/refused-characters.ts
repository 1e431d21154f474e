import * as z from "zod/mini";
import { isPermitted } from "./permitted-characters.ts";
import { suggestionFor } from "./suggestions.ts";

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

/** Errors name this many characters; whoever typed more has seen enough. */
const MAX_NAMED = 10;

let segmenter: Intl.Segmenter | undefined;

/**
 * The text's graphemes. Permitted characters never combine, so that the segmenter is for other texts only: making one
 * takes 10 ms, a fifth of a cold start.
 */
function graphemesOf(text: string): Iterable<string> {
  if (isPermittedText(text)) return text;
  segmenter ??= new Intl.Segmenter("ja", { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** A loop, as every field of a form passes here twice. */
function isPermittedText(text: string): boolean {
  for (const one of text) if (!isPermitted(one.codePointAt(0) ?? 0)) return false;
  return true;
}

const codePointsOf = (grapheme: string) => Array.from(grapheme, (one) => one.codePointAt(0) ?? 0);

const nameOf = (codePoint: number) => `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;

const isVisible = (grapheme: string) =>
  !/^[\p{C}\p{Z}\p{Mn}\p{Default_Ignorable_Code_Point}]*$/u.test(grapheme);

/** The characters of a normalised text that cannot be stored; none means that all can. */
export function refusedCharacters(text: string): RefusedCharacter[] {
  if (isPermittedText(text)) return [];
  const refused: RefusedCharacter[] = [];
  let position = 0;
  for (const segment of graphemesOf(text)) {
    position += 1;
    if (isPermittedText(segment)) continue;
    const suggestion = suggestionFor(segment);
    refused.push({
      character: isVisible(segment) ? segment : "",
      codePoint: codePointsOf(segment).map(nameOf).join(" "),
      position,
      ...(suggestion !== undefined && { suggestion }),
    });
    if (refused.length === MAX_NAMED) break;
  }
  return refused;
}

/** Number of characters as a person counts them. */
export function graphemeLength(text: string): number {
  let length = 0;
  for (const _ of graphemesOf(text)) length += 1;
  return length;
}
