/**
 * What is wrong with a field and what to do about it, in words. The schemas give each broken rule a code;
 * here every code has its sentence, so that the API and any front end say the same.
 */
import * as z from "zod/mini";
import { easySentences } from "./easy-sentences.ts";
import { englishSentences } from "./english-sentences.ts";
import { fieldLabel } from "./field-labels.ts";
import { listed, type SentenceParams, type Sentences } from "./field-sentences.ts";
import { japaneseSentences } from "./japanese-sentences.ts";
import type { Language, Localized } from "./language.ts";
import { passwordClass } from "./password.ts";
import type { FieldError } from "./problem.ts";

const sentences: Localized<Sentences> = {
  ja: japaneseSentences,
  en: englishSentences,
  "ja-easy": easySentences,
};

/** A field error as it is found, before it goes over the wire. */
export interface FoundError extends FieldError {
  /** The refused text itself, of which suggested-values.ts says more. It never leaves the program. */
  readonly text?: string;
}

type Issue = z.core.$ZodIssue;

const pointerTo = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** One field error in words. */
export function describe(
  pointer: string,
  code: string,
  params: Readonly<Record<string, unknown>>,
  language: Language,
): FieldError {
  const known = Object.hasOwn(japaneseSentences, code) ? code : "invalid";
  const detail = sentences[language][known]?.(fieldLabel(pointer)[language], params) ?? known;
  const { characters, suggestion, classes } = params;
  return {
    pointer,
    code: known,
    detail,
    ...(characters !== undefined && { characters: listed(characters) }),
    ...(typeof suggestion === "string" && { suggestion }),
    ...(classes !== undefined && { classes: z.array(passwordClass).parse(classes) }),
  };
}

/** The field errors of a failed parse, one per broken rule; `base` is the pointer to the parsed value. */
export function fieldErrors(
  issues: readonly Issue[],
  language: Language,
  base = "",
  municipality?: SentenceParams,
): FoundError[] {
  return issues.flatMap((issue) => {
    const pointer = base + pointerTo(issue.path);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) =>
        describe(`${pointer}${pointerTo([key.slice(0, 60)])}`, "unknown-member", {}, language),
      );
    }
    const params: SentenceParams = { ...municipality, ...(issue.code === "custom" && issue.params) };
    const { text } = params;
    const error = describe(pointer, issue.message, params, language);
    return typeof text === "string" ? { ...error, text } : error;
  });
}

/** Whether the parse failed on a member that the contract does not know: a fault of the caller's program. */
export const hasUnknownMember = (issues: readonly Issue[]) =>
  issues.some((issue) => issue.code === "unrecognized_keys");
