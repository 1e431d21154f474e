/**
 * The words of every field error. Most requests have none: this module is bundled on its own and loaded for the first
 * refused field.
 */
import type { FoundError } from "../../contracts/field-errors.ts";
import { fieldLabel } from "../../contracts/field-labels.ts";
import { inWords as inContractsWords } from "../../contracts/field-words.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import type { FieldError } from "../../contracts/problem.ts";

/** What no form of ours sends, or our form says itself before it sends: the words are in no bundle of the site. */
const ofTheApiAlone: Readonly<Record<string, Localized<(label: string) => string>>> = {
  unchanged: {
    ja: (label) => `${label}は現在の登録内容と同じです。変更後の内容を入力してください。`,
    "ja-easy": (label) => `${label}は 今と 同じです。新しい ものを 書いて ください。`,
    en: (label) => `This is what is registered already. Enter what it has changed to: ${label}.`,
  },
  "organization-change": {
    ja: (label) => `${label}は、マイページの「団体名・代表者の変更」から変更してください。`,
    "ja-easy": (label) => `${label}は マイページの「団体の 名前・代表者を 変える」で 変えて ください。`,
    en: (label) => `Change this under "Change name or representative" on My page: ${label}.`,
  },
};

export function inWords(error: FoundError, language: Language): FieldError {
  const { pointer, code } = error;
  const words = Object.hasOwn(ofTheApiAlone, code) ? ofTheApiAlone[code] : undefined;
  if (!words) return inContractsWords(error, language);
  return { pointer, code, detail: words[language](fieldLabel(pointer)[language]) };
}
