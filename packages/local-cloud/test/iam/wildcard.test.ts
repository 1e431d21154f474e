import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { matchesAction, matchesArn, matchesResource, matchesText } from "../../src/iam/wildcard.ts";

/** Tries every way to spend the text; `over` says whether a star may take this character. */
function reference(
  pattern: string,
  text: string,
  over: (sign: string, next: string | undefined) => boolean,
): boolean {
  const [sign, next] = pattern;
  if (sign === undefined) return text === "";
  if (sign === "*") {
    if (reference(pattern.slice(1), text, over)) return true;
    return text !== "" && over(text.charAt(0), next) && reference(pattern, text.slice(1), over);
  }
  if (text === "") return false;
  const fits = sign === "?" ? over(text.charAt(0), "") : sign === text[0];
  return fits && reference(pattern.slice(1), text.slice(1), over);
}

const anything = () => true;
const withinSegment = (sign: string, next: string | undefined) =>
  sign !== ":" || next === undefined || next === ":";

/** Few letters, so that patterns meet texts; signs that mean something in a regular expression. */
const pattern = fc.string({ unit: fc.constantFrom("a", "b", ":", "/", ".", "$", "*", "?"), maxLength: 8 });
const text = fc.string({ unit: fc.constantFrom("a", "b", ":", "/", ".", "$"), maxLength: 10 });

describe("wildcards", () => {
  it("match texts as the plain definition does", () => {
    fc.assert(
      fc.property(pattern, text, (wanted, given) => {
        expect(matchesText(wanted, given)).toBe(reference(wanted, given, anything));
      }),
      { numRuns: 3000 },
    );
  });

  it("match resources as the plain definition does", () => {
    const single = pattern.map((wanted) => wanted.replace(/\*+/g, "*"));
    fc.assert(
      fc.property(single, text, (wanted, given) => {
        expect(matchesResource(wanted, given)).toBe(reference(wanted, given, withinSegment));
      }),
      { numRuns: 3000 },
    );
  });

  it("match a text by itself, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (given) => {
        fc.pre(!/[*?]/.test(given));
        expect(matchesText(given, given)).toBe(true);
        expect(matchesResource(given, given)).toBe(true);
        expect(matchesText(`${given}x`, given)).toBe(false);
      }),
    );
  });

  it("do not take long for many stars", () => {
    // Of the processor, whatever else it is busy with. Backtracking would not come to an end.
    const { user } = process.cpuUsage();
    expect(matchesText(`${"*".repeat(50)}b`, "a".repeat(2000))).toBe(false);
    expect((process.cpuUsage().user - user) / 1000).toBeLessThan(1_000);
  });

  it.each<[string, string, boolean]>([
    ["dynamodb:GetItem", "dynamodb:GetItem", true],
    ["dynamodb:getitem", "dynamodb:GetItem", true],
    ["dynamodb:*Item", "dynamodb:GetItem", true],
    ["dynamodb:*", "sqs:SendMessage", false],
    ["dynamodb:Get", "dynamodb:GetItem", false],
    ["dynamodb:GetIte?", "dynamodb:GetItem", true],
    ["*", "dynamodb:GetItem", true],
  ])("action %s for %s: %p", (wanted, action, expected) => {
    expect(matchesAction(wanted, action)).toBe(expected);
  });

  const table = "arn:aws:dynamodb:ap-northeast-1:000000000000:table/accounts";
  it.each<[string, string, boolean]>([
    [table, table, true],
    [table, `${table}/index/byEmail`, false],
    [`${table}/index/*`, `${table}/index/byEmail`, true],
    ["*", table, true],
    ["arn:aws:dynamodb:*", table, true],
    ["arn:aws:dynamodb:*:*:table/accounts", table, true],
    ["arn:aws:dynamodb:ap-*-1:000000000000:table/accounts", table, true],
    ["arn:aws:dynamodb:a*1:000000000000:table/accounts", table, true],
    ["arn:aws:dynamodb:a*0:table/accounts", table, false],
    ["arn:aws:dynamodb:ap-northeast-1?000000000000:table/accounts", table, false],
    ["arn:aws:dynamodb:ap-northeast-1:000000000000:table/Accounts", table, false],
    [table.replace("aws", "a.s"), table, false],
  ])("resource %s for %s: %p", (wanted, arn, expected) => {
    expect(matchesResource(wanted, arn)).toBe(expected);
  });

  it.each<[string, string, boolean]>([
    ["arn:aws:sqs:*:*:mail", "arn:aws:sqs:ap-northeast-1:000000000000:mail", true],
    ["arn:aws:sqs:*:mail", "arn:aws:sqs:ap-northeast-1:000000000000:mail", false],
    ["arn:aws:logs:*:*:log-group:*:*", "arn:aws:logs:r:a:log-group:/aws/lambda/x:log-stream:y", true],
    ["arn:aws:sqs:*:*:ma?l", "arn:aws:sqs:r:a:mail", true],
    ["arn:aws:sqs:*:*:mail", "arn:aws:sqs:r:a:mail:more", false],
    ["arn:aws:sqs:*:*:mail", "arn:aws:sqs:r:a:more:mail", false],
    ["arn:aws:sqs:*", "arn:aws:sqs:r:a:mail", false],
    ["arn:aws:sqs:r:a", "arn:aws:sqs:r:a:", false],
    ["arn:aws:logs:r:a:group:x", "arn:aws:logs:r:a:groupx", false],
  ])("condition on ARN %s for %s: %p", (wanted, arn, expected) => {
    expect(matchesArn(wanted, arn)).toBe(expected);
  });
});
