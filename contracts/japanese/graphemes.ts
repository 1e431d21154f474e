/** A text as a person sees it: one grapheme after the other. */
import { isPermitted } from "./permitted-characters.ts";

let segmenter: Intl.Segmenter | undefined;

/**
 * The text's graphemes. Permitted characters never combine, so that the segmenter is for other texts only: making one
 * takes 10 ms, a fifth of a cold start.
 */
export function graphemesOf(text: string): Iterable<string> {
  if (isPermittedText(text)) return text;
  // Firefox before 125 has none: a character with its marks is near enough to count by.
  if (!("Segmenter" in Intl)) return text.match(/[\s\S][\p{M}\p{Variation_Selector}]*/gu) ?? [];
  segmenter ??= new Intl.Segmenter("ja", { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Whether all of a text can be stored. A loop, as every field of a form passes here twice. */
export function isPermittedText(text: string): boolean {
  for (const one of text) if (!isPermitted(one.codePointAt(0) ?? 0)) return false;
  return true;
}

/** Number of characters as a person counts them. */
export function graphemeLength(text: string): number {
  let length = 0;
  for (const _ of graphemesOf(text)) length += 1;
  return length;
}
