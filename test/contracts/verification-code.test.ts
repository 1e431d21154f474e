import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { codeLengths, codesIn, wholeCode } from "../../contracts/verification-code.ts";
import { projectRoot } from "../../testing/project-root.ts";

const digits = (length: number) => "1234567890".slice(0, length);
const shortest = Math.min(...codeLengths);
const longest = Math.max(...codeLengths);

describe("a verification code", () => {
  it.each(codeLengths)("may have %d digits", (length) => {
    expect(digits(length)).toMatch(wholeCode);
    expect(codesIn(`コード：${digits(length)}（有効）`)).toEqual([digits(length)]);
  });

  it.each([digits(shortest - 1), digits(longest + 1), "", `${digits(shortest)}\n`, ` ${digits(shortest)}`])(
    "is not %j",
    (text) => expect(text).not.toMatch(wholeCode),
  );

  it("is not seen in a longer or shorter number of a text", () => {
    expect(codesIn(`2026年 044-200-3939 ${digits(longest + 1)} ${digits(shortest - 1)}`)).toEqual([]);
  });

  it("is found as often as a text has one", () => {
    const code = digits(shortest);
    expect(codesIn(`${code}、${code}`)).toEqual([code, code]);
  });
});

describe("its digits and minutes stand once:", () => {
  const exclude = ["web/dist/**", "**/*.md"];
  const sources = globSync("{commands,contracts,functions,lib,municipalities,web}/**/*.{ts,tsx}", {
    cwd: projectRoot,
    exclude,
  });
  const homes = new Set([
    "contracts/verification-code.ts",
    "municipalities/kawasaki/promises.ts",
    // Its configuration is refused when the two differ: lib/config/promised-numbers.ts.
    "municipalities/komatsudani/site.ts",
  ]);

  it.each(sources.filter((file) => !homes.has(file)))("%s reads them", (file) => {
    const source = readFileSync(`${projectRoot}/${file}`, "utf8");
    expect(source).not.toMatch(
      /\b[68] ?桁|[68]-digit|(?:[68]|six|eight) digits|codes? of six|30 ?分|30 minutes/i,
    );
  });
});
