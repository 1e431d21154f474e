import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { pathIn } from "../../../contracts/site-paths.ts";
import { renderAlreadyRegisteredMail } from "../../../functions/mails/already-registered-mail.ts";
import { codesInMail, languages, sender } from "../../../testing/mail-sender.ts";

const facts = {
  codeNumber: 1,
  startedAt: new Date("2026-11-22T03:03:01.000Z"),
  browser: "Safari（iPhone）",
  sentAt: new Date("2026-11-22T03:04:05.000Z"),
};

describe.each(languages)("the mail to an address that is registered already (%s)", (language) => {
  it("holds nothing that looks like a code", () => {
    const anyFacts = fc.record({
      codeNumber: fc.integer({ min: 1, max: 99 }),
      startedAt: fc.date({ min: new Date("2026-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
      browser: fc.constantFrom("Chrome（Windows）", "不明なブラウザー"),
      sentAt: fc.date({ min: new Date("2026-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
    });
    fc.assert(
      fc.property(anyFacts, (any) => {
        const mail = renderAlreadyRegisteredMail(any, language, sender);
        expect(codesInMail(mail)).toEqual({ subject: [], text: [], html: [] });
      }),
    );
  });

  it.each(["/login", "/password/reset"])("links to %s in its language", (path) => {
    const url = `https://procedures.example.jp${pathIn(language, path)}`;
    const { text, html } = renderAlreadyRegisteredMail(facts, language, sender);
    expect(text.split("\n")).toContain(url);
    expect(html).toContain(`<a href="${url}"`);
  });
});

describe("what the mail to a registered address says", () => {
  it.each([
    "すでに利用者登録がお済みです",
    "お手続きの必要はありません",
    "2026年11月22日（日）12:04（日本時間）",
    "2026年11月22日（日）12:03:01（日本時間）",
    "Safari（iPhone）",
    "1通目",
  ])("in Japanese: %s", (words) => {
    const { text, html } = renderAlreadyRegisteredMail(facts, "ja", sender);
    expect(text.replaceAll("\n", "")).toContain(words);
    expect(html).toContain(words);
  });

  it.each(["it is registered already", "you need not do anything", "Sun, 22 November 2026, 12:04"])(
    "in English: %s",
    (words) => {
      const { text, html } = renderAlreadyRegisteredMail(facts, "en", sender);
      expect(text.replaceAll("\n", " ")).toContain(words);
      expect(html).toContain(words);
    },
  );
});
