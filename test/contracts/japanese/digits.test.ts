import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { DASHES } from "../../../contracts/japanese/dashes.ts";
import { normaliseCode, normalisePhone, normalisePostalCode } from "../../../contracts/japanese/digits.ts";
import { normaliseText } from "../../../contracts/japanese/normalise.ts";

describe("a verification code is taken out of what was pasted", () => {
  it.each([
    ["\u200B138947", "138947"],
    ["138947\u00A0", "138947"],
    ["138947\t\r\n", "138947"],
    ["コード: 138 947", "138947"],
    ["認証コード：１３８９４７", "138947"],
    ["「123456」", "123456"],
    ["123456。", "123456"],
    ["<123456>", "123456"],
    ["138-947", "138947"],
    ["１３８　９４７", "138947"],
    ["\u2068138\u2009947\u2069", "138947"],
    ["123 456 789", "123456789"],
    ["コード：123－456－789です", "123456789"],
  ])("%j: %s", (pasted, code) => expect(normaliseCode(pasted)).toBe(code));

  it.each(["123456または654321", "123456（30分以内）", "12a456"])("of several runs none: %j", (pasted) => {
    expect(normaliseCode(pasted)).toBe(pasted);
  });

  it.each(["", " 　\u200B", "コード"])("without digits there is none: %j", (pasted) => {
    expect(normaliseCode(pasted)).not.toMatch(/\d/);
  });
});

describe("every dash of the table", () => {
  const dashes = Array.from(DASHES);
  it("stands for a hyphen in phone numbers, postal codes and codes", () => {
    for (const dash of dashes) {
      expect(normalisePhone(["044", "200", "2111"].join(dash))).toBe("0442002111");
      expect(normalisePostalCode(["210", "0007"].join(dash))).toBe("2100007");
      expect(normaliseCode(["138", "947"].join(dash))).toBe("138947");
    }
  });

  it("is － between the numbers of an address, but for the half-width one, which stays", () => {
    for (const dash of dashes) expect(normaliseText(`1${dash}2`)).toBe(dash === "-" ? "1-2" : "1－2");
  });

  it("is no wave: that is a range", () => {
    for (const wave of ["〜", "～"]) {
      expect(normaliseText(`1${wave}2`)).toBe("1～2");
      expect(normalisePhone(`044${wave}2002111`)).not.toBe("0442002111");
    }
  });
});

it.each([
  ["phone", normalisePhone],
  ["postal code", normalisePostalCode],
  ["code", normaliseCode],
] as const)("normalising a %s twice is normalising once", (_, normalise) => {
  const typed = fc.string({
    unit: fc.constantFrom(..."0189０９+()（）.-－—ー〒tel: 　\u200B\u202Dコ"),
    maxLength: 20,
  });
  fc.assert(
    fc.property(typed, (text) => normalise(normalise(text)) === normalise(text)),
    { numRuns: 5_000, seed: 20261128 },
  );
});
