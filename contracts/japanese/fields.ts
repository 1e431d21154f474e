/** Schemas of Japanese form fields. The messages are error codes of ../field-errors.ts. */
import * as z from "zod/mini";
import { normaliseKana, normaliseText, trimSpaces } from "./normalise.ts";
import { graphemeLength, refusedCharacters } from "./refused-characters.ts";

/** UTF-16 units beyond which a text is too long whatever its graphemes. */
const UNITS_PER_CHARACTER = 8;

/** What was typed, before it is normalised: composing 64 KiB of hostile marks takes a second. */
const typed = (max: number) =>
  z.string({ error: "required" }).check(
    z.refine((text) => text.length <= max * UNITS_PER_CHARACTER, {
      error: "too-long",
      abort: true,
      params: { max },
    }),
  );

const isWithin = (max: number) => (text: string) => graphemeLength(text) <= max;

const permitted = z.check<string>((context) => {
  const characters = refusedCharacters(context.value);
  if (characters.length === 0) return;
  context.issues.push({
    code: "custom",
    input: context.value,
    message: "unsupported-character",
    params: { characters },
  });
});

/**
 * One line of text of 1 to `max` characters, normalised. Every character that remains is in the permitted set, so that
 * one grapheme is one code point of at most three bytes in UTF-8: `max` bounds what DynamoDB stores, too.
 */
export const textField = (max: number) =>
  z.pipe(
    typed(max),
    z.pipe(
      z.transform(normaliseText),
      z.string().check(
        z.refine((text) => text !== "", { error: "required", abort: true }),
        z.refine(isWithin(max), { error: "too-long", abort: true, params: { max } }),
        permitted,
      ),
    ),
  );

/** Katakana words, one full-width space between; ヵ and ヶ are among them, ヷ and ㇰ are not in JIS X 0208. */
const kanaWords = /^[ァ-ヶー・ヽヾ]+(?:\u3000[ァ-ヶー・ヽヾ]+)*$/u;

/** A reading in katakana of 1 to `max` characters; hiragana and half-width katakana are converted. */
export const kanaField = (max: number) =>
  z.pipe(
    typed(max),
    z.pipe(
      z.transform(normaliseKana),
      z.string().check(
        z.refine((text) => text !== "", { error: "required", abort: true }),
        z.refine(isWithin(max), { error: "too-long", abort: true, params: { max } }),
        z.refine((text) => kanaWords.test(text) && /[ァ-ヶ]/u.test(text), { error: "kana" }),
      ),
    ),
  );

/** A field that may be left empty: an empty or blank string counts as absent. */
export const optionalField = <T extends z.ZodMiniType>(schema: T) =>
  z.pipe(
    z.transform((value: unknown) =>
      typeof value === "string" && trimSpaces(value) === "" ? undefined : value,
    ),
    z.optional(schema),
  );
