import { expect, it } from "@jest/globals";
import fc from "fast-check";
import { readNumber } from "../../../contracts/reception-number-input.ts";
import { receptionNumberOf } from "../../../functions/domain/reception-number.ts";

it("follows from a registration's id, and is one that can be read", () => {
  expect(receptionNumberOf("kP3x0bQm7yS2vT9cLr5WnA")).toBe("XSK1-X303-E2R");
  fc.assert(
    fc.property(fc.string(), (id) => {
      expect(readNumber(receptionNumberOf(id))).toBe(receptionNumberOf(id));
    }),
  );
});

it("is another one for each of 100,000 ids", () => {
  const numbers = new Set(Array.from({ length: 100_000 }, (_, at) => receptionNumberOf(`id ${at}`)));
  expect(numbers.size).toBe(100_000);
});
