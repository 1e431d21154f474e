import { expect, it } from "@jest/globals";
import { browserInWords } from "../../../web/text/browser-in-words.ts";

it.each([
  [
    ["Chrome", "Windows", "Japan", "Kanagawa"],
    ["Chrome / Windows", "神奈川県"],
    ["Chrome / Windows", "Kanagawa"],
  ],
  [["Safari", "", "", ""], ["Safari"], ["Safari"]],
  [
    ["", "", "France", ""],
    ["不明なブラウザー", "France"],
    ["Unknown browser", "France"],
  ],
])("%j is %j, %j", ([browser = "", os = "", country = "", region = ""], inJapanese, inEnglish) => {
  const facts = { browser, os, country, region };
  expect(browserInWords(facts, "ja")).toEqual(inJapanese);
  expect(browserInWords(facts, "en")).toEqual(inEnglish);
});
