import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { pathIn } from "../../../contracts/site-paths.ts";
import { type CodeMailFacts, renderCodeMail } from "../../../functions/mails/code-mail.ts";
import { codesInMail, languages, sender } from "../../../testing/mail-sender.ts";

const facts: CodeMailFacts = {
  code: "012345",
  codeNumber: 2,
  startedAt: new Date("2026-11-22T14:40:15.678Z"),
  browser: "Chrome（Windows）",
  sentAt: new Date("2026-11-22T14:45:30.000Z"),
  expiresAt: new Date("2026-11-22T15:15:30.000Z"),
  codeMinutes: 30,
};

const anyFacts = fc.record<CodeMailFacts>({
  code: fc.stringMatching(/^(?:\d{6}|\d{9})$/),
  codeNumber: fc.integer({ min: 1, max: 99 }),
  startedAt: fc.date({ min: new Date("2026-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
  browser: fc.constantFrom("Chrome（Windows）", "Safari (iPhone)", "不明なブラウザー"),
  sentAt: fc.date({ min: new Date("2026-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
  expiresAt: fc.date({ min: new Date("2026-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
  codeMinutes: fc.integer({ min: 1, max: 1440 }),
});

describe.each(languages)("the mail with a code (%s)", (language) => {
  it("holds the code once in each part, and nothing else that looks like one", () => {
    fc.assert(
      fc.property(anyFacts, (any) => {
        const runs = codesInMail(renderCodeMail(any, language, sender));
        expect(runs).toEqual({ subject: [], text: [any.code], html: [any.code] });
      }),
    );
  });

  it("gives the code a line of its own, ready to be copied", () => {
    const { text, html } = renderCodeMail(facts, language, sender);
    expect(text.split("\n")).toContain(facts.code);
    expect(html).toContain(">012345<");
  });

  it("keeps the code out of what an inbox shows before it is opened", () => {
    const { html } = renderCodeMail(facts, language, sender);
    expect(html.indexOf(facts.code)).toBeGreaterThan(html.indexOf("<h1"));
  });

  it("leads back to the screen for the code, in its language", () => {
    const { text, html } = renderCodeMail(facts, language, sender);
    const url = `https://procedures.example.jp${pathIn(language, "/register/code")}`;
    expect(text.split("\n")).toContain(url);
    expect(html).toContain(`<a href="${url}"`);
  });

  it("never has a carriage return", () => {
    fc.assert(
      fc.property(anyFacts, (any) => {
        expect(Object.values(renderCodeMail(any, language, sender)).join()).not.toContain("\r");
      }),
    );
  });
});

describe("what the mail with a code says", () => {
  it.each([
    "認証コード（2通目のメール）",
    "送信日時：2026年11月22日（日）23:45（日本時間）",
    "有効期限：2026年11月23日（月）00:15（日本時間）",
    "30分以内に本登録画面で登録情報を入力してください",
    "登録の開始：2026年11月22日（日）23:40:15（日本時間）",
    "ブラウザー：Chrome（Windows）",
    "メール：2通目",
    "この登録の新しい認証コードだけが使えます",
    "何も登録されません",
    "「本登録完了のお知らせ」のメールをお送りします",
    "登録を始めたブラウザーで、次のページから続けられます",
    "パスワードをお尋ねすることはありません",
    "044-200-0000",
  ])("in Japanese: %s", (words) => {
    const { text, html } = renderCodeMail(facts, "ja", sender);
    expect(text.replaceAll("\n", "")).toContain(words);
    expect(withoutTags(html)).toContain(
      words.replace(/^(送信日時|有効期限|登録の開始|ブラウザー|メール)：/, ""),
    );
  });

  it.each([
    "Verification code (email 2)",
    "Sent: Sun, 22 November 2026, 23:45 (Japan Standard Time)",
    "Valid until: Mon, 23 November 2026, 00:15 (Japan Standard Time)",
    "within 30 minutes",
    "Registration started: Sun, 22 November 2026, 23:40:15 (Japan Standard Time)",
    "Browser: Chrome（Windows）",
    "Email: No. 2",
    "Only the newest code of this registration works.",
    "Nothing is registered",
    "we will send you an email to confirm it",
    "If you have closed the registration screen",
    "will ever ask for your code or your password",
    "+81-44-200-0000",
  ])("in English: %s", (words) => {
    const { text, html } = renderCodeMail(facts, "en", sender);
    expect(text.replaceAll("\n", " ")).toContain(words);
    expect(withoutTags(html)).toContain(
      words.replace(/^(Sent|Valid until|Registration started|Browser|Email): /, ""),
    );
  });

  it("distinguishes one code number from another in the subject", () => {
    expect(renderCodeMail(facts, "ja", sender).subject).toBe(
      "【オンライン手続きかわさき（e-KAWASAKI）】認証コードのお知らせ（2通目）",
    );
    expect(renderCodeMail(facts, "en", sender).subject).toBe(
      "[e-KAWASAKI Online Procedures] Your verification code (email 2)",
    );
  });
});

const withoutTags = (html: string) => html.replace(/<[^>]*>/g, "");
