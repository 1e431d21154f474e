import { describe, expect, it } from "@jest/globals";
import { fieldErrors } from "../../contracts/field-errors.ts";
import { inWords } from "../../contracts/field-words.ts";
import { fieldError } from "../../contracts/problem.ts";
import { individualProfile } from "../../contracts/profile.ts";
import { withoutForm, withSuggestion } from "../../contracts/suggested-values.ts";
import { anIndividualProfile } from "../../testing/builders.ts";

/** The field errors of an individual's form with these members, as they go over the wire. */
function errorsOf(members: Readonly<Record<string, unknown>>, language: "ja" | "en" = "ja") {
  const { error } = individualProfile.safeParse(anIndividualProfile(members));
  const found = fieldErrors(error?.issues ?? [], "/profile");
  return found.map((one) => inWords(withSuggestion(one), language));
}

describe("a text with characters that cannot be stored", () => {
  it("is reported with each character's form and with the whole text as it can be stored", () => {
    expect(errorsOf({ familyName: "髙﨑" })).toEqual([
      {
        pointer: "/profile/familyName",
        code: "unsupported-character",
        detail:
          "氏名（姓）に使用できない文字があります：1文字目の髙（U+9AD9）は「高」と入力してください、2文字目の﨑（U+FA11）は「崎」と入力してください。",
        characters: [
          { character: "髙", codePoint: "U+9AD9", position: 1, suggestion: "高" },
          { character: "﨑", codePoint: "U+FA11", position: 2, suggestion: "崎" },
        ],
        suggestion: "高崎",
      },
    ]);
  });

  it("has no whole to offer if one character has no form: then the reader learns what to write", () => {
    const [error] = errorsOf({ familyName: "草彅" });
    expect(error).not.toHaveProperty("suggestion");
    expect(error?.detail).toContain(
      "2文字目の彅（U+5F45）は別の漢字か、ひらがな・カタカナで入力してください",
    );
    expect(withoutForm(error ? [error] : [])).toEqual(["彅"]);
  });

  it("takes forms that a larger table knows", () => {
    const { error } = individualProfile.safeParse(anIndividualProfile({ givenName: "彅子" }));
    const errors = fieldErrors(error?.issues ?? []).map((one) => withSuggestion(one, () => "剪"));
    expect(errors).toMatchObject([{ params: { suggestion: "剪子", characters: [{ suggestion: "剪" }] } }]);
  });
});

it("what has no form is named once, but what is not seen", () => {
  const refused = (character: string, suggestion?: string) => ({
    character,
    codePoint: "U+0000",
    position: 1,
    ...(suggestion !== undefined && { suggestion }),
  });
  const error = { pointer: "/x", code: "unsupported-character", detail: "…" };
  expect(
    withoutForm([
      { ...error, characters: [refused("彅"), refused(""), refused("髙", "高")] },
      { ...error, characters: [refused("彅"), refused("🏯")] },
      error,
    ]),
  ).toEqual(["彅", "🏯"]);
});

describe("a reading", () => {
  it.each([
    ["Smith", "スミス"],
    ["Mary Ann", "メアリー　アン"],
    ["ヷイ", "ワイ"],
    ["スミス\u200B", "スミス"],
  ])("of %j is offered as %s", (familyNameKana, suggestion) => {
    expect(errorsOf({ familyNameKana })).toMatchObject([
      {
        pointer: "/profile/familyNameKana",
        code: "kana",
        suggestion,
        detail: expect.stringContaining(suggestion),
      },
    ]);
  });

  it("of kanji is not guessed", () => {
    expect(errorsOf({ familyNameKana: "川崎" })).toEqual([
      {
        pointer: "/profile/familyNameKana",
        code: "kana",
        detail: "氏名カナ（セイ）は全角カタカナで入力してください。",
      },
    ]);
  });
});

it("other errors are as they were, and none carries what was typed beyond what it needs", () => {
  for (const error of errorsOf({ phone: "1", familyName: "", givenName: "彅", familyNameKana: "x1" })) {
    expect(fieldError.safeParse(error).success).toBe(true);
  }
});
