import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { escapeHtml, markup } from "../../../functions/mails/markup.ts";

describe("attack 8: escaping", () => {
  it.each([
    ["<b>", "&lt;b&gt;"],
    ["a & b", "a &amp; b"],
    ["&lt;", "&amp;lt;"],
    [`"'`, "&quot;&#39;"],
    ["`a=b`", "&#96;a&#61;b&#96;"],
    ["川崎 髙", "川崎 髙"],
  ])("turns %s into %s", (text, escaped) => {
    expect(escapeHtml(text)).toBe(escaped);
  });

  it("leaves nothing that HTML could take for markup", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"'`=]|&(?!(amp|lt|gt|quot|#39|#96|#61);)/);
      }),
    );
  });
});

describe("markup", () => {
  it("escapes strings and inserts markup as it is", () => {
    expect(markup`<p title="${'"'}">${markup`<b>${"<"}</b>`}</p>`).toEqual({
      html: '<p title="&quot;"><b>&lt;</b></p>',
    });
  });

  it("puts lists one under the other", () => {
    expect(markup`<ul>${["a", "b"].map((item) => markup`<li>${item}</li>`)}</ul>`.html).toBe(
      "<ul><li>a</li>\n<li>b</li></ul>",
    );
  });
});
