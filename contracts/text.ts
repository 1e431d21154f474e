/** Text that a registrant types: one canonical form, limits counted in what a person calls a character. */
import * as z from "zod/mini";

const graphemes = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** Number of user-perceived characters. */
export function graphemeLength(text: string): number {
  let length = 0;
  for (const _ of graphemes.segment(text)) length += 1;
  return length;
}

/** Controls, line and paragraph separators, bidirectional and zero-width characters: none belongs in a name. */
const forbidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/u;

const normalise = (text: string) => text.normalize("NFC").trim();

/**
 * One line of text of 1 to `max` characters, normalised and trimmed.
 * The messages are error codes of `field-errors.ts`.
 */
export const line = (max: number) =>
  z.pipe(
    z.string({ error: "required" }),
    z.pipe(
      z.transform(normalise),
      z.string().check(
        z.refine((text) => text !== "", { error: "required", abort: true }),
        z.refine((text) => text.length <= max * 8 && graphemeLength(text) <= max, {
          error: "too-long",
          params: { max },
        }),
        z.refine((text) => !forbidden.test(text), { error: "forbidden-character" }),
      ),
    ),
  );

/** A field that may be left empty: an empty or blank string counts as absent. */
export const optionalField = <T extends z.ZodMiniType>(schema: T) =>
  z.pipe(
    z.transform((value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value)),
    z.optional(schema),
  );

/** Full-width ASCII (U+FF01–U+FF5E) and the ideographic space to their half-width forms. */
export const toHalfWidth = (text: string) =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll("\u3000", " ");

/** Digits as typed on any keyboard: full-width ones become ASCII; spaces and hyphens of every kind go. */
export const bareDigits = (text: string) => toHalfWidth(text).replace(/[\s\-‐‑‒–—―−ー]/gu, "");
