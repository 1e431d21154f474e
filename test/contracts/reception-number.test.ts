import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { checkCharacter, receptionAlphabet, writtenNumber } from "../../contracts/reception-number.ts";
import { readNumber } from "../../contracts/reception-number-input.ts";

const digit = fc.constantFrom(...receptionAlphabet);
const digits = fc.array(digit, { minLength: 10, maxLength: 10 }).map((all) => all.join(""));
const bare = (written: string) => written.replaceAll("-", "");

describe("a reception number", () => {
  it("is written in groups of four, with a check character at its end", () => {
    expect(writtenNumber("K7Q29MXD4R")).toBe("K7Q2-9MXD-4R2");
    fc.assert(
      fc.property(digits, (ten) => {
        expect(writtenNumber(ten)).toMatch(
          /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{3}$/,
        );
        expect(readNumber(writtenNumber(ten))).toBe(writtenNumber(ten));
      }),
    );
  });

  it("is not read with any one character wrong", () => {
    fc.assert(
      fc.property(digits, fc.nat(10), digit, (ten, at, wrong) => {
        const right = bare(writtenNumber(ten));
        fc.pre(right[at] !== wrong);
        expect(readNumber(right.slice(0, at) + wrong + right.slice(at + 1))).toBeUndefined();
      }),
    );
  });

  it("is not read with any two characters in each other's place", () => {
    fc.assert(
      fc.property(digits, fc.nat(10), fc.nat(10), (ten, one, other) => {
        const all = [...bare(writtenNumber(ten))];
        const [first = "", second = ""] = [all[one], all[other]];
        fc.pre(first !== second);
        [all[one], all[other]] = [second, first];
        expect(readNumber(all.join(""))).toBeUndefined();
      }),
    );
  });

  it.each([
    ["lower case", "k7q2-9mxd-4r2"],
    ["no hyphens", "K7Q29MXD4R2"],
    ["spaces", " K7Q2 9MXD 4R2 "],
    ["full width", "Ｋ７Ｑ２－９ＭＸＤ－４Ｒ２"],
    ["another dash", "K7Q2ー9MXD‐4R2"],
  ])("is read with %s", (_how, typed) => {
    expect(readNumber(typed)).toBe("K7Q2-9MXD-4R2");
  });

  it("is read with the letters that it has none of", () => {
    const written = writtenNumber("01VV011000");
    const check = checkCharacter("01VV011000");
    for (const typed of [`OIUuolLO0o${check}`, `0iVU0I1OOO${check}`]) expect(readNumber(typed)).toBe(written);
  });

  it.each(["", "K7Q2-9MXD-4R", "K7Q2-9MXD-4R22", "K7Q2-9MXD-4R*", "株式会社"])("is not %j", (typed) => {
    expect(readNumber(typed)).toBeUndefined();
  });
});
