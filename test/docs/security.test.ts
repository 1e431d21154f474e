/** The evidence that docs/security.md names is there. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";

const root = join(import.meta.dirname, "../..");
const document = readFileSync(join(root, "docs/security.md"), "utf8");

const rooms =
  "bench|bin|commands|contracts|docs|functions|lib|municipalities|packages|scripts|test|testing|web";
const inBackticks = [...document.matchAll(new RegExp(`\`((?:${rooms})/[^\`*]+\\.[a-z]+)\``, "g"))];
const evidence = [...new Set(inBackticks.map(([, path = ""]) => path))];
const links = [...document.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = ""]) => join("docs", path));

describe("docs/security.md", () => {
  it.each([...evidence, ...new Set(links)])("points to %s, which is there", (path) => {
    expect(existsSync(join(root, path))).toBe(true);
  });

  it("has evidence for every requirement of its table", () => {
    const table = document.split("## OWASP ASVS 5.0")[1]?.split("\n## ")[0] ?? "";
    const rows = [...table.matchAll(/^\| *(\d[^|]*)\|([^|]*)\|([^|]*)\|$/gm)];
    expect(rows.length).toBeGreaterThan(40);
    for (const [, id, , cell] of rows)
      expect({ id, cell }).toMatchObject({ cell: expect.stringContaining("`") });
  });
});
