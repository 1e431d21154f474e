import { expect, it } from "@jest/globals";
import { counted } from "../../contracts/counted.ts";
import { htmlLanguage, isLanguage, isOperatorLanguage, locales } from "../../contracts/language.ts";

it.each([
  ["ja", "ja", "ja-JP", "ja", true],
  ["en", "en", "en-GB", "en", true],
  ["ja-easy", "ja-x-easy", "ja-JP", "ja", false],
] as const)("%s is %s to browsers, written as in %s", (language, tag, region, html, isOfOperators) => {
  expect(locales[language]).toMatchObject({ tag, region });
  expect(htmlLanguage(language)).toBe(html);
  expect(isLanguage(language)).toBe(true);
  expect(isOperatorLanguage(language)).toBe(isOfOperators);
});

it.each(["", "fr", "JA", undefined, null, 1])("%j is no language of ours", (text) => {
  expect(isLanguage(text)).toBe(false);
  expect(isOperatorLanguage(text)).toBe(false);
});

it.each([
  [0, "problem", undefined, "0 problems"],
  [1, "problem", undefined, "1 problem"],
  [2, "problem", undefined, "2 problems"],
  [1, "entry", "entries", "1 entry"],
  [2, "entry", "entries", "2 entries"],
])("%d of %s, %s are %j", (count, one, other, text) => expect(counted(count, one, other)).toBe(text));
