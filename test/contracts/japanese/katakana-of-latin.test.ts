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

  it.each([
    ["ah", "ア"],
    ["Sann", "サンン"],
    ["San'yo", "サンヨ"],
    ["Sanyo", "サニョ"],
    ["On'a", "オンア"],
    ["Ohayo", "オハヨ"],
    ["Kohei", "コヘイ"],
    ["Kassa", "カッサ"],
    ["Matcha", "マッチャ"],
    ["Omba", "オンバ"],
    ["Kya", "キャ"],
    ["Tsu", "ツ"],
    ["Fu", "フ"],
    ["Wo", "ヲ"],
  ])("%s is romaji: %s", (latin, kana) => expect(katakanaOfLatin(latin)).toBe(kana));

  /** Spellings of a consonant, with their kana before a, i, u, e, o and alone. */
  const sounds: [spellings: string, kana: string][] = [
    ["kn n nn", "ナ ニ ヌ ネ ノ ン"],
    ["sch sh", "シャ シ シュ シェ ショ シュ"],
    ["tch ch", "チャ チ チュ チェ チョ チ"],
    ["ph ff f", "ファ フィ フ フェ フォ フ"],
    ["th ss s", "サ シ ス セ ソ ス"],
    ["w wh", "ワ ウィ ウ ウェ ウォ ウ"],
    ["qu", "クア クイ ク クエ クオ ク"],
    ["ck cc kk k q", "カ キ ク ケ コ ク"],
    ["c", "カ シ ク セ コ ク"],
    ["tz", "ツァ ツィ ツ ツェ ツォ ツ"],
    ["zh", "ジャ ジ ジュ ジェ ジョ ジュ"],
    ["j", "ジャ ジ ジュ ジェ ジョ ジ"],
    ["x", "クサ クシ クス クセ クソ クス"],
    ["dg", "ジャ ジ ジュ ジ ジョ ジ"],
    ["g", "ガ ジ グ ジェ ゴ グ"],
    ["gh gg", "ガ ギ グ ゲ ゴ グ"],
    ["zz z", "ザ ジ ズ ゼ ゾ ズ"],
    ["tt t", "タ ティ トゥ テ ト ト"],
    ["dd d", "ダ ディ ドゥ デ ド ド"],
    ["mm m", "マ ミ ム メ モ ム"],
    ["bb b v", "バ ビ ブ ベ ボ ブ"],
    ["pp p", "パ ピ プ ペ ポ プ"],
    ["ll l rr wr", "ラ リ ル レ ロ ル"],
    ["h", "ハ ヒ フ ヘ ホ "],
    ["y", "ヤ イ ユ イエ ヨ イ"],
  ];
  const spelled = sounds.flatMap(([spellings, kana]) =>
    spellings.split(" ").map((spelling): [string, string[]] => [spelling, kana.split(" ")]),
  );

  it.each(spelled)("by the spelling, %s within it as %j", (spelling, [a, i, u, e, o, alone]) => {
    const before = (vowel: string) => katakanaOfLatin(`u${spelling}${vowel}ll`);
    expect([..."aiueo"].map(before)).toEqual([a, i, u, e, o].map((one) => `ウ${one}ル`));
    expect(katakanaOfLatin(`lu${spelling}v`)).toBe(`ル${alone}ブ`);
  });

  it.each([
    ["light", "ライト"],
    ["lolight", "ロライト"],
    ["laught", "ロート"],
    ["lought", "ロート"],
    ["lawd", "ロード"],
    ["laud", "ロード"],
    ["loard", "ロード"],
    ["lourd", "ロード"],
    ["lord", "ロード"],
    ["lalk", "ローク"],
    ["lald", "ラルド"],
    ["laughal", "ローガル"],
    ["lawal", "ラワル"],
    ["loral", "ロラル"],
    ["lilaw", "リロー"],
    ["leed", "リード"],
    ["lead", "リード"],
    ["lield", "リールド"],
    ["lie", "リー"],
    ["ley", "リー"],
    ["leyl", "レイル"],
    ["ly", "リー"],
    ["lyl", "リル"],
    ["lya", "ルヤ"],
    ["lolee", "ロリー"],
    ["lolie", "ロリー"],
    ["loley", "ロリー"],
    ["lole", "ロル"],
    ["lood", "ルード"],
    ["loud", "ルード"],
    ["lewd", "ルード"],
    ["lue", "ルー"],
    ["lued", "ルエド"],
    ["lolew", "ロルー"],
    ["laid", "レイド"],
    ["layd", "レイド"],
    ["leid", "レイド"],
    ["lolaid", "ロレイド"],
    ["load", "ロード"],
    ["lowd", "ロード"],
    ["loe", "ロー"],
    ["loed", "ロエド"],
    ["liload", "リロード"],
    ["lard", "ラード"],
    ["lerd", "ラード"],
    ["lird", "ラード"],
    ["lurd", "ラード"],
    ["larrd", "ラルド"],
    ["lolard", "ロラード"],
    ["lolal", "ロラル"],
    ["lolil", "ロリル"],
    ["lolyl", "ロリル"],
    ["lolul", "ロルル"],
    ["lolel", "ロレル"],
    ["ltol", "ルトル"],
    ["lame", "ラム"],
    ["lamee", "ラミー"],
    ["amcol", "アムコル"],
    ["ombla", "オムブラ"],
    ["attal", "アタル"],
    ["ahl", "アル"],
    ["urd", "アード"],
    ["Wren", "レン"],
  ])("by the spelling, %s as %s", (latin, kana) => expect(katakanaOfLatin(latin)).toBe(kana));

  it.each([
    ["Jun’ichi", "ジュンイチ"],
    ["O’Neil", "オネイル"],
    ["O‘neil", "オネイル"],
    ["O｀neil", "オネイル"],
    ["Anne‐Marie", "アン・マリー"],
    ["Anne－Marie", "アン・マリー"],
    ["Ann. .Lee ", "アン　リー"],
    ["Ann - Lee", "アン　リー"],
    ["Jean--Pierre-", "ジャン・ピエール"],
    ["Élodie", "エロディー"],
  ])("whatever parts its words, %s as %s", (latin, kana) => expect(katakanaOfLatin(latin)).toBe(kana));

  it.each([".", "'", "1a", "a1", "aあ", "あa"])("but %j is none", (text) => {
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
