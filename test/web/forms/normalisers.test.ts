import { expect, it } from "@jest/globals";
import { isWorthTelling, normalisers } from "../../../web/forms/normalisers.ts";

it.each([
  ["kana", "ｶﾜｻｷ", "カワサキ", true],
  ["kana", "かわさき", "カワサキ", true],
  ["phone", "０４４－２００－２１１１", "0442002111", true],
  ["postalCode", "〒210-0007", "2100007", true],
  ["code", "「138 947」", "138947", true],
  ["kana", "ジャン-ピエール", "ジャン・ピエール", true],
  ["text", " 川崎　", "川崎", false],
  ["text", "川崎", "川崎", false],
  ["email", "Taro@Example.JP", "taro@example.jp", true],
  ["none", " As Is ", " As Is ", false],
  ["text", "   ", "", false],
] as const)("a %s field makes %j %j on leaving it; told: %s", (kind, typed, normalised, told) => {
  const result = normalisers[kind](typed);
  expect(result).toBe(normalised);
  expect(kind !== "none" && isWorthTelling(typed, result)).toBe(told);
});
