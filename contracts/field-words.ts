/**
 * What is wrong with a field and what to do about it, in words. The schemas give each broken rule a code; here every code
 * has its sentence, so that the API and any front end say the same.
 */
import * as z from "zod/mini";
import { easySentences } from "./easy-sentences.ts";
import { englishSentences } from "./english-sentences.ts";
import type { FoundError } from "./field-errors.ts";
import { fieldLabel } from "./field-labels.ts";
import { listed, type Sentences } from "./field-sentences.ts";
import { japaneseSentences } from "./japanese-sentences.ts";
import type { Language, Localized } from "./language.ts";
import { passwordClass } from "./password.ts";
import type { FieldError } from "./problem.ts";

const sentences: Localized<Sentences> = {
  ja: japaneseSentences,
  en: englishSentences,
  "ja-easy": easySentences,
};

/** One field error as it goes over the wire. The refused text itself, where the rule keeps it, stays behind. */
export function inWords({ pointer, code, params }: FoundError, language: Language): FieldError {
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
