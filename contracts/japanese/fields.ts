/** Schemas of Japanese form fields. The messages are error codes of ../field-errors.ts. */
import * as z from "zod/mini";
import { bounded, firstBroken, type Rule, rule, typedIn } from "../first-broken-rule.ts";
import { graphemeLength, isPermittedText } from "./graphemes.ts";
import { normaliseKana, normaliseText, trimSpaces } from "./normalise.ts";
import { isReading, READING } from "./reading.ts";

/** UTF-16 units beyond which a text is too long whatever its graphemes. */
const UNITS_PER_CHARACTER = 8;

/** What was typed, before it is normalised: composing 64 KiB of hostile marks takes a second. */
const typed = (max: number) =>
  z
    .string({ error: "required" })
    .check(firstBroken(rule("too-long", (text) => text.length <= max * UNITS_PER_CHARACTER, { max })));

/** Permitted characters are one code point each: JSON Schema's length is the person's. */
const within = (max: number) =>
  bounded(
    { maximum: max },
    rule("too-long", (text: string) => graphemeLength(text) <= max, { max }),
  );

/**
 * Which characters those are, and what to write instead, is found when it is reported. They are too many for a pattern, which
 * keeps control characters out: `GET /api/characters` has them.
 */
const permitted: Rule<string> = bounded({ pattern: /^[ -~\u00a0-\uffff]+$/ }, (text: string) =>
  isPermittedText(text) ? undefined : { error: "unsupported-character", params: { text } },
);

/**
 * One line of text of 1 to `max` characters, normalised. Every character that remains is in the permitted set, so that
 * one grapheme is one code point of at most three bytes in UTF-8: `max` bounds what DynamoDB stores, too.
 */
export const textField = (max: number) =>
  z.pipe(
    typed(max),
    z.pipe(z.transform(normaliseText), z.string().check(firstBroken(typedIn, within(max), permitted))),
  );

const katakana: Rule<string> = bounded({ pattern: READING }, (text: string) =>
  isReading(text) ? undefined : { error: "kana", params: { text } },
);

/** A reading in katakana of 1 to `max` characters; hiragana and half-width katakana are converted. */
export const kanaField = (max: number) =>
  z.pipe(
    typed(max),
    z.pipe(z.transform(normaliseKana), z.string().check(firstBroken(typedIn, within(max), katakana))),
  );

/** A field that may be left empty: an empty or blank string counts as absent. */
export const optionalField = <T extends z.ZodMiniType>(schema: T) =>
  z.pipe(
    z.transform((value: unknown) =>
      typeof value === "string" && trimSpaces(value) === "" ? undefined : value,
    ),
    z.optional(schema),
  );
