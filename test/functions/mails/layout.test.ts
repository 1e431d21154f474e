import { describe, expect, it } from "@jest/globals";
import { htmlLanguage, type Localized } from "../../../contracts/language.ts";
import { renderAlreadyRegisteredMail } from "../../../functions/mails/already-registered-mail.ts";
import { renderCodeMail } from "../../../functions/mails/code-mail.ts";
import { renderCompletionMail } from "../../../functions/mails/completion-mail.ts";
import type { Mail } from "../../../functions/mails/mail.ts";
import { renderOrganizationChangedMail } from "../../../functions/mails/organization-changed-mail.ts";
import { renderPasswordChangedMail } from "../../../functions/mails/password-changed-mail.ts";
import { renderPasswordVoidedMail } from "../../../functions/mails/password-voided-mail.ts";
import { renderSignInFailuresMail } from "../../../functions/mails/sign-in-failures-mail.ts";
import { renderSignInNoticeMail } from "../../../functions/mails/sign-in-notice-mail.ts";
import { languages, sender } from "../../../testing/mail-sender.ts";

const at = new Date("2026-11-22T03:04:05.000Z");
const disavow = "/links/disavow#t0ken";
const registration = {
  codeNumber: 1,
  startedAt: at,
  receptionNumber: "XSK1-X303-E2R",
  browser: "Chrome（Windows）",
};
const mails = languages.flatMap((language): [string, (typeof languages)[number], Mail][] => [
  [
    "code",
    language,
    renderCodeMail(
      { code: "987654", ...registration, sentAt: at, expiresAt: at, codeMinutes: 30 },
      language,
      sender,
    ),
  ],
  [
    "already registered",
    language,
    renderAlreadyRegisteredMail({ ...registration, sentAt: at }, language, sender),
  ],
  [
    "completion",
    language,
    renderCompletionMail(
      { name: "川崎商事", email: "a@example.jp", completedAt: at, receptionNumber: "XSK1-X303-E2R" },
      language,
      sender,
    ),
  ],
  [
    "password",
    language,
    renderPasswordChangedMail({ changedAt: at, how: "changed", disavow }, language, sender),
  ],
  [
    "broken off",
    language,
    renderPasswordChangedMail({ changedAt: at, how: "broken-off", disavow }, language, sender),
  ],
  [
    "sign-in notice",
    language,
    renderSignInNoticeMail(
      {
        signIns: [{ at, client: { browser: "Chrome", os: "Windows", country: "Japan", region: "Kanagawa" } }],
        disavow,
      },
      language,
      sender,
    ),
  ],
  ["sign-ins failing", language, renderSignInFailuresMail({ noticedAt: at }, language, sender)],
  ["voided", language, renderPasswordVoidedMail({ voidedAt: at }, language, sender)],
  [
    "organization",
    language,
    renderOrganizationChangedMail(
      { changedAt: at, effectiveOn: "2026-12-01", reason: "typo", changed: ["representative"] },
      language,
      sender,
    ),
  ],
]);

const plain = (html: string) =>
  html
    .replace(
      /&(?:#39|amp|quot);/g,
      (entity) => ({ "&#39;": "'", "&amp;": "&", "&quot;": '"' })[entity] ?? entity,
    )
    .trimEnd();

describe.each(mails)("the %s mail (%s)", (_name, language, { subject, text, html }) => {
  it("declares its language", () => {
    expect(html).toContain(`<html lang="${htmlLanguage(language)}"`);
  });

  it("breaks no line within a sentence", () => {
    const paragraphs = html.match(/(?<=<p[^>]*>)[^<]+(?=<)/g) ?? [];
    const ends: Localized<RegExp> = {
      ja: /(?<=。)(?![」）]|$)/u,
      en: /$^/,
      "ja-easy": /(?<=。)(?![」）]|$)/u,
    };
    const lines = text.split("\n");
    const sentences = paragraphs.flatMap((paragraph) => plain(paragraph).split(ends[language]));
    expect(sentences.length).toBeGreaterThan(5);
    for (const sentence of sentences.filter((each) => /[。.:：]$/u.test(each)))
      expect(lines).toContain(sentence);
  });

  it("leads to screens in its language only", () => {
    const prefix: Localized<RegExp> = {
      ja: /^https:\/\/procedures\.example\.jp\/(?!(?:en|easy)\b)/,
      "ja-easy": /\.jp\/easy\b/,
      en: /\.jp\/en\b/,
    };
    for (const [url] of text.matchAll(/https:\S+/g)) expect(url).toMatch(prefix[language]);
  });

  it("is read in natural English", () => {
    expect(text).not.toMatch(/\b(?:of|from) City of\b|\bmails?\b|log(?:ged)? (?:in|out)/);
  });

  it("loads nothing from elsewhere, so that opening it reports to nobody", () => {
    expect(html).not.toMatch(/<(img|link|script|iframe|style|object)\b|url\(|src=/i);
  });

  it("sets no colour, so that light and dark both stay readable", () => {
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).not.toMatch(/[";](background(-color)?|color):/);
  });

  it("is at most 600 pixels wide and uses no table", () => {
    expect(html).toContain("max-width:600px");
    expect(html).not.toContain("<table");
  });

  it("names the service in the subject and the city and the contact at the end of both parts", () => {
    expect(subject).toContain(sender.serviceName[language]);
    for (const part of [text, html]) {
      expect(part).toContain(sender.cityName[language]);
      expect(part).toContain(sender.contact[language]);
    }
  });
});
