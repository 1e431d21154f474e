import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Localized } from "../../../contracts/language.ts";
import { pathIn } from "../../../contracts/site-paths.ts";
import { renderCompletionMail } from "../../../functions/mails/completion-mail.ts";
import { escapeHtml } from "../../../functions/mails/markup.ts";
import { singleLine } from "../../../functions/mails/single-line.ts";
import { unlinked } from "../../../functions/mails/unlinked.ts";
import { codesInMail, languages, sender } from "../../../testing/mail-sender.ts";

const receptionNumber = "XSK1-X303-E2R";
const completedAt = new Date("2026-11-22T03:04:05.000Z");
const render = (name: string, language: (typeof languages)[number]) =>
  renderCompletionMail({ name, email: "hanako@example.jp", completedAt, receptionNumber }, language, sender);

const hostileNames = [
  "<img src=x onerror=alert(1)>",
  "\"quoted\" & 'single' `tick`",
  '=HYPERLINK("https://evil.example","click")',
  "</p></main><script>alert(1)</script>",
  "$& $1 $' \\0",
];

const honorifics: Localized = { ja: "　様", en: "", "ja-easy": "　さん" };

describe.each(languages)("the mail of a completed registration (%s)", (language) => {
  it.each(hostileNames)("shows the name %s as it is in text, and escaped in HTML", (name) => {
    const { text, html } = render(name, language);
    expect(text.split("\n")[0]).toBe(`${unlinked(name)}${honorifics[language]}`);
    expect(html).toContain(`>${escapeHtml(unlinked(name))}`);
  });

  it("differs between two names in the escaped name only", () => {
    const blank = render("NAME", language);
    fc.assert(
      // A stored name is trimmed and never blank, and one line.
      fc.property(fc.string({ unit: "grapheme" }), (typed) => {
        const name = typed.trim();
        fc.pre(name !== "" && name === singleLine(name));
        const { subject, text, html } = render(name, language);
        expect(subject).toBe(blank.subject);
        expect(text).toBe(blank.text.replace("NAME", () => unlinked(name)));
        expect(html).toBe(blank.html.replace("NAME", () => escapeHtml(unlinked(name))));
      }),
    );
  });

  it.each(["\r\nBcc: all@example.jp", "\nforged line", "\u2028forged", "\u0000\u001b[31m"])(
    "lets no control character of a name (%j) begin a line",
    (attack) => {
      const mail = render(`Kawasaki${attack}`, language);
      const { text, html } = render(`Kawasaki ${attack.replace(/[\p{Cc}\u2028]/gu, "")}`, language);
      expect(mail).toMatchObject({ text, html });
      expect(Object.values(mail).join()).not.toContain("\r");
    },
  );

  it.each(["/", "/mypage"])("leads to %s in its language", (path) => {
    const { text, html } = render("川崎商事", language);
    const url = `https://procedures.example.jp${pathIn(language, path)}`;
    expect(text.split("\n")).toContain(url);
    expect(html).toContain(`<a href="${url}"`);
  });

  it("says what the user id is without writing it out, and whom to contact", () => {
    const { text, html } = render("川崎商事", language);
    const userId: Localized<RegExp> = {
      ja: /利用者ID：ha\*\*\*@example\.jp（.*メールアドレス）/,
      "ja-easy": /利用者（りようしゃ）ID：ha\*\*\*@example\.jp（.*メールアドレス）/,
      en: /User ID: ha\*\*\*@example\.jp \(.*email address/,
    };
    expect(text).toMatch(userId[language]);
    for (const part of [text, html]) {
      expect(part).not.toContain("hanako");
      expect(part.split(sender.contact[language])).toHaveLength(3);
    }
  });

  it("holds nothing that looks like a code", () => {
    expect(codesInMail(render("川崎商事", language))).toEqual({ subject: [], text: [], html: [] });
  });
});
