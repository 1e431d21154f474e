import { expect, it } from "@jest/globals";
import { streetAfterLookup } from "../../../web/forms/street-after-lookup.ts";

it.each([
  ["an empty field takes the town", "", "", "駅前本町"],
  ["the town of an earlier look-up gives way", "溝口", "溝口", "駅前本町"],
  ["what was typed after it stays", "溝口1-2", "溝口", "駅前本町1-2"],
  ["a house number typed beforehand stays", "1-2", "", "駅前本町1-2"],
  ["the same town is not written twice", "駅前本町1-2", "", "駅前本町1-2"],
])("%s", (_, typed, filledBefore, expected) => {
  expect(streetAfterLookup(typed, filledBefore, "駅前本町")).toBe(expected);
});
