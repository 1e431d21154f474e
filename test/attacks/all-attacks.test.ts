/** The attacks of docs/security.md have the tests that its table names. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";

const root = join(import.meta.dirname, "../..");
const document = readFileSync(join(root, "docs/security.md"), "utf8");
const section = document.split("## Attacks, as tests")[1]?.split("\n## ")[0] ?? "";
const rows = [...section.matchAll(/^\| *(\d+) *\|([^|]*)\|([^|]*)\|$/gm)].map(
  ([, number = "", what = "", cell = ""]) => ({
    number,
    what: what.trim(),
    files: [...cell.matchAll(/`(test\/[^`]+)`/g)].map(([, path = ""]) => path),
  }),
);

/** Whether a title names the attack; comments do not count. */
const names = (path: string, number: string): boolean =>
  new RegExp(`["'\`][^"'\`\\n]*\\battack ${number}\\b`).test(readFileSync(join(root, path), "utf8"));

describe("the attacks", () => {
  it("are each there once, in order, from the first to the 28th and beyond", () => {
    const numbers = rows.map(({ number }) => Number(number));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(numbers.slice(0, 28)).toEqual(Array.from({ length: 28 }, (_, at) => at + 1));
  });

  it.each(rows)("attack $number has its test: $what", ({ number, files }) => {
    expect(files).not.toEqual([]);
    expect(files.filter((file) => !names(file, number))).toEqual([]);
  });
});
