/** What registrants read, in the words that were decided on: whatever was given up stays out of every catalogue. */
import { expect, describe as group, it } from "@jest/globals";
import { siteTexts } from "../commands/municipality/template/site.ts";
import { foundError } from "../contracts/field-errors.ts";
import { fieldLabel } from "../contracts/field-labels.ts";
import { inWords } from "../contracts/field-words.ts";
import type { Language, Localized } from "../contracts/language.ts";
import { problemGuide } from "../functions/http/problem-guide.ts";
import { problemTexts } from "../functions/lazy/problem-texts.ts";
import { renderAddressConfirmationMail } from "../functions/mails/address-confirmation-mail.ts";
import { renderAddressHeldMail } from "../functions/mails/address-held-mail.ts";
import { renderAlreadyRegisteredMail } from "../functions/mails/already-registered-mail.ts";
import { renderCodeMail } from "../functions/mails/code-mail.ts";
import { renderCompletionMail } from "../functions/mails/completion-mail.ts";
import { renderDormancyNoticeMail } from "../functions/mails/dormancy-notice-mail.ts";
import { renderEmailChangedMail } from "../functions/mails/email-changed-mail.ts";
import { renderEmailUndoneMail } from "../functions/mails/email-undone-mail.ts";
import { renderExportLinkMail } from "../functions/mails/export-link-mail.ts";
import { renderFarewellMail } from "../functions/mails/farewell-mail.ts";
import { renderHandedOverMail } from "../functions/mails/handed-over-mail.ts";
import { renderHandoverInvitationMail } from "../functions/mails/handover-invitation-mail.ts";
import { renderOrganizationChangedMail } from "../functions/mails/organization-changed-mail.ts";
import { renderPasswordChangedMail } from "../functions/mails/password-changed-mail.ts";
import { renderPasswordVoidedMail } from "../functions/mails/password-voided-mail.ts";
import { renderProposalMail } from "../functions/mails/proposal-mail.ts";
import { renderResetCodeMail } from "../functions/mails/reset-code-mail.ts";
import { renderResetStoppedMail } from "../functions/mails/reset-stopped-mail.ts";
import { renderResetUnknownMail } from "../functions/mails/reset-unknown-mail.ts";
import { renderReviveCodeMail } from "../functions/mails/revive-code-mail.ts";
import { renderReviveRefusedMail } from "../functions/mails/revive-refused-mail.ts";
import { renderSignInFailuresMail } from "../functions/mails/sign-in-failures-mail.ts";
import { renderSignInNoticeMail } from "../functions/mails/sign-in-notice-mail.ts";
import { renderWithdrawalMail } from "../functions/mails/withdrawal-mail.ts";
import { kawasaki as municipality } from "../testing/infrastructure/kawasaki.ts";
import { languages } from "../testing/mail-sender.ts";
import { deadLinkWords, linkWords, stopWords } from "../web/links/link-words.ts";
import { myPageWords, passwordWords, securityWords } from "../web/messages/account.ts";
import { accountExportWords } from "../web/messages/account-export.ts";
import { renewalWords, withdrawalWords } from "../web/messages/account-life.ts";
import { charactersWords } from "../web/messages/characters.ts";
import { easy } from "../web/messages/easy.ts";
import { editWords } from "../web/messages/edit.ts";
import { emailChangeWords } from "../web/messages/email-change.ts";
import { en } from "../web/messages/en.ts";
import { acceptanceWords, handoverWords } from "../web/messages/handover.ts";
import { handoverEntryWords } from "../web/messages/handover-entry.ts";
import { ja } from "../web/messages/ja.ts";
import { loginWords } from "../web/messages/login.ts";
import { noticeWords } from "../web/messages/notice.ts";
import { organizationWords } from "../web/messages/organization.ts";
import { procedureWords } from "../web/messages/procedures.ts";
import { publishedWords } from "../web/messages/published.ts";
import { resetWords } from "../web/messages/reset.ts";
import { revivalWords } from "../web/messages/revival.ts";
import { stepUpWords } from "../web/messages/step-up.ts";

const catalogues = { ja, en, "ja-easy": easy };
/** What screens say that have their words beside them. */
const screenWords = {
  linkWords,
  stopWords,
  deadLinkWords,
  noticeWords,
  emailChangeWords,
  handoverWords,
  acceptanceWords,
  handoverEntryWords,
  resetWords,
  revivalWords,
  editWords,
  publishedWords,
  procedureWords,
  loginWords,
  renewalWords,
  withdrawalWords,
  accountExportWords,
  organizationWords,
  stepUpWords,
  charactersWords,
  myPageWords,
  passwordWords,
  securityWords,
};
/** What a new municipality's folder begins with. */
const template = siteTexts({
  cityName: { ja: "みほん市", en: "Mihon City", "ja-easy": "みほん市" },
  kind: { ja: "市", en: "the City", "ja-easy": "市" },
  ...{ mailDomain: "mihon.example", codeMinutes: 30, passwordMinLength: 8, isChoice: true },
});
const { cityName, serviceName, contact, notices, site } = municipality;
const sender = { siteUrl: "https://example.jp", cityName, serviceName, contact };
const at = new Date("2026-11-22T03:04:05.000Z");

