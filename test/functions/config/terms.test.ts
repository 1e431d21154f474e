import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { readTerms } from "../../../functions/config/terms.ts";

const version = {
  version: "3",
  effectiveFrom: "2026-04-01",
  sha256: "5ca1ab1e",
  title: { ja: "利用規約", en: "Terms of use", "ja-easy": "使う ときの きまり" },
  body: { ja: "本文", en: "Text", "ja-easy": "本文" },
  requiresAcceptance: true,
  noticeFrom: "2026-03-01",
  changes: { ja: "- 変更", en: "- A change", "ja-easy": "- 変更" },
};
const terms = { terms: version, earlierTerms: [{ ...version, version: "2" }] };

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "terms-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const written = (content: unknown) => writeFileSync(join(folder, "terms.json"), JSON.stringify(content));

describe("the terms of use", () => {
  it("are read from beside the function's code", () => {
    written(terms);
    expect(readTerms(folder)).toEqual(terms);
  });

  it.each([
    ["in one language only", { ...terms, terms: { ...version, body: { ja: "本文" } } }],
    ["without a version", { ...terms, terms: { ...version, version: undefined } }],
    ["without a digest", { ...terms, terms: { ...version, sha256: undefined } }],
    ["without the earlier ones", { terms: version }],
  ])("are refused %s", (_, content) => {
    written(content);
    expect(() => readTerms(folder)).toThrow();
  });

  it("that are not there stop the function", () => expect(() => readTerms(folder)).toThrow("terms.json"));
});
