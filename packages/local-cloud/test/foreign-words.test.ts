import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "@jest/globals";

const root = join(import.meta.dirname, "..");

/** Of the product that this package was split from, which it knows nothing of; whatever it needs is passed in. */
const foreign = /registra(?!r)|kawasaki|municipal|japan|nihon|[\u3040-\u30ff\u3400-\u9fff]/i;

it("knows nothing of registrations, cities or Japanese", () => {
  const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|js|css)$/.test(name))
    .map((name) => join("src", name));
  expect(sources.length).toBeGreaterThan(150);
  const lines = [...sources, "index.ts", "package.json", "README.md"].flatMap((name) =>
    readFileSync(join(root, name), "utf8")
      .split("\n")
      .flatMap((line, index) => (foreign.test(line) ? `${name}:${index + 1}: ${line.trim()}` : [])),
  );
  expect(lines).toEqual([]);
});
