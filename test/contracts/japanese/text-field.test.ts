import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { textField } from "../../../contracts/japanese/fields.ts";
import { graphemeLength } from "../../../contracts/japanese/graphemes.ts";
import { charactersOfRows } from "../../../contracts/japanese/jis-rows.ts";
import { normaliseText } from "../../../contracts/japanese/normalise.ts";
import { refusedCharacters, replaceRefused } from "../../../contracts/japanese/refused-characters.ts";
import { parsing } from "../../../testing/contracts/parsing.ts";

const name = textField(50);
const allPermitted = [
  ...charactersOfRows(1, 8),
  ...charactersOfRows(16, 84),
  ...Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)),
];

describe("text is stored in one form", () => {
  it.each([
    ["か\u3099き", "がき", "composed"],
    ["か\uFF9Eき", "がき", "composed with a half-width voiced mark"],
    ["ｶﾜｻｷ", "カワサキ", "half-width katakana widened"],
    ["ｶﾞｰﾙ", "ガール", "half-width katakana with marks"],
    ["〜", "～", "wave dash"],
    ["−", "－", "minus"],
    ["‖¢£¬¥‾", "∥￠￡￢￥￣", "signs with two code points"],
    ["　株式会社　川崎 ", "株式会社　川崎", "trimmed outside, kept inside"],
    ["\uFEFF川崎", "川崎", "byte order mark"],
    ["1—3", "1－3", "an em dash between digits"],
    ["28–2", "28－2", "an en dash between digits"],
    ["1ー3‐4−5─6", "1－3－4－5－6", "whatever stands for a dash between digits"],
    ["１・２－３", "１・２－３", "a full-width minus and a dot"],
    ["1-3", "1-3", "the half-width hyphen kept"],
    ["1〜3", "1～3", "a wave, which is a range"],
    ["サン—ルーム", "サン―ルーム", "an em dash elsewhere"],
    ["A–B", "A‐B", "an en dash elsewhere"],
    ["ＡＢＣ abc", "ＡＢＣ abc", "full and half width kept as typed"],
  ])("%j becomes %j: %s", (typed, stored) => expect(parsing(name, typed)).toEqual({ value: stored }));

  it.each(Array.from("〜～−－‐邉邊槇々〇ヶ（）「」！×＆・"))("%s is accepted", (character) => {
    expect(parsing(name, `川崎${character}商店`)).toHaveProperty("value");
  });
});

describe("what cannot be stored is refused with its place", () => {
  it.each([
    ["髙島屋", "髙", "U+9AD9", 1, "高"],
    ["山﨑", "﨑", "U+FA11", 2, "崎"],
    ["德川", "德", "U+5FB7", 1, "徳"],
    ["森鷗外", "鷗", "U+9DD7", 2, "鴎"],
    ["剝製", "剝", "U+525D", 1, "剥"],
    ["𠮷野家", "𠮷", "U+20BB7", 1, "吉"],
    ["𠮟責", "𠮟", "U+20B9F", 1, "叱"],
    ["第①店", "①", "U+2460", 2, "1"],
    ["㈱川崎", "㈱", "U+3231", 1, "（株）"],
    ["Ⅲ号", "Ⅲ", "U+2162", 1, "III"],
    ["café", "é", "U+00E9", 4, "e"],
    ["辻󠄁", "辻󠄁", "U+8FBB U+E0101", 1, "辻"],
    ["髙󠄀", "髙󠄀", "U+9AD9 U+E0100", 1, "高"],
    ["\uFA19社", "\uFA19", "U+FA19", 1, "神"],
    ["幸\uFA1B", "\uFA1B", "U+FA1B", 2, "福"],
    ["\u{2F80F}", "\u{2F80F}", "U+2F80F", 1, "兔"],
    ["ヷ", "ヷ", "U+30F7", 1, "ワ"],
    ["ㇰ", "ㇰ", "U+31F0", 1, "ク"],
    ["A·B", "·", "U+00B7", 2, "・"],
  ])("%j: %s (%s) at %i, try %s", (typed, character, codePoint, position, suggestion) => {
    expect(refusedCharacters(normaliseText(typed))).toEqual([{ character, codePoint, position, suggestion }]);
    expect(parsing(name, typed)).toEqual({ errors: ["unsupported-character"] });
  });

  it.each([
    ["か゚", "U+304B U+309A", "か゚"],
    ["彅", "U+5F45", "彅"],
    ["🏯", "U+1F3EF", "🏯"],
    ["\uE000", "U+E000", ""],
    ["\u200B", "U+200B", ""],
    ["\u202E", "U+202E", ""],
    ["\u2028", "U+2028", ""],
    ["\t", "U+0009", ""],
    ["\u0000", "U+0000", ""],
    ["\n", "U+000A", ""],
    ["\r\n", "U+000D U+000A", ""],
    ["\uD842", "U+D842", ""],
  ])("%j has no other form", (typed, codePoint, character) => {
    expect(refusedCharacters(normaliseText(`川${typed}`))).toEqual([{ character, codePoint, position: 2 }]);
  });

  it.each([
    ["髙橋 﨑", "高橋 崎"],
    ["㈱髙島屋①号店", "（株）高島屋1号店"],
    ["川\u200B崎\u202E", "川崎"],
    ["川崎\t商店", "川崎 商店"],
    ["川\n\v\f崎", "川   崎"],
    ["川\r\n\x85\u2028\u2029崎", "川    崎"],
    ["①".repeat(40), "1".repeat(40)],
  ])("of %j the whole is offered as it could be stored: %j", (typed, offered) => {
    expect(replaceRefused(normaliseText(typed))).toBe(offered);
    expect(parsing(name, offered)).toEqual({ value: offered });
  });

  it.each(["🏯髙", "彅", "川か\u200D崎", "川\uE000", "\uD842", "\u200B"])(
    "of %j no whole is offered",
    (typed) => {
      expect(replaceRefused(normaliseText(typed))).toBeUndefined();
    },
  );

  it("a line break is refused wherever it stands, never trimmed away", () => {
    for (const text of ["\r\n川崎", "川\r崎", "川崎\n"]) {
      expect(parsing(name, text)).toEqual({ errors: ["unsupported-character"] });
    }
  });

  it("a family of emoji is one character, and at most ten are named", () => {
    expect(refusedCharacters("👨‍👩‍👧川")).toHaveLength(1);
    expect(refusedCharacters("①".repeat(40))).toHaveLength(10);
  });
});

