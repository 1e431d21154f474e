import { describe, expect, it } from "@jest/globals";
import { asked } from "../../contracts/english-sentences.ts";
import { foundError } from "../../contracts/field-errors.ts";
import { inWords } from "../../contracts/field-words.ts";
import { languages } from "../../contracts/language.ts";

describe.each(languages)("a sentence (%s)", (language) => {
  const said = (code: string, params: object = {}) =>
    inWords(foundError("/profile/familyName", code, { ...params }), language).detail;

  it.each([
    ["too-long", { max: 50 }, "50"],
    ["password-too-short", { passwordMinLength: 12 }, "12"],
    ["password-too-short", {}, "8"],
    ["kana", { suggestion: "スミス" }, "スミス"],
    [
      "unsupported-character",
      { characters: [{ character: "髙", codePoint: "U+9AD9", position: 2, suggestion: "高" }] },
      "高",
    ],
    [
      "unsupported-character",
      { characters: [{ character: "😀", codePoint: "U+1F600", position: 3 }] },
      "U+1F600",
    ],
  ])("of %s with %j says %s", (code, params, part) => expect(said(code, params)).toContain(part));

  it("says nothing of what is not known", () => {
    expect(said("kana")).not.toBe(said("kana", { suggestion: "スミス" }));
    for (const code of ["kana", "unsupported-character"])
      expect(said(code)).not.toMatch(/undefined|スミス|U\+/);
  });

  it("distinguishes a kanji, which may be written otherwise, from a sign, which may not", () => {
    const unknown = (character: string) =>
      said("unsupported-character", { characters: [{ character, codePoint: "U+0", position: 1 }] }).replace(
        character,
        "",
      );
    expect(unknown("𠮟")).not.toBe(unknown("😀"));
    expect(unknown("\uE000")).toBe(unknown("𠮟"));
  });
});

it.each([
  ["Password", "a password"],
  ["Email address", "an email address"],
  ["Password (confirmation)", "the password again"],
  ["Date of birth", "the date of birth"],
  ["Name of business", "the name of the business"],
  ["Other name of business", "the other name of business"],
  ["Contact's family name", "the contact's family name"],
  ["email", "email"],
  ["name of business", "name of business"],
])("the label %j is asked for as %j", (label, text) => expect(asked(label)).toBe(text));
