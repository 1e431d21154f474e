import { expect, it } from "@jest/globals";
import { contrastWithWhite, isReadableOnWhite } from "../../../web/text/contrast.ts";

it.each([
  ["#ffffff", 1, false],
  ["#000000", 21, true],
  ["#767676", 4.54, true],
  ["#777777", 4.48, false],
  ["#ffd43d", 1.42, false],
])("%s contrasts with white by %d", (colour, contrast, isReadable) => {
  expect(contrastWithWhite(colour)).toBeCloseTo(contrast, 1);
  expect(isReadableOnWhite(colour)).toBe(isReadable);
});
