import { expect, it } from "@jest/globals";
import { characterGroups } from "../../contracts/characters.ts";
import { charactersAnswer } from "../../contracts/characters-answer.ts";
import { checkCharacters } from "../../contracts/checked-text.ts";

it.each(["ja", "en"] as const)("shows every permitted character once, in groups (%s)", (language) => {
  const groups = characterGroups(language);
  const shown = groups.flatMap(({ characters }) => Array.from(characters));
  expect(shown).toHaveLength(6_879 + 95);
  expect(new Set(shown).size).toBe(shown.length);
  expect(groups.map(({ characters }) => Array.from(characters).length)).toEqual([
    95, 147, 62, 83, 86, 48, 66, 32, 2_965, 3_390,
  ]);
  expect(charactersAnswer.safeParse({ groups }).success).toBe(true);
});

it("shows what would be stored of a text, and what cannot be", () => {
  expect(checkCharacters(" ｶﾜｻｷ髙 ")).toEqual({
    normalised: "カワサキ髙",
    refused: [{ character: "髙", codePoint: "U+9AD9", position: 5, suggestion: "高" }],
    suggestion: "カワサキ高",
  });
  expect(checkCharacters("川崎")).toEqual({ normalised: "川崎", refused: [] });
});