const client = {
  receptionNumber: "XSK1-X303-E2R",
  browser: "Chrome",
  os: "Windows",
  country: "Japan",
  region: "Kanagawa",
};

/** Texts as they stand, and those of functions for one and for two of whatever they are about. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function") return [1, 2].map((count) => String(value(count, count)));
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Of texts in several languages, those in this one. */
function localizedIn(value: unknown, language: Language): string[] {
  if (typeof value !== "object" || value === null) return [];
  if ("ja" in value && "en" in value) return textsIn(value[language as keyof typeof value]);
  return Object.values(value).flatMap((inner) => localizedIn(inner, language));
}

function mailsIn(language: Language): string[] {
  const registration = { codeNumber: 1, startedAt: at, browser: "Chrome" };
  const code = { code: "123456", sentAt: at, expiresAt: at, codeMinutes: 30 };
  return [
    renderCodeMail({ ...registration, ...code }, language, sender),
    renderAlreadyRegisteredMail({ ...registration, sentAt: at }, language, sender),
    renderAddressHeldMail({ ...registration, sentAt: at, heldUntil: at }, language, sender),
    renderCompletionMail(
      { name: "川崎商事", email: "a@example.jp", completedAt: at, receptionNumber: "XSK1-X303-E2R" },
      language,
      sender,
    ),
    ...(["changed", "reset", "broken-off"] as const).map((how) =>
      renderPasswordChangedMail({ changedAt: at, how, disavow: "/links/disavow#t" }, language, sender),
    ),
    renderPasswordVoidedMail({ voidedAt: at }, language, sender),
    ...(["previous", "new"] as const).flatMap((to) => [
      renderEmailChangedMail(
        {
          ...{ to, client, email: "a@example.jp", changedAt: at, undoUntil: at },
          ...(to === "previous" && { undoPath: "/links/email-undo#t" }),
        },
        language,
        sender,
      ),
      ...[true, false].map((hasPassword) =>
        renderHandedOverMail(
          {
            ...{ to, client, email: "a@example.jp", changedAt: at, undoUntil: at, hasPassword },
            ...(to === "previous" && { undoPath: "/links/email-undo#t" }),
          },
          language,
          sender,
        ),
      ),
      renderEmailUndoneMail({ to, state: "frozen", undoneAt: at, ofHandover: true }, language, sender),
      ...(["reverted", "frozen"] as const).map((state) =>
        renderEmailUndoneMail({ to, state, undoneAt: at }, language, sender),
      ),
    ]),
    renderExportLinkMail({ path: "/links/export#t", expiresAt: at }, language, sender),
    renderAddressConfirmationMail({ path: "/links/confirm-address#t", expiresAt: at }, language, sender),
    ...[{}, { newEmail: "jiro@example.jp" }].map((correction) =>
      renderProposalMail({ at, path: "/links/object#t", expiresAt: at, ...correction }, language, sender),
    ),
    renderHandoverInvitationMail({ path: "/links/handover#t", expiresAt: at }, language, sender),
    renderOrganizationChangedMail(
      {
        ...{ changedAt: at, effectiveOn: "2026-12-01", reason: "renamed" },
        changed: ["organizationName", "representative"],
      },
      language,
      sender,
    ),
    renderSignInNoticeMail(
      {
        signIns: [
          { at, client },
          { at, client },
        ],
        disavow: "/links/disavow#t",
      },
      language,
      sender,
    ),
    renderSignInFailuresMail({ noticedAt: at }, language, sender),
    ...(["requested", "postponed"] as const).map((what) =>
      renderWithdrawalMail({ erasesAt: at, what }, language, sender),
    ),
    renderResetCodeMail({ ...registration, ...code }, language, sender),
    renderResetUnknownMail({ ...registration, sentAt: at }, language, sender),
    renderResetStoppedMail({ ...registration, sentAt: at }, language, sender),
    renderReviveCodeMail({ ...registration, ...code }, language, sender),
    ...(["unknown", "in-use", "stopped"] as const).map((why) =>
      renderReviveRefusedMail(why)({ ...registration, sentAt: at }, language, sender),
    ),
    ...(["dormancy", "end"] as const).map((ahead) =>
      renderDormancyNoticeMail({ ahead, lastUsedAt: at, dueAt: at }, language, sender),
    ),
    ...(["dormant", "withdrawn"] as const).map((reason) => renderFarewellMail({ reason }, language, sender)),
  ].flatMap(({ subject, text }) => [
    subject,
    ...text.split("\n").filter((line) => !line.startsWith("https://")),
  ]);
}

function problemsIn(language: Language): string[] {
  return Object.entries(problemTexts).flatMap(([kind, { title, detail }]) => {
    // Each example is of the kind that its text is for.
    const { example } = problemGuide[kind as keyof typeof problemTexts];
    return [title[language], (detail[language] as (failure: unknown) => string)(example)];
  });
}

