import { gzipSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { buildSite } from "../../../testing/web/built-site.ts";

const site = buildSite();
const named = (pattern: RegExp) => [...site].filter(([path]) => pattern.test(path));
const gzipped = (pattern: RegExp) =>
  named(pattern).reduce((sum, [, content]) => sum + gzipSync(content, { level: 9 }).length, 0);

/** Bytes after gzip, as CloudFront sends them. Raise one only with its reason. */
describe("the built site", () => {
  it.each([
    ["scripts before the first screen", /^assets\/index-.*\.js$/, 22_000],
    ["scripts of a whole registration", /^assets\/(index|screens)-.*\.js$/, 71_500],
    ["style sheets", /^assets\/index-.*\.css$/, 6_000],
    ["English texts", /^assets\/en-.*\.js$/, 4_500],
    [
      "tables for refused characters",
      /^assets\/(refused-characters|suggested-values|checked-text)-.*\.js$/,
      10_500,
    ],
    ["page", /^index\.html$/, 1_000],
  ])("has %s within its budget", (_, pattern, budget) => {
    expect(named(pattern)).not.toEqual([]);
    expect(gzipped(pattern)).toBeLessThanOrEqual(budget);
  });

  it("has no other script or style sheet, but for the developers' pages", () => {
    const others = named(/^assets\/.*\.(js|css)$/)
      .map(([path]) => path.replace(/^assets\/|-[\w-]{8}(?=\.)/g, ""))
      .sort();
    expect(others).toEqual([
      "checked-text.js",
      "developers.css",
      "en.js",
      "index.css",
      "index.js",
      "operations.js",
      "refused-characters.js",
      "screens.js",
      "suggested-values.js",
      "swagger-ui.css",
      "swagger-ui.js",
    ]);
  });
});
