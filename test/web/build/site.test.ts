/** The site as it is built: what it weighs, and what it asks of a browser. One file, so that it is built once. */
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { languages, locales } from "../../../contracts/language.ts";
import { buildSite } from "../../../testing/web/built-site.ts";
import { markupErrors } from "../../../testing/web/markup.ts";
import { scriptFindings } from "../../../testing/web/script-findings.ts";
import { styleFindings } from "../../../testing/web/style-findings.ts";

const site = buildSite();
const named = (pattern: RegExp) => [...site].filter(([path]) => pattern.test(path));
const gzipped = (pattern: RegExp) =>
  named(pattern).reduce((sum, [, content]) => sum + gzipSync(content, { level: 9 }).length, 0);

/** Bytes after gzip, as CloudFront sends them. Raise one only with its reason. */
describe("the built site", () => {
  it.each([
    // With the name and the address of a third language, and the addresses of the links that the desk's mails have.
    ["scripts before the first screen", /^assets\/index-.*\.js$/, 23_500],
    // 75 KB are the limit: words and calls that it does not need stand apart, with the screens that do.
    ["scripts of a whole registration", /^assets\/(index|screens|rolldown-runtime)-.*\.js$/, 75_000],
    // With their words in both languages, what the city's people did in a third one, and a download by a link.
    ["scripts of all other screens", /^assets\/others-.*\.js$/, 20_600],
    // Five of them, the second in words for persons, for businesses and for a business that was handed over; three are about
    // what the desk proposes.
    ["scripts of links in mails", /^assets\/links-.*\.js$/, 4_200],
    ["scripts of a change of address", /^assets\/email-change-.*\.js$/, 4_700],
    ["scripts of a handover", /^assets\/handover-.*\.js$/, 5_200],
    ["what shows published notices", /^assets\/published-.*\.js$/, 800],
    ["style sheets", /^assets\/index-.*\.css$/, 6_500],
    // With what the contracts say of fields in English, which nobody else fetches.
    ["English texts", /^assets\/en-.*\.js$/, 6_600],
    ["texts in やさしい日本語, with what contracts say and with readings", /^assets\/easy-.*\.js$/, 13_700],
    ["fields that a municipality has chosen", /^assets\/chosen-fields-.*\.js$/, 1_300],
    [
      "tables for refused characters",
      /^assets\/(refused-characters|suggested-values|checked-text)-.*\.js$/,
      10_500,
    ],
    ["page", /^index\.html$/, 1_400],
  ])("has %s within its budget", (_, pattern, budget) => {
    expect(named(pattern)).not.toEqual([]);
    expect(gzipped(pattern)).toBeLessThanOrEqual(budget);
  });

  it("names the page of every language in its head", () => {
    const head = String(site.get("index.html"));
    for (const language of languages) expect(head).toContain(`hreflang="${locales[language].tag}"`);
  });

  it("has no other script or style sheet, but for the developers' pages", () => {
    const others = named(/^assets\/.*\.(js|css)$/)
      .map(([path]) => path.replace(/^assets\/|-[\w-]{8}(?=\.)/g, ""))
      .sort();
    expect(others).toEqual([
      "checked-text.js",
      "chosen-fields.js",
      "developers.css",
      "easy.js",
      "email-change.js",
      "en.js",
      "handover.js",
      "index.css",
      "index.js",
      "links.js",
      "operations.js",
      "others.js",
      "published.js",
      "refused-characters.js",
      "rolldown-runtime.js",
      "screens.js",
      "suggested-values.js",
      "swagger-ui.css",
      "swagger-ui.js",
    ]);
  });
});

/** Whoever reads the API's description has a browser of today: `/developers` alone is not looked at. */
const texts = (pattern: RegExp) =>
  [...site]
    .filter(([path]) => pattern.test(path) && !path.includes("swagger"))
    .map(([, content]) => String(content));

/** What the scripts name although a browser at the floor lacks it, and why that is right. */
const inScripts = {
  ".captureStackTrace": "zod asks first whether there is one",
  ".displayName": "a component's name, not that of a video frame's source",
  ".moveBefore": "Preact asks first whether there is one",
  ".stackTraceLimit": "zod asks first whether there is one",
  "Intl.Segmenter":
    "contracts/japanese/graphemes.ts asks first whether there is one, and counts by marks where not",
};

/** What the style sheets say although a browser at the floor ignores it: there it looks plainer, and nothing more. */
const inStyles = {
  "@media (forced-colors)": "Safari has no forced colours",
  "cursor: default": "phones have no pointer",
  "cursor: pointer": "phones have no pointer",
  "forced-color-adjust": "Safari has no forced colours",
  "forced-color-adjust: none": "Safari has no forced colours",
  "text-size-adjust": "written with its prefix, too",
  "text-wrap": "headings break anywhere",
  "text-wrap: balance": "headings break anywhere",
  "word-break: auto-phrase": "headings break within words",
};

it("all pages are valid HTML", async () => {
  const pages = [...site].filter(([path]) => path.endsWith(".html"));
  expect(pages.length).toBeGreaterThan(3);
  for (const [path, content] of pages)
    expect([path, await markupErrors(String(content))]).toEqual([path, []]);
  expect(await markupErrors("<!doctype html><html><nav></nav><p><div></div></p></html>")).not.toEqual([]);
});

it("scripts use nothing that the oldest browsers lack without asking for it", () => {
  expect(scriptFindings(texts(/^assets\/.*\.js$/))).toEqual(Object.keys(inScripts));
});

it("style sheets need nothing that the oldest browsers ignore", () => {
  const found = new Set(texts(/^assets\/.*\.css$/).flatMap(styleFindings));
  expect([...found].sort()).toEqual(Object.keys(inStyles));
});

it.each([
  ["AbortSignal.any([])", "AbortSignal.any"],
  ["list.toSorted()", ".toSorted"],
  ["new Temporal.Instant(1n)", "Temporal"],
  ["Object.groupBy(list, name)", "Object.groupBy"],
  ["class One { static { start() } }", "classes.static.initialization_blocks"],
  ["/(?<=a)b/.test(text)", "regular_expressions.lookbehind_assertion"],
  ["new RegExp('(?<!a)' + rest)", "regular_expressions.lookbehind_assertion"],
])("finds in the script %s: %s", (code, name) => {
  expect(scriptFindings([code])).toContain(name);
});

it("finds no fault with what the oldest browsers know, or a script has itself", () => {
  const code =
    "[1].findLast(is); Object.hasOwn({ toSorted: 1 }, 'a'); Math.abs(mine.toSorted); AbortSignal.abort()";
  expect(scriptFindings([code])).toEqual([]);
});

it.each([
  ["a:has(b) { color: red }", ":has"],
  ["@media (width <= 30em) { a { color: red } }", "@media width <="],
  ["a { & b { color: red } }", "nesting"],
  ["a { height: 2lh }", "lh"],
  ["a { color: color-mix(in srgb, red, blue) }", "color-mix()"],
  ["@container (min-width: 1px) { a { color: red } }", "@container"],
])("finds in the style sheet %s: %s", (css, name) => {
  expect(styleFindings(css)).toContain(name);
});
