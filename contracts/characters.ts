/** The permitted characters, for people to look at, and the check of a text against them. */
import * as z from "zod/mini";
import { charactersOfRows } from "./japanese/jis-rows.ts";
import { normaliseText } from "./japanese/normalise.ts";
import { refusedCharacter, refusedCharacters } from "./japanese/refused-characters.ts";
import type { Localized } from "./language.ts";

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

export const characterGroup = z.strictObject({
  name: z.string(),
  /** The group's characters, one after the other. */
  characters: z.string(),
});

export const charactersAnswer = z.strictObject({
  groups: z.array(characterGroup),
  /** Of the text that was asked about; absent if none was. */
  check: z.optional(
    z.strictObject({
      /** The text as it would be stored. */
      normalised: z.string(),
      refused: z.array(refusedCharacter),
    }),
  ),
});

const asciiPrintable = Array.from({ length: 0x7e - 0x20 + 1 }, (_, index) =>
  String.fromCharCode(0x20 + index),
);

/** Each group with its rows in JIS X 0208; the printable ASCII is JIS X 0201's. */
const groups: readonly { readonly name: Localized; readonly characters: () => readonly string[] }[] = [
  {
    name: { ja: "半角英数字・記号", en: "Half-width letters, digits and signs" },
    characters: () => asciiPrintable,
  },
  { name: { ja: "記号", en: "Signs" }, characters: () => charactersOfRows(1, 2) },
  {
    name: { ja: "全角英数字", en: "Full-width letters and digits" },
    characters: () => charactersOfRows(3, 3),
  },
  { name: { ja: "ひらがな", en: "Hiragana" }, characters: () => charactersOfRows(4, 4) },
  { name: { ja: "カタカナ", en: "Katakana" }, characters: () => charactersOfRows(5, 5) },
  { name: { ja: "ギリシア文字", en: "Greek" }, characters: () => charactersOfRows(6, 6) },
  { name: { ja: "キリル文字", en: "Cyrillic" }, characters: () => charactersOfRows(7, 7) },
  { name: { ja: "罫線素片", en: "Line elements" }, characters: () => charactersOfRows(8, 8) },
  { name: { ja: "漢字（第1水準）", en: "Kanji, level 1" }, characters: () => charactersOfRows(16, 47) },
  { name: { ja: "漢字（第2水準）", en: "Kanji, level 2" }, characters: () => charactersOfRows(48, 84) },
];

/** All permitted characters, grouped as the standard does. */
export const characterGroups = (language: keyof Localized): z.infer<typeof characterGroup>[] =>
  groups.map(({ name, characters }) => ({ name: name[language], characters: characters().join("") }));

/** What would be stored of a text, and what of it cannot be. */
export function checkCharacters(text: string) {
  const normalised = normaliseText(text);
  return { normalised, refused: refusedCharacters(normalised) };
}
