import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { en } from "../../../web/messages/en.ts";
import { ja } from "../../../web/messages/ja.ts";

/** Every path to a text, with the kind of value that stands there. */
function paths(catalogue: unknown, path = ""): string[] {
  if (typeof catalogue === "string") return [`${path} text`];
  if (typeof catalogue === "function") return [`${path} function of ${catalogue.length}`];
  return Object.entries(catalogue ?? {}).flatMap(([key, value]) => paths(value, `${path}/${key}`));
}

const japanese = /[\u3041-\u30FF\u4E00-\u9FFF\uFF01-\uFF5E]/u;
const withoutComments = (source: string) => source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*$/gm, "");

describe("the catalogues", () => {
  it("say the same things in each language", () => {
    expect(paths(en)).toEqual(paths(ja));
  });

  it("leave no text empty", () => {
    const texts = (catalogue: unknown): string[] =>
      typeof catalogue === "string"
        ? [catalogue]
        : typeof catalogue === "object"
          ? Object.values(catalogue ?? {}).flatMap(texts)
          : [];
    expect([...texts(ja), ...texts(en)].filter((text) => text.trim() === "")).toEqual([]);
  });

  it("are in English where they should be, but for the name of Japanese and what is explained", () => {
    const explained = new Set(["日本語", en.profile.oneName]);
    const texts = (catalogue: unknown): string[] =>
      typeof catalogue === "string" ? [catalogue] : Object.values(catalogue ?? {}).flatMap(texts);
    expect(texts(en).filter((text) => japanese.test(text) && !explained.has(text))).toEqual([]);
  });
});

const root = new URL("../../../web/", import.meta.url);
/** The pages for developers, and screens that few see, have both languages side by side, in tables of their own. */
const withOwnText = ["dist/**", "messages/*.ts", "links/link-words.ts", "developers/**"];
const sources = globSync("**/*.{ts,tsx}", { cwd: root, exclude: withOwnText });

it.each(sources)("%s has no text of its own", (file) => {
  expect(withoutComments(readFileSync(new URL(file, root), "utf8"))).not.toMatch(japanese);
});
