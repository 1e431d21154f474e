import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { kanaField } from "../../../contracts/japanese/fields.ts";
import { normaliseKana } from "../../../contracts/japanese/normalise.ts";
import { parsing } from "../../../testing/contracts/parsing.ts";

const kana = kanaField(50);

describe("a reading is stored in full-width katakana", () => {
  it.each([
    ["カワサキ", "カワサキ"],
    ["かわさき", "カワサキ"],
    ["ｶﾜｻｷ", "カワサキ"],
    ["ﾀﾞｲｼﾞﾛｳ", "ダイジロウ"],
    ["か\u3099つこう", "ガツコウ"],
    ["ヵヶヴ", "ヵヶヴ"],
    ["ゝゞ あ", "ヽヾ　ア"],
    ["スーパー", "スーパー"],
    ["ス－パ－", "スーパー"],
    ["ス-パ‐", "スーパー"],
    ["ｽｰﾊﾟｰ", "スーパー"],
    ["ス−パ", "スーパ"],
    ["タロ-", "タロー"],
    ["ユ-コ", "ユーコ"],
    ["マリア・テレサ", "マリア・テレサ"],
    ["マリア-テレサ", "マリア・テレサ"],
    ["ジャン＝ピエール", "ジャン・ピエール"],
    ["ジャン=ピエール", "ジャン・ピエール"],
    ["ジャン·ピエール", "ジャン・ピエール"],
    ["ジャン-ピエール", "ジャン・ピエール"],
    ["ジャン－ピエール", "ジャン・ピエール"],
    ["じゃん‐ぴえーる", "ジャン・ピエール"],
    ["ｼﾞｬﾝ-ﾋﾟｴｰﾙ", "ジャン・ピエール"],
    ["マリー-アン", "マリー・アン"],
    ["か-＝か", "カー・カ"],
    ["カ゛ハ゜", "ガパ"],
    ["か゛", "ガ"],
    ["－", "－"],
    ["-", "－"],
    [" ‐ ", "－"],
    [" たろう 　じろう ", "タロウ　ジロウ"],
  ])("%j becomes %j", (typed, stored) => expect(parsing(kana, typed)).toEqual({ value: stored }));
});

describe("no reading", () => {
  it.each([
    "川崎",
    "カワサキ1",
    "Kawasaki",
    "ヷ",
    "ㇰ",
    "ー",
    "・",
    "－カワ",
    "カワ\nサキ",
    "カ\u200Bワ",
    "①",
    "ア゛",
    "＝ピエール",
  ])("%j is refused", (typed) => expect(parsing(kana, typed)).toEqual({ errors: ["kana"] }));

  it.each(["", " 　"])("%j is missing", (typed) =>
    expect(parsing(kana, typed)).toEqual({ errors: ["required"] }),
  );
});

describe("what stands in and beside a reading", () => {
  it.each([
    ["x-", "x-"],
    ["-x", "-x"],
    ["--", "--"],
    ["―", "－"],
    ["─", "－"],
    ["━", "－"],
    ["アンナ－アン", "アンナーアン"],
    ["ジャン－", "ジャンー"],
    ["タロウ--ジロウ", "タロウーージロウ"],
    ["タロウ－-ジロウ", "タロウーージロウ"],
    ["タロウ-－ジロウ", "タロウーージロウ"],
    ["カ-カカ", "カーカカ"],
    ["タロ-ジロ", "タロ・ジロ"],
    ["タロ-ジ", "タロージ"],
    ["タロ－ジロ", "タロージロ"],
    ["か-か-か", "カーカーカ"],
    ["マリア-テレサ-アン", "マリア・テレサ・アン"],
    ["ア=x", "ア=x"],
    ["ア=ー", "ア=ー"],
    ["ア•イ", "ア・イ"],
    ["ア‧イ", "ア・イ"],
    ["ア∙イ", "ア・イ"],
    ["ア⋅イ", "ア・イ"],
    ["ア゠イ", "ア・イ"],
    ["あ゛", "ア゛"],
    ["゛か", "゛カ"],
    ["は゜゜", "パ゜"],
    ["ぁゖゝゞ", "ァヶヽヾ"],
  ])("%j becomes %j", (typed, normalised) => expect(normaliseKana(typed)).toBe(normalised));
});

it("converting twice is converting once", () => {
  const typed = fc.string({
    unit: fc.constantFrom(..."かがゝカンーｰ－-‐−— 　・＝ﾊﾟﾞ゛゜\u3099ヶx"),
    maxLength: 30,
  });
  fc.assert(fc.property(typed, (text) => normaliseKana(normaliseKana(text)) === normaliseKana(text)));
});
