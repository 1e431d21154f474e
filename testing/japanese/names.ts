/** What becomes of a name in the form, by the rules by which it is reviewed. */
import { fieldErrors } from "../../contracts/field-errors.ts";
import { inWords } from "../../contracts/field-words.ts";
import { textField } from "../../contracts/japanese/fields.ts";
import { suggested } from "../../functions/lazy/suggested-values.ts";
import { JINMEIYO_KANJI, JOYO_KANJI } from "./name-kanji.ts";

/** As long as the form takes each. */
const fields = {
  person: textField(50),
  organization: textField(100),
  address: textField(200),
} as const;
export type NameKind = keyof typeof fields;
export const nameKinds: readonly string[] = Object.keys(fields);

const mayStandInNames = new Set([...JOYO_KANJI, ...JINMEIYO_KANJI]);

export type NameOutcome =
  /** `isSame`: character by character what was typed. */
  | { readonly kind: "stored"; readonly text: string; readonly isSame: boolean }
  | { readonly kind: "offered"; readonly text: string }
  /** `without`: the refused characters for which nothing is suggested. */
  | { readonly kind: "refused"; readonly code: string; readonly without: readonly string[] };

export function judgeName(kind: NameKind, typed: string): NameOutcome {
  const parsed = fields[kind].safeParse(typed);
  if (parsed.success) return { kind: "stored", text: parsed.data, isSame: parsed.data === typed };
  const [error] = fieldErrors(parsed.error.issues).map((found) => inWords(suggested(found), "ja"));
  if (error?.suggestion !== undefined) return { kind: "offered", text: error.suggestion };
  const without = (error?.characters ?? []).filter(({ suggestion }) => suggestion === undefined);
  return { kind: "refused", code: error?.code ?? "", without: without.map(({ character }) => character) };
}

/**
 * What must not become of any name: a 常用漢字 or 人名用漢字 refused without a suggestion or changed unsaid, and an offer that
 * would be refused itself.
 */
export function wrongedIn(kind: NameKind, typed: string, outcome: NameOutcome): string | undefined {
  if (outcome.kind === "refused") {
    const known = outcome.without.filter((one) => mayStandInNames.has(one));
    return known.length === 0 ? undefined : `${typed}: nothing is suggested for ${known.join(" ")}`;
  }
  if (outcome.kind === "offered") {
    const taken = judgeName(kind, outcome.text);
    return taken.kind === "stored" && taken.isSame
      ? undefined
      : `${typed}: ${outcome.text} is offered, and not stored as it is`;
  }
  const kanji = (text: string) => text.match(/\p{Script=Han}/gu)?.join("");
  return kanji(outcome.text) === kanji(typed) ? undefined : `${typed} became ${outcome.text} unsaid`;
}
