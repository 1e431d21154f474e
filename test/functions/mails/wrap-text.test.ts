import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { displayWidth, wrapText } from "../../../functions/mails/wrap-text.ts";

const sentence =
  "有効な認証コードは、最も新しいものだけです。複数のメールが届いたときは、送信日時が最も新しいメールの「認証コード」を30分以内に入力してください。";

describe("wrapping", () => {
  it("counts a full-width character as two columns", () => {
    expect(displayWidth("川崎ＡA1ー（)")).toBe(13);
  });

  it("loses and adds no character of a Japanese text", () => {
    const words = fc.array(fc.constantFrom(...sentence), { maxLength: 200 });
    fc.assert(
      fc.property(words, (characters) => {
        const text = characters.join("");
        expect(wrapText(text, "ja").replaceAll("\n", "")).toBe(text);
      }),
    );
  });

  it("loses no word of an English text and stays within 76 columns", () => {
    const words = fc.array(fc.stringMatching(/^[a-z.,]{1,20}$/), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(words, (list) => {
        const wrapped = wrapText(list.join(" "), "en");
        expect(wrapped.split(/\s/)).toEqual(list);
        expect(Math.max(...wrapped.split("\n").map(displayWidth))).toBeLessThanOrEqual(76);
      }),
    );
  });

  it("begins no line with a particle or closing mark, and ends none with an opening mark or a number", () => {
    for (let start = 0; start < 40; start += 1) {
      const lines = wrapText("　".repeat(start) + sentence, "ja").split("\n");
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^[、。」）のはがをにで]/);
      for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[「（\d]$/);
    }
  });

  it("keeps a word that is longer than a line whole", () => {
    const address = `https://example.jp/${"a".repeat(100)}`;
    expect(wrapText(`登録は ${address} から`, "ja").split("\n")).toContain(address);
  });
});
