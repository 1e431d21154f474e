/** The permitted characters, for people to look at. */
import type { CharacterGroup } from "./characters-answer.ts";
import { charactersOfRows } from "./japanese/jis-rows.ts";
import type { Localized } from "./language.ts";

const asciiPrintable = Array.from({ length: 0x7e - 0x20 + 1 }, (_, index) =>
  String.fromCharCode(0x20 + index),
);

/** Each group with its rows in JIS X 0208; the printable ASCII is JIS X 0201's. */
const groups: readonly { readonly name: Localized; readonly characters: () => readonly string[] }[] = [
  {
    name: {
      ja: "半角英数字・記号",
      "ja-easy": "小さい 英語の 字・数字・記号（半角）",
      en: "Half-width letters, digits and signs",
    },
    characters: () => asciiPrintable,
  },
  { name: { ja: "記号", "ja-easy": "記号", en: "Signs" }, characters: () => charactersOfRows(1, 2) },
  {
    name: {
      ja: "全角英数字",
      "ja-easy": "大きい 英語の 字・数字（全角）",
      en: "Full-width letters and digits",
    },
    characters: () => charactersOfRows(3, 3),
  },
  {
    name: { ja: "ひらがな", "ja-easy": "ひらがな", en: "Hiragana" },
    characters: () => charactersOfRows(4, 4),
  },
  {
    name: { ja: "カタカナ", "ja-easy": "カタカナ", en: "Katakana" },
    characters: () => charactersOfRows(5, 5),
  },
  {
    name: { ja: "ギリシア文字", "ja-easy": "ギリシャの 文字", en: "Greek" },
    characters: () => charactersOfRows(6, 6),
  },
  {
    name: { ja: "キリル文字", "ja-easy": "キリル文字（ロシア語などの 文字）", en: "Cyrillic" },
    characters: () => charactersOfRows(7, 7),
  },
  {
    name: { ja: "罫線素片", "ja-easy": "線", en: "Line elements" },
    characters: () => charactersOfRows(8, 8),
  },
  {
    name: { ja: "漢字（第1水準）", "ja-easy": "よく 使う 漢字（第1水準）", en: "Kanji, level 1" },
    characters: () => charactersOfRows(16, 47),
  },
  {
    name: { ja: "漢字（第2水準）", "ja-easy": "あまり 使わない 漢字（第2水準）", en: "Kanji, level 2" },
    characters: () => charactersOfRows(48, 84),
  },
];

/** All permitted characters, grouped as the standard does. */
export const characterGroups = (language: keyof Localized): CharacterGroup[] =>
  groups.map(({ name, characters }) => ({ name: name[language], characters: characters().join("") }));
