import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { newPassword, PASSWORD_MAX, passwordClasses } from "../../contracts/password.ts";
import { parsing } from "../../testing/contracts/parsing.ts";

const ofLength = (length: number) => `Aa${"x".repeat(length - 2)}`;

describe("a password is accepted", () => {
  it.each([
    ["eight characters of two kinds", "abcdefg1"],
    ["upper and lower case", "abcdEFGH"],
    ["lower case and symbol", "abcdefg-"],
    ["digits and a symbol", "1234567!"],
    ["an inner space as a symbol", "abcdef gh"],
    ["every printable ASCII character", "Aa0!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"],
    ["sixty-four characters (ASVS 6.2.9)", ofLength(64)],
    ["as many as Cognito takes", ofLength(PASSWORD_MAX)],
  ])("%s", (_, password) => expect(parsing(newPassword, password)).toEqual({ value: password }));
});

describe("a password is refused", () => {
  it.each([
    ["", ["required"]],
    ["abcdef1", ["password-too-short"]],
    ["abcdefgh", ["password-classes"]],
    ["ABCDEFGH", ["password-classes"]],
    ["12345678", ["password-classes"]],
    ["!!!!!!!!", ["password-classes"]],
    ["abc", ["password-too-short", "password-classes"]],
    ["ａｂｃｄｅｆｇ１", ["password-half-width"]],
    ["パスワード１２３", ["password-half-width"]],
    ["abcdefg1é", ["password-half-width"]],
    ["abcdefg1\u200B", ["password-half-width"]],
    ["abcd\tefg1", ["password-half-width"]],
    ["abcdefg1\n", ["password-half-width"]],
    [" abcdefg1", ["password-outer-space"]],
    ["abcdefg1 ", ["password-outer-space"]],
    [ofLength(257), ["password-too-long"]],
  ])("%j: %j", (password, errors) => expect(parsing(newPassword, password)).toEqual({ errors }));

  it.each([undefined, null, 12345678, {}])("%j: required", (input) => {
    expect(parsing(newPassword, input)).toEqual({ errors: ["required"] });
  });
});

it.each([
  ["", []],
  ["A", ["upper"]],
  ["a0", ["lower", "digit"]],
  ["!A0a", ["upper", "lower", "digit", "symbol"]],
  [" ", ["symbol"]],
])("the kinds of character of %j are %j", (password, classes) => {
  expect(passwordClasses(password)).toEqual(classes);
});

it("what is accepted is kept as typed, whole, and of two kinds at least", () => {
  const typed = fc.string({ unit: "grapheme-ascii", minLength: 6, maxLength: 300 });
  fc.assert(
    fc.property(typed, (password) => {
      const parsed = newPassword.safeParse(password);
      if (!parsed.success) return;
      expect(parsed.data).toBe(password);
      expect(password.length).toBeGreaterThanOrEqual(8);
      expect(passwordClasses(password).length).toBeGreaterThanOrEqual(2);
    }),
    { numRuns: 500 },
  );
});
