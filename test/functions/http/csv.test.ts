import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { csvOf } from "../../../functions/http/csv.ts";

/** Reads what RFC 4180 writes, by hand: cells, in rows. */
function parsed(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = "", end] of csv
    .slice(1)
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

describe("a table as CSV", () => {
  it("begins with the mark by which a spreadsheet takes it for UTF-8", () => {
    expect(csvOf([["項目", "内容"]])).toBe("\uFEFF項目,内容\r\n");
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1"])(
    "has %j as a text, and no formula",
    (value) => {
      expect(csvOf([[value]])).toBe(`\uFEFF"'${value}"\r\n`);
    },
  );

  it.each([
    ["a,b", '"a,b"'],
    ['a"b', '"a""b"'],
    ["a\r\nb", '"a\r\nb"'],
    ["a=b", "a=b"],
    ["", ""],
  ])("has %j as %j", (value, cell) => {
    expect(csvOf([[value]])).toBe(`\uFEFF${cell}\r\n`);
  });

  it("holds every cell, in its place, and none that a spreadsheet would run", () => {
    const cell = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom("=", "+", "-", "@", "\t", "\r", '"', ",") }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const read = parsed(csvOf(rows));
        const bare = read.map((row) => row.map((value) => value.replace(/^'(?=[=+\-@＝＋－＠\t\r\n])/, "")));
        expect(read.flat().filter((value) => /^[=+\-@\t\r\n]/.test(value))).toEqual([]);
        expect(bare).toEqual(rows.map((row) => row.map((value) => value.replace(/^'(?=[=+\-@\t\r\n])/, ""))));
      }),
    );
  });
});
