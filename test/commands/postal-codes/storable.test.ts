import { describe, expect, it } from "@jest/globals";
import { storable, toFullWidth } from "../../../commands/postal-codes/storable.ts";

describe("what Japan Post writes", () => {
  it.each([
    ["川崎区", "川崎区"],
    ["髙田馬場", "高田馬場"],
    ["山﨑ビル", "山崎ビル"],
    ["Ｊ・ＮＯＤＥ金沢Ⅳ７階", "Ｊ・ＮＯＤＥ金沢ＩＶ７階"],
    ["㈱　ＯＣＳ", "（株）　ＯＣＳ"],
    ["①号館", "１号館"],
    ["１−２〜３", "１－２～３"],
    ["　外側の空白　", "外側の空白"],
  ])("%s is stored as %s", (written, stored) => {
    expect(storable(written)).toBe(stored);
  });

  it("is refused, naming the character, where nothing stands for it", () => {
    expect(() => storable("吉\u{20000}町")).toThrow("\u{20000} (U+20000) cannot be stored");
  });
});

it("widens all of ASCII", () => {
  expect(toFullWidth("1-2 F~")).toBe("１－２　Ｆ～");
});
