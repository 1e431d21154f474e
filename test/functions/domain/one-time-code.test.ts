import { createHmac } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { flowPurposes } from "../../../contracts/flow-purpose.ts";
import { codeAttempts, codeLengths } from "../../../contracts/verification-code.ts";
import { codeHmac, drawCode, isCode } from "../../../functions/domain/one-time-code.ts";
import { aCode } from "../../../testing/builders.ts";

describe.each(codeLengths)("a drawn code of %d digits", (length) => {
  const drawn = Array.from({ length: 20_000 }, () => drawCode(length));

  it("has that many", () => {
    expect(drawn.filter((code) => !/^\d+$/.test(code) || code.length !== length)).toEqual([]);
  });

  it("starts with a zero as often as with any other digit", () => {
    const counts = new Map<string, number>();
    for (const code of drawn) counts.set(code.charAt(0), (counts.get(code.charAt(0)) ?? 0) + 1);
    const expected = drawn.length / 10;
    const squares = [..."0123456789"].map((digit) => ((counts.get(digit) ?? 0) - expected) ** 2 / expected);
    // χ² with 9 degrees of freedom: beyond 44 once in a million runs.
    expect(squares.reduce((sum, square) => sum + square)).toBeLessThan(44);
  });

  it("hardly ever comes twice in a row", () => {
    const repeated = drawn.filter((code, at) => code === drawn[at - 1]);
    expect(repeated.length).toBeLessThan(5);
  });
});

describe("the HMAC of a code", () => {
  const facts = { purpose: "registration" as const, flowId: "registration-1", codeNumber: 1, code: "012345" };

  it("is SHA-256 over length-prefixed parts, in hex", () => {
    const message = "12:registration14:registration-11:16:012345";
    expect(codeHmac("secret", facts)).toBe(createHmac("sha256", "secret").update(message).digest("hex"));
  });

  it.each([
    ["another flow", { flowId: "registration-2" }],
    ["another purpose", { purpose: "reset" as const }],
    ["another code number", { codeNumber: 2 }],
    ["another code", { code: "012346" }],
  ])("differs for %s", (_, other) => {
    expect(codeHmac("secret", { ...facts, ...other })).not.toBe(codeHmac("secret", facts));
  });

  it("differs for another secret", () => {
    expect(codeHmac("other", facts)).not.toBe(codeHmac("secret", facts));
  });

  it("never takes one set of parts for another, wherever digits and colons move", () => {
    const part = fc.string({ unit: fc.constantFrom("0", "1", "2", ":", "あ"), maxLength: 6 });
    const parts = fc.record({
      purpose: fc.constantFrom(...flowPurposes),
      flowId: part,
      codeNumber: fc.nat(200),
      code: part,
    });
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(codeHmac("secret", one) === codeHmac("secret", other)).toBe(same);
      }),
      { numRuns: 500 },
    );
  });
});

describe("isCode", () => {
  const stored = (code: string) => {
    const { purpose, flowId, codeNumber } = aCode();
    return aCode({ hmac: codeHmac("secret", { purpose, flowId, codeNumber, code }) });
  };

  it("knows the code that was stored, and no other", () => {
    const code = fc.nat(999_999).map((number) => String(number).padStart(6, "0"));
    fc.assert(
      fc.property(code, code, (right, given) => {
        expect(isCode(stored(right), "secret", given)).toBe(right === given);
      }),
    );
  });

  it("does not know it under another secret", () => {
    expect(isCode(stored("012345"), "other", "012345")).toBe(false);
  });

  it.each(["", "12345", "0123456", "abc", "０１２３４５", "012345\n"])(
    "answers no to what is no code at all (%j)",
    (given) => expect(isCode(stored("012345"), "secret", given)).toBe(false),
  );

  it.each(["", "00", "zz", "ab".repeat(31)])("answers no when what is stored is damaged (%j)", (hmac) => {
    expect(isCode(aCode({ hmac }), "secret", "012345")).toBe(false);
  });

  it("answers no to every code where random bytes are stored in place of an HMAC", () => {
    const decoy = aCode({ hmac: "5a".repeat(32) });
    for (const given of Array.from({ length: 200 }, () => drawCode(codeLengths[0]))) {
      expect(isCode(decoy, "secret", given)).toBe(false);
    }
  });
});

it("a code survives five wrong guesses (ASVS 6.6.3)", () => expect(codeAttempts).toBe(5));
