import { describe, expect, it } from "@jest/globals";
import { checkDigitOf, isCorporateNumber } from "../../contracts/corporate-number.ts";

/** As their owners publish them: the tax agency, the Digital Agency, prefectures and cities. */
const published = ["7000012050002", "8000012010038", "8000020130001", "1000020140007", "7000020141305"];

describe("the corporate number", () => {
  it.each(published)("%s is one", (number) => expect(isCorporateNumber(number)).toBe(true));

  it.each(published)("%s with any one digit changed is none, but for a 0 and a 9", (number) => {
    for (const [at, digit] of [...number].entries())
      for (const other of "0123456789") {
        const isSame = (Number(digit) - Number(other)) % 9 === 0;
        const changed = number.slice(0, at) + other + number.slice(at + 1);
        expect([changed, isCorporateNumber(changed)]).toEqual([changed, at === 0 ? digit === other : isSame]);
      }
  });

  it.each(["", "700001205000", "70000120500020", "700001205000x", "７000012050002", "7000012050002\n"])(
    "%j is none",
    (text) => expect(isCorporateNumber(text)).toBe(false),
  );

  it("has a check digit from 1 to 9", () => {
    expect(checkDigitOf("000000000000")).toBe(9);
    expect(checkDigitOf("000000000008")).toBe(1);
    expect(checkDigitOf("000000000040")).toBe(1);
  });
});
