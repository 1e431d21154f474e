import { expect, it } from "@jest/globals";
import { languages } from "../../../contracts/language.ts";
import { answerLanguage } from "../../../functions/http/accept-language.ts";

it.each([
  [undefined, "ja"],
  ["", "ja"],
  ["ja", "ja"],
  ["en", "en"],
  ["en-US,en;q=0.9", "en"],
  ["ja,en-US;q=0.9,en;q=0.8", "ja"],
  ["en-US,en;q=0.9,ja;q=0.8", "en"],
  ["en;q=0.5, ja;q=0.6", "ja"],
  ["ja;q=0.5, en;q=0.6", "en"],
  ["ja;q=0.5,en;q=0.5", "ja"],
  ["en;q=0.5,ja;q=0.5", "en"],
  ["fr,de;q=0.9", "ja"],
  ["fr,en;q=0.1", "en"],
  ["zh-Hant-TW, JA-jp;q=0.2", "ja"],
  ["EN-gb", "en"],
  ["en ; q=1.0", "en"],
  ["*", "ja"],
  ["en;q=0", "ja"],
  ["en;q=0,ja;q=0", "ja"],
  ["en;q=abc", "ja"],
  ["english", "ja"],
  ["en;level=1;q=0.3,ja;q=0.2", "en"],
  [",,,;;;=,", "ja"],
  ["\u0000", "ja"],
  [`${"x,".repeat(50_000)}en`, "ja"],
])("%j is answered in %s", (header, language) => expect(answerLanguage(header, languages)).toBe(language));

it("is answered in a language that the municipality offers", () =>
  expect(answerLanguage("en-GB, en;q=0.9, ja;q=0.1", ["ja"])).toBe("ja"));