it("the permitted set has 6,879 characters of JIS X 0208 and 95 of ASCII", () => {
  expect(allPermitted).toHaveLength(6_879 + 95);
  expect(refusedCharacters(allPermitted.join(""))).toEqual([]);
});

it("every permitted character is stored as it is", () => {
  const changed = allPermitted.filter(
    (character) => normaliseText(`川${character}崎`) !== `川${character}崎`,
  );
  expect(changed).toEqual([]);
});

it("length is counted in characters, as a person counts", () => {
  expect(parsing(textField(3), "か\u3099き\u3099く\u3099")).toEqual({ value: "がぎぐ" });
  expect(parsing(textField(3), "がぎぐげ")).toEqual({ errors: ["too-long"] });
});

it("a text of more units than its characters could have is too long unseen", () => {
  const family = "\u{1F468}\u200D\u{1F469}\u200D\u{1F467}";
  expect(family).toHaveLength(8);
  expect(parsing(textField(1), family)).toEqual({ errors: ["unsupported-character"] });
  expect(parsing(textField(1), `${family}\u200D`)).toEqual({ errors: ["too-long"] });
});

it("permitted characters never combine: each is one for a person, whatever stands beside it", () => {
  const segmenter = new Intl.Segmenter("ja", { granularity: "grapheme" });
  const isCountedOneByOne = (text: string) => Array.from(segmenter.segment(text)).length === [...text].length;
  expect(isCountedOneByOne(allPermitted.flatMap((one) => [one, one, "川", one, "a"]).join(""))).toBe(true);
  const permitted = fc.string({ unit: fc.constantFrom(...allPermitted), maxLength: 50 });
  fc.assert(fc.property(permitted, isCountedOneByOne));
});

it("a browser without a segmenter counts a character with its marks as one, too", () => {
  const segmenter = Intl.Segmenter;
  try {
    Reflect.deleteProperty(Intl, "Segmenter");
    expect(refusedCharacters("川髙󠄀か゚𠮷").map(({ position, character }) => [position, character])).toEqual([
      [2, "髙󠄀"],
      [3, "か゚"],
      [4, "𠮷"],
    ]);
  } finally {
    Object.assign(Intl, { Segmenter: segmenter });
  }
});

describe("whatever is typed", () => {
  const anything = fc.string({ unit: "binary", maxLength: 60 });

  it("normalising twice is normalising once", () => {
    fc.assert(fc.property(anything, (typed) => normaliseText(normaliseText(typed)) === normaliseText(typed)));
    const japanese = fc.string({
      unit: fc.constantFrom(..."かがハﾊﾟﾞﾟ\u3099\u309A〜−ー－–—1２ 　¥髙\uFA19"),
      maxLength: 30,
    });
    fc.assert(fc.property(japanese, (typed) => normaliseText(normaliseText(typed)) === normaliseText(typed)));
  });

  it("accepted text is made of permitted characters and within its length", () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const { value } = parsing(name, typed) as { value?: string };
        return value === undefined || (refusedCharacters(value).length === 0 && graphemeLength(value) <= 50);
      }),
    );
  });

  it("permitted text is accepted as it is, and takes at most three bytes a character", () => {
    const permitted = fc.string({ unit: fc.constantFrom(...allPermitted), minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(permitted, (typed) => {
        const outcome = parsing(name, typed) as { value?: string; errors?: string[] };
        if (typed.replace(/[ \u3000]/g, "") === "") return outcome.errors?.[0] === "required";
        return (
          outcome.value === normaliseText(typed) &&
          Buffer.byteLength(outcome.value) <= 3 * graphemeLength(typed)
        );
      }),
    );
  });
});