const fields = [
  "/password",
  "/passwordConfirmation",
  "/profile/phone",
  "/profile/organizationName",
  "/email",
];
const codes = ["required", "too-long", "kana", "date", "date-range", "boolean", "object", "invalid"];
const fieldTexts = (language: Language) =>
  fields.flatMap((field) => [
    fieldLabel(field)[language],
    ...codes.map(
      (code) => inWords(foundError(field, code, { max: 20, suggestion: "スミス" }), language).detail,
    ),
  ]);

/** The terms of use are left out: they are written like a law, and change with a version of their own. */
const textsOf = (language: Language): string[] => [
  ...textsIn(catalogues[language]),
  ...localizedIn({ screenWords }, language),
  // In a language that is not offered, it stands in Japanese, and nobody sees it.
  ...(municipality.languages.includes(language) ? localizedIn({ site, notices, contact }, language) : []),
  ...localizedIn(template, language),
  ...mailsIn(language),
  ...problemsIn(language),
  ...fieldTexts(language),
];

const given: Localized<readonly (readonly [instead: string, old: RegExp])[]> = {
  ja: [
    ["手続き", /手続(?!き)/],
    ["full-width brackets", /(?<![A-Z])\)(?![\w\s])|[\u3041-\u30FF\u4E00-\u9FFF]\((?!e-KAWASAKI\))/u],
    ["ブラウザー", /ブラウザ(?!ー)/],
    ["1通目のメール", /第\d+回|メールの回数/],
    ["メールを届けました", /メールサーバー/],
    ["メールを届けられませんでした", /メールが戻って/],
    ["迷惑メールに振り分けられたようです", /迷惑メールとして報告/],
    ["何回間違えたため", /回数を超えました/],
    ["ページが移動したか、URLが間違っているかもしれません", /URLが変わったか|入力が誤っている可能性/],
    ["推測されやすいパスワードです", /よく使われる、/],
    ["登録の続きを表示できません", /登録を始めたブラウザーではないか/],
  ],
  // Short and plain: what the guidelines for やさしい日本語 advise against.
  "ja-easy": [
    ["て ください", /お[^。]{1,8}ください|ご[確覧利登]/],
    ["one negation at most", /なければ|ないわけ|ざるを得/],
    ["plain verbs", /恐れ入り|いただ|申し訳|お手数|おります/],
    ["short sentences", /(?<!^https.*)[^。、（）「」\n]{60,}/],
    ["手続き", /手続(?!き)/],
    ["メールアドレスを 書いて", /を入力して/],
  ],
  en: [
    ["email", /\be-mail|\bmails?\b/i],
    ["sign in, sign out", /\blog(?:ged|ging)?[ -]?(?:in|out)s?\b/i],
    ["a plural rule", /\w\((?:e?s|ren)\)/],
    ["Enter a password", /\bEnter: /],
    ["the City of Kawasaki", /(?<!\b[Tt]he )\bCity of Kawasaki\b(?! website)(?=.*[.!])/],
    ["We cannot find your registration", /cannot be identified/],
    ["Time is up", /time is over|minutes have run out|time has run out/i],
    ["Reload", /load (?:it |the page )?again/i],
    ["continue where you left off", /go on where you were/],
    ["No. 1", /\bissue \d/i],
    ["Check your email", /^Email address registered$/],
  ],
};

group.each(languages)("what registrants read (%s)", (language) => {
  const texts = textsOf(language);

  it("is all looked at", () => {
    expect(texts.length).toBeGreaterThan(500);
    expect(texts.join()).not.toMatch(/undefined|NaN|\[object/);
  });

  it.each(given[language])("says %s", (_instead, old) => {
    expect(texts.filter((text) => old.test(text))).toEqual([]);
  });

  it("has no clock with seconds, but where two registrations of a minute are distinguished", () => {
    const clocks = texts.filter((text) => /\d:\d\d:\d\d/.test(text));
    expect(
      clocks.filter(
        (text) =>
          !/^(?:登録を 始めた|変え始めた|始めた|登録の開始|再設定の開始|再開のお申し込み|Registration started|Reset started|Resuming asked for)/.test(
            text,
          ),
      ),
    ).toEqual([]);
  });
});

group("plurals", () => {
  it.each([
    [en.form.errorsTitle(1), "There is 1 problem"],
    [en.form.errorsTitle(2), "There are 2 problems"],
    [en.profile.passwordNotYet(1), "1 condition met; two are needed."],
    [en.time.minutes(30), "about 30 minutes"],
    [en.code.resendIn(1), "You can send a new code in 1 second."],
    [procedureWords.en.shown(0), "0 procedures shown."],
  ])("%s", (text, expected) => expect(text).toBe(expected));
});

group("a field that is asked for in English", () => {
  it.each([
    ["/password", "Enter a password."],
    ["/passwordConfirmation", "Enter the password again."],
    ["/email", "Enter an email address."],
    ["/profile/organizationName", "Enter the name of the corporation or business."],
    ["/profile/representative/familyName", "Enter the representative's family name."],
    ["/profile/birthDate", "Enter the date of birth."],
    ["/profile/fax", "Enter fax."],
  ])("%s: %s", (pointer, detail) => {
    expect(inWords(foundError(pointer, "required"), "en").detail).toBe(detail);
  });
});
