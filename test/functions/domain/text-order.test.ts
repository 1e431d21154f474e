import { expect, it } from "@jest/globals";
import { byCharacters } from "../../../functions/domain/text-order.ts";

it.each([
  ["a", "b", -1],
  ["b", "a", 1],
  ["a", "a", 0],
  ["a", "ab", -1],
  ["B", "a", -1],
  ["2026-11-22", "2026-11-03", 1],
])("%s is compared with %s: %i", (one, other, expected) => {
  expect(byCharacters(one, other)).toBe(expected);
});
