import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { HttpFailureError } from "../../../functions/http/http-failure.ts";
import { parseStrictJson } from "../../../functions/http/strict-json.ts";
import { cpuMsOf } from "../../../testing/cpu-time.ts";

/** The value of a text, or why it is refused. */
function reading(text: string): unknown {
  try {
    return { value: parseStrictJson(text) };
  } catch (error) {
    if (error instanceof HttpFailureError) return error.failure;
    throw error;
  }
}

const malformed = (reason: string) => ({ kind: "malformed-json", reason });
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

describe("strict JSON", () => {
  it("reads whatever JSON.parse reads, where no member is repeated", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        if (text.includes('"__proto__"')) return;
        expect(reading(text)).toEqual({ value: JSON.parse(text) });
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    `{"a":1,"b":{"a":1},"c":[{"a":1},{"a":1}]}`,
    `{"a":"\\"a\\":1,","b":"{[:,"}`,
    `{"a":"b","b":"a"}`,
    `["a","a"]`,
    `{"":1," ":2}`,
    `{"a":1,"A":2,"à":3,"a\u0300":4}`,
    `{"constructor":1,"hasOwnProperty":2,"toString":3}`,
    `"\\\\"`,
    `0`,
    `null`,
  ])("reads %s", (text) => expect(reading(text)).toEqual({ value: JSON.parse(text) }));

  it.each([
    [`{"a":1,"a":2}`],
    [`{"a":1,"a":1}`],
    [`{"a":1,"b":2,"a":3}`],
    [`{"x":{"a":1,"a":2}}`],
    [`[{"a":{"b":1,"c":[],"b":2}}]`],
    [`{"email":"a@example.jp","\\u0065mail":"b@example.jp"}`],
    [`{"a/b":1,"a\\/b":2}`],
    [`{"\\ud83d\\ude00":1,"😀":2}`],
    [`{"":1,"":2}`],
    [`{"a" : 1 ,\n\t"a" : 2}`],
  ])("refuses the repeated member in %s", (text) => {
    expect(reading(text)).toEqual(malformed("duplicate-member"));
  });

  it("refuses a repeated member wherever it stands, however it is written", () => {
    const escaped = (text: string) =>
      Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, "0"))
        .map((unit) => `\\u${unit}`)
        .join("");
    const name = fc.string({ minLength: 1, maxLength: 4, unit: "grapheme" });
    const others = fc.dictionary(fc.string({ minLength: 5, maxLength: 8 }), fc.jsonValue({ maxDepth: 2 }));
    fc.assert(
      fc.property(name, others, (twice, between) => {
        const members = [
          `${JSON.stringify(twice)}:1`,
          JSON.stringify(between).slice(1, -1),
          `"${escaped(twice)}":2`,
        ];
        const text = `{${members.filter((member) => member !== "").join(",")}}`;
        expect(reading(text)).toMatchObject({ kind: "malformed-json" });
      }),
    );
  });

  it.each([`{"__proto__":{"isAdmin":true}}`, `{"a":{"__proto__":1}}`, `{"\\u005f_proto__":1}`])(
    "refuses the member that readers disagree about in %s",
    (text) => {
      expect(reading(text)).toEqual(malformed("reserved-member"));
      expect({}).not.toHaveProperty("isAdmin");
    },
  );

  it.each([
    "",
    " ",
    "{",
    "}",
    "{]",
    `{"a"}`,
    `{"a":}`,
    `{"a":1,}`,
    "[1,]",
    `{a:1}`,
    `{'a':1}`,
    `{"a":1}}`,
    `{"a":1} {"b":2}`,
    `"a`,
    `"\\x"`,
    `{"\\x":1}`,
    `"a\nb"`,
    "01",
    "+1",
    "NaN",
    "undefined",
    "// comment\n1",
    "\uFEFF1",
    ":",
    `":`,
    `"a":1`,
  ])("refuses %j", (text) => expect(reading(text)).toEqual(malformed("syntax")));

  it("nests sixteen deep and no deeper", () => {
    expect(reading(nested(16))).toEqual({ value: JSON.parse(nested(16)) });
    expect(reading(nested(17))).toEqual(malformed("too-deep"));
    expect(reading(`{"a":${nested(16)}}`)).toEqual(malformed("too-deep"));
    expect(reading(nested(10_000))).toEqual(malformed("too-deep"));
    expect(reading("[".repeat(10_000))).toEqual(malformed("too-deep"));
    expect(reading(`{"a":`.repeat(10_000))).toEqual(malformed("too-deep"));
  });

  it.each([
    ["escaped quotes without an end", `"${'\\"'.repeat(32_000)}`],
    ["a string without an end", `{"a":"${"x".repeat(64_000)}`],
    ["a lone backslash at the end", `{"a":"${"\\\\".repeat(32_000)}\\`],
    ["quotes only", '"'.repeat(64_000)],
    ["many members", `{${Array.from({ length: 6000 }, (_, at) => `"m${at}":1`).join(",")}`],
    ["commas only", ",".repeat(64_000)],
  ])("refuses 64 KiB of %s in no time", (_, text) => {
    const took = cpuMsOf(() => expect(reading(text)).toMatchObject({ kind: "malformed-json" }));
    // A quadratic reader takes seconds.
    expect(took).toBeLessThan(1_000);
  });
});
