/** What the API's description says of a field's length and pattern is what the field's rules are. */
import { describe, expect, it } from "@jest/globals";
import * as z from "zod/mini";
import { birthDate } from "../../contracts/birth-date.ts";
import { emailAddress } from "../../contracts/email-address.ts";
import { bounded, firstBroken, matching, rule, typedIn } from "../../contracts/first-broken-rule.ts";
import { kanaField, textField } from "../../contracts/japanese/fields.ts";
import { phoneField } from "../../contracts/japanese/phone.ts";
import { newPassword } from "../../contracts/password.ts";
import { postalCode } from "../../contracts/postal-address.ts";
import { verifyRequest } from "../../contracts/registration.ts";

interface Described {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

function describedAs(schema: z.ZodMiniType): Described {
  const { minLength, maxLength, pattern } = z.toJSONSchema(schema, { io: "output" });
  return {
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(pattern !== undefined && { pattern }),
  };
}

const fields: [string, z.ZodMiniType, Omit<Described, "pattern">, right: string[], wrong: string[]][] = [
  [
    "a new password",
    newPassword,
    { minLength: 8, maxLength: 256 },
    ["abcdefg1", "!~!~!~!~", "a bcdef1"],
    [" abcdefg1", "abcdefg1 ", "abcdefg\u00e9", "\u7f00abcdefg", "abcdefg\t1"],
  ],
  [
    "an email address",
    emailAddress,
    { minLength: 1, maxLength: 128 },
    ["hanako@example.jp"],
    ["", "a b@example.jp", "hanako＠example.jp", "a@example.jp\n"],
  ],
  [
    "a text",
    textField(20),
    { minLength: 1, maxLength: 20 },
    ["川崎", "a ~", "\u00d7"],
    ["", "\t", "川\u0085", "a\n", "\u007f"],
  ],
  [
    "a reading",
    kanaField(20),
    { minLength: 1, maxLength: 20 },
    ["カワサキ", "－"],
    ["", "かわ", "xカ", "カx"],
  ],
  [
    "a phone number",
    phoneField,
    { minLength: 1 },
    ["0442002111", "09012345678"],
    ["044200211", "10442002111", "090123456789"],
  ],
  ["a postal code", postalCode, { minLength: 1 }, ["2100007"], ["210000", "21000070", "x2100007"]],
  [
    "a code",
    verifyRequest.shape.code,
    { minLength: 1 },
    ["123456", "123456789"],
    ["12345", "1234567", "x123456"],
  ],
  ["a date of birth", birthDate, {}, ["1985-04-01"], ["985-04-01", "11985-04-01", "1985-04-011", "1985-4-1"]],
];

describe.each(fields)("%s", (_, schema, lengths, right, wrong) => {
  const { pattern = "", ...described } = describedAs(schema);

  it("has the lengths that it is described with", () => expect(described).toEqual(lengths));

  it("has a pattern that what is taken matches, and nothing else of it", () => {
    const matches = (text: string) => new RegExp(pattern, "u").test(text);
    expect(right.filter(matches)).toEqual(right);
    expect(wrong.filter(matches)).toEqual([]);
  });
});

describe("the first broken rule", () => {
  const even = rule<string>("odd", (text) => text.length % 2 === 0, { of: "length" });
  const schema = z.string().check(firstBroken(typedIn, matching(/^x*$/, "not-x"), even));
  const issuesOf = (text: string) => schema.safeParse(text).error?.issues;

  it.each([
    ["", [{ code: "custom", path: [], message: "required" }]],
    ["y", [{ code: "custom", path: [], message: "not-x" }]],
    ["x", [{ code: "custom", path: [], message: "odd", params: { of: "length" } }]],
    ["xx", undefined],
  ])("of %j is reported alone", (text, issues) => expect(issuesOf(text)).toEqual(issues));

  it("describes what all of its rules say", () => {
    expect(describedAs(schema)).toEqual({ minLength: 1, pattern: "^x*$" });
    const silent = z.string().check(firstBroken(even));
    expect(describedAs(silent)).toEqual({});
    const short = z.string().check(firstBroken(bounded({ maximum: 3 }, even)));
    expect(describedAs(short)).toEqual({ maxLength: 3 });
  });
});
