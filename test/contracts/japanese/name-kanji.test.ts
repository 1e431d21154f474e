import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { fieldErrors } from "../../../contracts/field-errors.ts";
import { inWords } from "../../../contracts/field-words.ts";
import { textField } from "../../../contracts/japanese/fields.ts";
import { isPermittedText } from "../../../contracts/japanese/graphemes.ts";
import { checkedText, suggested } from "../../../functions/lazy/suggested-values.ts";
import { JINMEIYO_KANJI, JOYO_KANJI } from "../../../testing/japanese/name-kanji.ts";

const name = textField(50);

/** What becomes of a text: stored as something, or refused with an offer or without one. */
function outcome(text: string) {
  const parsed = name.safeParse(text);
  if (parsed.success) return { stored: parsed.data };
  const [error] = fieldErrors(parsed.error.issues).map((found) => inWords(suggested(found), "ja"));
  return { offered: error?.suggestion, characters: error?.characters };
}

const isStorable = (text: string | undefined) => text !== undefined && outcome(text).stored === text;

describe("a kanji that names may have is stored as it is or refused with a suggestion, never changed unsaid", () => {
  it.each([
    ["常用漢字", JOYO_KANJI, 2_140],
    ["人名用漢字", JINMEIYO_KANJI, 863],
  ])("every one of %s", (_, list, size) => {
    const characters = Array.from(list);
    expect(characters).toHaveLength(size);
    const lost = characters.filter((one) => {
      const { stored, offered, characters } = outcome(`川${one}`);
      if (stored !== undefined) return stored !== `川${one}`;
      return !isStorable(offered) || offered !== `川${characters?.[0]?.suggestion}`;
    });
    expect(lost).toEqual([]);
  });

  it("every compatibility ideograph that stands for another", () => {
    const blocks = [
      [0xf900, 0xfaff],
      [0x2f800, 0x2fa1f],
    ] as const;
    const ideographs = blocks
      .flatMap(([first, last]) =>
        Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
      )
      .filter((one) => one.normalize("NFC") !== one);
    expect(ideographs).toHaveLength(1_002);
    expect(ideographs.filter((one) => outcome(one).stored !== undefined)).toEqual([]);
    const form = (one: string) => outcome(one).offered;
    const storable = ideographs.filter((one) => isStorable(one.normalize("NFC")));
    expect(storable.filter((one) => form(one) !== one.normalize("NFC"))).toEqual([]);
  });

  it.each(Array.from("俱卽吞寬巢徵揭擊晚曆步涉綠緣繡萊郞錄鍊鉃·髙﨑𠮷𣘺"))("%s", (one) => {
    expect(outcome(one).offered).toMatch(/^.$/u);
  });
});

describe("the forms of kanji that cannot be stored", () => {
  const rows = readFileSync(new URL("../../../data/kanji-variants.tsv", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .flatMap((line) => {
      const [, source = "", form = "", characters = ""] = line.split("\t");
      return Array.from(characters, (character) => ({ source, form, character }));
    });

  it("are of many thousand characters, each once, from each source", () => {
    expect(new Set(rows.map(({ character }) => character)).size).toBe(rows.length);
    const bySource = Object.groupBy(rows, ({ source }) => source);
    expect(Object.entries(bySource).map(([source, of]) => [source, of?.length])).toEqual([
      ["mj", 14_846],
      ["nta", 988],
      ["unihan", 1_442],
    ]);
  });

  it("can themselves be stored, and are offered", () => {
    const isKanji = (character: string) => /\p{Script=Han}/u.test(character);
    const untrue = rows.filter(({ form, character }) => {
      const { normalised, refused } = checkedText(character);
      // An en dash is taken as the hyphen that the table has for it.
      const suggestion = refused.length === 0 ? normalised : (refused[0]?.suggestion ?? "");
      // A sign may have a form of its own by Unicode (№ No); the table's is another (Ｎｏ．).
      const isSame = suggestion === form || (suggestion !== "" && !isKanji(character));
      return !isSame || !isPermittedText(form + suggestion);
    });
    expect(untrue).toEqual([]);
  });
});
