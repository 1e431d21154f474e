import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { type Block, parseMarkdown } from "../../../web/text/markdown.ts";

describe("the terms' Markdown", () => {
  it("has headings, paragraphs and lists within lists", () => {
    const text = "前文\n\n## 第1条\n\n1. 一\n2. 二\n   1. 甲\n   2. 乙\n3. 三\n\n結び";
    expect(parseMarkdown(text)).toEqual([
      { kind: "paragraph", text: "前文" },
      { kind: "heading", level: 2, text: "第1条" },
      {
        kind: "list",
        isNumbered: true,
        items: [
          { text: "一", inner: [] },
          {
            text: "二",
            inner: [
              {
                kind: "list",
                isNumbered: true,
                items: [
                  { text: "甲", inner: [] },
                  { text: "乙", inner: [] },
                ],
              },
            ],
          },
          { text: "三", inner: [] },
        ],
      },
      { kind: "paragraph", text: "結び" },
    ]);
  });

  it.each(["ja", "en"])("loses nothing of Kawasaki's terms (%s)", (language) => {
    const source = new URL(`../../../municipalities/kawasaki/terms.${language}.md`, import.meta.url);
    const text = readFileSync(source, "utf8");
    const bare = (marked: string) => marked.replace(/^\s*(?:#+|\d+\.|-)\s+/gm, "").replace(/\s+/g, "");
    expect(textOf(parseMarkdown(text)).replace(/\s+/g, "")).toBe(bare(text));
  });
});

const textOf = (blocks: readonly Block[]): string =>
  blocks
    .map((block) =>
      block.kind === "list"
        ? block.items.map(({ text, inner }) => text + textOf(inner)).join("")
        : block.text,
    )
    .join("");
