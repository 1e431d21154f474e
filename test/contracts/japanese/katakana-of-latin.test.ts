import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { katakanaOfLatin } from "../../../contracts/japanese/katakana-of-latin.ts";
import { isReading } from "../../../contracts/japanese/reading.ts";

describe("a name in Latin letters is offered in katakana", () => {
  it.each([
    ["Smith", "スミス"],
    ["SMITH", "スミス"],
    ["Ｓｍｉｔｈ", "スミス"],
    ["John", "ジョン"],
    ["Mary Ann", "メアリー　アン"],
    ["Jean-Pierre", "ジャン・ピエール"],
    ["Tanaka", "タナカ"],
    ["Hattori", "ハットリ"],
    ["Shimbashi", "シンバシ"],
    ["Ohta", "オオタ"],
    ["Satoh", "サトウ"],
    ["Jun'ichi", "ジュンイチ"],
    ["Muller", "ムラー"],
    ["Müller", "ムラー"],
    ["Hemingway", "ヘミングウェイ"],
    ["Carter", "カーター"],
    ["Knight", "ナイト"],
    ["McDonald", "マクドナルド"],
    ["Suharto", "スハート"],
    ["Bob", "ボブ"],
  ])("%s: %s", (latin, kana) => expect(katakanaOfLatin(latin)).toBe(kana));

  it.each(["川崎", "カワサキ", "Smith 2", "スミスJr", "", "-", "Иван"])("%j is no such name", (text) => {
    expect(katakanaOfLatin(text)).toBeUndefined();
  });

  it("whatever its letters, as a reading", () => {
    const word = fc.string({
      unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"),
      minLength: 1,
      maxLength: 12,
    });
    const latin = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
    // A lone h is no sound.
    const isHeard = (text: string) => /[a-gi-z]/.test(text);
    fc.assert(
      fc.property(latin.filter(isHeard), (text) => isReading(katakanaOfLatin(text) ?? "")),
      { numRuns: 5_000, seed: 20261128 },
    );
  });
});
