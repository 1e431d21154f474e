import { describe, expect, it } from "@jest/globals";
import type * as z from "zod/mini";
import { accountType } from "../../contracts/account-type.ts";
import { auditEventName, recordedEvent } from "../../contracts/audit.ts";
import { charactersAnswer, charactersQuery } from "../../contracts/characters-answer.ts";
import { completionAnswer } from "../../contracts/completion.ts";
import { businessAccount, individualAccount } from "../../contracts/endpoints.ts";
import { refusedCharacter } from "../../contracts/japanese/refused-character.ts";
import { language } from "../../contracts/localized.ts";
import { mailEventMessage, mailEventName } from "../../contracts/mail-event.ts";
import { meAnswer } from "../../contracts/me-answer.ts";
import { deliveriesBeforeDeadLetter, followUpMessage, mailMessage } from "../../contracts/messages.ts";
import { passwordClass } from "../../contracts/password.ts";
import { postalAddressAnswer } from "../../contracts/postal-address.ts";
import { fieldError, problem } from "../../contracts/problem.ts";
import {
  mailStatus,
  registrationAnswer,
  registrationState,
  reviewRequest,
  startAnswer,
  verifyAnswer,
} from "../../contracts/registration.ts";
import { signInAnswer } from "../../contracts/session.ts";
import { siteConfig } from "../../contracts/site-config.ts";
import { termsAnswer } from "../../contracts/terms.ts";
import { aBusinessProfile, anIndividualProfile } from "../../testing/builders.ts";
import { parsing } from "../../testing/contracts/parsing.ts";

const expiresAt = "2026-01-15T01:30:00.000Z";
const started = {
  registrationId: "p0aRJQmoxTkqFzNbRM6R8w",
  receptionNumber: "XSK1-X303-E2R",
  state: "code-sent",
  email: "hanako@example.jp",
  startedAt: "2026-01-15T01:00:00.000Z",
  browser: "Chrome（Windows）",
  expiresAt,
  resendAvailableAt: "2026-01-15T01:01:00.000Z",
};
const refused = { character: "髙", codePoint: "U+9AD9", position: 1, suggestion: "高" };
const correlationId = "JKJaXmPLvHcESHA";
const both = (text: string) => ({
  ja: `${text}（日本語）`,
  en: text,
  "ja-easy": text,
});
const link = { label: both("Page"), url: "https://example.jp/page" };
const procedure = {
  name: both("Move"),
  summary: both("When you move."),
  needs: both("Your card."),
  department: both("Residents"),
  link,
};
const error = {
  pointer: "/profile/familyName",
  code: "unsupported-character",
  detail: "…",
  characters: [refused],
  suggestion: "高",
  classes: ["lower"],
};

/** What stands in a message or an answer when all of it does, and which of its members may be missing. */
const shapes: [name: string, schema: z.ZodMiniType, whole: object, optional?: readonly string[]][] = [
  ["startAnswer", startAnswer, { ...started, emailSuggestion: "hanako@gmail.com" }, ["emailSuggestion"]],
  [
    "registrationAnswer",
    registrationAnswer,
    { ...started, accountType: "business", issue: 1, attemptsLeft: 5, mail: { status: "sent" } },
  ],
  ["mail of registrationAnswer", registrationAnswer.shape.mail, { status: "queued" }],
  ["verifyAnswer", verifyAnswer, { state: "verified", expiresAt }],
  ["reviewRequest", reviewRequest, { profile: {} }, ["profile"]],
  ["completionAnswer", completionAnswer, { accountId: "a", state: "completed" }],
  ["signInAnswer", signInAnswer, { accountId: "a" }],
  [
    "meAnswer",
    meAnswer,
    {
      accountId: "a",
      receptionNumber: "XSK1-X303-E2R",
      accountType: "individual",
      email: "a@b.jp",
      profile: anIndividualProfile(),
    },
  ],
  [
    "businessAccount",
    businessAccount,
    {
      accountId: "a",
      receptionNumber: "XSK1-X303-E2R",
      accountType: "business",
      email: "a@b.jp",
      profile: aBusinessProfile(),
    },
  ],
  [
    "individualAccount",
    individualAccount,
    {
      accountId: "a",
      receptionNumber: "XSK1-X303-E2R",
      accountType: "individual",
      email: "a@b.jp",
      profile: anIndividualProfile(),
    },
  ],
  [
    "termsAnswer",
    termsAnswer,
    { version: "1", sha256: "5f", effectiveFrom: "2026-01-01", title: "利用規約", body: "# …" },
  ],
  ["postalAddressAnswer", postalAddressAnswer, { candidates: [], dataDate: "2026-10-31" }],
  [
    "candidate of postalAddressAnswer",
    postalAddressAnswer.shape.candidates.def.element,
    { prefecture: "神奈川県", city: "川崎市川崎区", town: "", office: "川崎市役所" },
    ["office"],
  ],
  [
    "charactersAnswer",
    charactersAnswer,
    {
      groups: [{ name: "ひらがな", characters: "ぁあ" }],
      check: { normalised: "髙", refused: [refused], suggestion: "高" },
    },
    ["check"],
  ],
  [
    "group of charactersAnswer",
    charactersAnswer.shape.groups.def.element,
    { name: "記号", characters: "、" },
  ],
  [
    "check of charactersAnswer",
    charactersAnswer.shape.check.def.innerType,
    { normalised: "髙", refused: [refused], suggestion: "高" },
    ["suggestion"],
  ],
  ["refusedCharacter", refusedCharacter, refused, ["suggestion"]],
  ["fieldError", fieldError, error, ["characters", "suggestion", "classes"]],
  [
    "mailMessage",
    mailMessage,
    {
      kind: "code",
      purpose: "registration",
      flowId: "r",
      codeNumber: 1,
      emailHmac: "h",
      correlationId,
    },
    ["correlationId"],
  ],
  [
    "completion of followUpMessage",
    followUpMessage,
    { kind: "completion", registrationId: "r", correlationId },
    ["correlationId"],
  ],
  [
    "half-account of followUpMessage",
    followUpMessage,
    { kind: "half-account", userSub: "s", accountId: "a", registrationId: "r", correlationId },
    ["correlationId"],
  ],
  [
    "recordedEvent",
    recordedEvent,
    {
      event: "mail.sent",
      outcome: "success",
      reason: "r",
      registrationId: "r",
      accountId: "a",
      emailHmac: "5f",
      hmacKeyId: "k",
      termsVersion: "1",
      termsSha256: "5f",
      attempt: 1,
      issue: 1,
      sesMessageId: "m",
    },
    [
      "reason",
      "registrationId",
      "accountId",
      "emailHmac",
      "hmacKeyId",
      "termsVersion",
      "termsSha256",
      "attempt",
      "issue",
      "sesMessageId",
    ],
  ],
  [
    "siteConfig",
    siteConfig,
    {
      catchphrase: { ja: ["一行目", "二行目"], en: ["First", "second"], "ja-easy": ["一つ", "二つ"] },
      introduction: both("Introduction"),
      purposeOfUse: both("Purpose"),
      links: [link],
      procedures: {
        individual: [{ name: both("Living"), procedures: [procedure] }],
        business: [{ name: both("Business"), procedures: [] }],
      },
      help: [{ id: "mail", title: both("Mail"), body: [both("Text")] }],
      faq: [{ question: both("Why?"), answer: [both("Because.")] }],
      municipality: "example",
      accountTypes: ["business", "individual"],
      languages: ["ja", "en"],
      passwordMinLength: 8,
      cityName: both("City"),
      serviceName: both("Service"),
      codeMinutes: 30,
      mailDomain: "example.jp",
      contact: both("Desk"),
      accent: { primary: "#00aa99", onPrimary: "#ffffff" },
      notices: [{ publishedOn: "2026-01-15", title: both("News"), body: both("Text") }],
      developerLinks: [{ label: both("Inbox"), url: "/_local" }],
    },
    ["developerLinks"],
  ],
  ["procedures of siteConfig", siteConfig.shape.procedures, { individual: [], business: [] }],
  ["accent of siteConfig", siteConfig.shape.accent, { primary: "#00aa99", onPrimary: "#ffffff" }],
  [
    "procedure of siteConfig",
    siteConfig.shape.procedures.shape.individual.def.element.shape.procedures.def.element,
    procedure,
    ["needs", "link"],
  ],
  ["link of siteConfig", siteConfig.shape.links.def.element, link],
  [
    "section of siteConfig",
    siteConfig.shape.help.def.element,
    { id: "mail", title: both("Mail"), body: [both("Text")] },
  ],
  ["text of siteConfig", siteConfig.shape.cityName, both("City")],
];

describe.each(shapes)("%s", (_, schema, whole, optional = []) => {
  const takes = (input: unknown) => schema.safeParse(input).success;
  const without = (name: string) => ({ ...whole, [name]: undefined });

  it("is taken whole, as it is", () => expect(parsing(schema, whole)).toEqual({ value: whole }));

  it("lacks nothing but what may be missing", () => {
    expect(Object.keys(whole).filter((name) => takes(without(name)))).toEqual(optional);
  });

  it("has no other members, and none of another kind", () => {
    expect(takes({ ...whole, more: 1 })).toBe(false);
    const anything = schema === reviewRequest ? ["profile"] : [];
    expect(Object.keys(whole).filter((name) => takes({ ...whole, [name]: Symbol() }))).toEqual(anything);
  });
});

/** Every word of ours that crosses the wire. */
const vocabularies: [string, z.ZodMiniType, string][] = [
  ["accountType", accountType, "business individual"],
  ["language", language, "ja en"],
  [
    "registrationState",
    registrationState,
    "requested code-sent verified completing completed expired duplicate",
  ],
  ["mailStatus", mailStatus, "queued sent delivered delayed bounced complained failed"],
  ["passwordClass", passwordClass, "upper lower digit symbol"],
  ["outcome of an audit record", recordedEvent.shape.outcome, "success failure"],
  [
    "auditEventName",
    auditEventName,
    `registration.started registration.completed registration.expired registration.duplicate registration.compensated
    terms.accepted code.issued code.resent code.failed code.locked code.expired code.verified mail.queued mail.sent
    mail.delivered mail.delayed mail.bounced mail.complained mail.failed profile.saved auth.signed-in auth.failed
    auth.signed-out auth.session-expired limit.reached csrf.rejected input.rejected origin.rejected account.updated
    account.deleted`,
  ],
];

it.each(vocabularies)("%s has its words", (_, schema, words) => {
  expect(schema).toHaveProperty("options", expect.arrayContaining(words.split(/\s+/)));
  expect(schema.safeParse("").success).toBe(false);
});

describe("what the mail service reports", () => {
  const report = {
    event: "Email Bounced",
    messageId: "0101-a_b",
    reason: "Permanent/General",
    kind: "code",
    flowId: "p0aRJQmoxTkqFzNbRM6R8w",
    codeNumber: "2",
    correlationId,
  };
  const takes = (special: object) => mailEventMessage.safeParse({ ...report, ...special }).success;

  it("has the code's number as one", () => {
    expect(mailEventMessage.parse(report)).toEqual({ ...report, codeNumber: 2 });
  });

  it("is an event by the service's own name", () => {
    const names = [
      "Email Delivered",
      "Email Delivery Delayed",
      "Email Bounced",
      "Email Complaint Received",
      "Email Rejected",
      "Email Rendering Failed",
    ];
    expect(mailEventName.options).toEqual(names);
  });

  it.each(["event", "messageId", "kind", "flowId", "codeNumber", "correlationId"])(
    "always has its %s",
    (name) => expect(takes({ [name]: undefined })).toBe(false),
  );

  it.each([{ reason: undefined }, { kind: "completion", codeNumber: "0" }, { reason: "MailboxFull" }])(
    "may have %j",
    (special) => expect(takes(special)).toBe(true),
  );

  it.each<[string, string, string]>([
    ["messageId", "a", "x".repeat(128)],
    ["flowId", "a", "x".repeat(128)],
    ["codeNumber", "1", "1".repeat(9)],
    ["reason", "a", "x".repeat(48)],
    ["reason", "a/b", `${"x".repeat(48)}/${"y".repeat(48)}`],
  ])("has a %s from %j to %j, whole", (name, shortest, longest) => {
    const wrong = ["", `${longest}1`, `${longest}x`, `!${shortest}`, `${shortest}!`, `${shortest}\n`];
    expect([shortest, longest].map((text) => takes({ [name]: text }))).toEqual([true, true]);
    expect(wrong.filter((text) => takes({ [name]: text }))).toEqual([]);
  });

  it.each([
    { kind: "other" },
    { reason: "/General" },
    { reason: "Permanent/" },
    { reason: "a/b/c" },
    { more: 1 },
  ])("is refused with %j", (special) => expect(takes(special)).toBe(false));
});

describe("the site's configuration", () => {
  const { help, notices, accent, links, codeMinutes, mailDomain, catchphrase } = siteConfig.shape;
  const dayOf = notices.def.element.shape.publishedOn;
  const idOf = help.def.element.shape.id;
  const urlOf = links.def.element.shape.url;
  it.each<[string, z.ZodMiniType, unknown[], unknown[]]>([
    ["colour", accent.shape.primary, ["#0a9f00"], ["#0A9F00", "#0a9f0", "#0a9f000", "0a9f00", "x#0a9f00"]],
    ["day", dayOf, ["2026-01-15"], ["26-01-15", "2026-1-15", "2026-01-5", "12026-01-15", "2026-01-150"]],
    ["anchor", idOf, ["mail", "a", "lost-mail"], ["", "Mail", "-mail", "mail1", "1mail", "a mail"]],
    ["link", urlOf, ["https://example.jp", "http://x"], ["ftp://x", "xhttps://x", "httpsx://x", "/page"]],
    ["minutes", codeMinutes, [1, 30], [0, -1, 1.5, "30"]],
    ["text", mailDomain, ["x"], [""]],
    [
      "paragraphs",
      help.def.element.shape.body,
      [[both("x")]],
      [[], [{ ja: "x" }], [{ ...both("x"), fr: "x" }]],
    ],
    [
      "lines",
      catchphrase,
      [{ ja: [], en: [], "ja-easy": [] }],
      [
        { ja: [""], en: [], "ja-easy": [] },
        { ja: [], en: [] },
      ],
    ],
  ])("has a %s of %j, not of %j", (_, schema, right, wrong) => {
    const takes = (input: unknown) => schema.safeParse(input).success;
    expect(right.filter(takes)).toEqual(right);
    expect(wrong.filter(takes)).toEqual([]);
  });
});

it("a problem may have members that are yet unknown, and always has its own", () => {
  const whole = {
    type: "/problems/expired",
    title: "…",
    status: 410,
    code: "expired",
    detail: "…",
    errors: [error],
  };
  expect(parsing(problem, { ...whole, more: 1 })).toEqual({ value: { ...whole, more: 1 } });
  for (const name of Object.keys(whole))
    expect(problem.safeParse({ ...whole, [name]: undefined }).success).toBe(false);
});

it("a text to check has 1,000 characters, or is missing, and other parameters are left alone", () => {
  const text = "x".repeat(1_000);
  expect(parsing(charactersQuery, { text, _: "1" })).toEqual({ value: { text } });
  expect(parsing(charactersQuery, {})).toEqual({ value: {} });
  const { error } = charactersQuery.safeParse({ text: `${text}x` });
  expect(error?.issues).toMatchObject([{ message: "too-long", params: { max: 1_000 } }]);
});

it("a message is delivered ten times before somebody has to look at it", () => {
  expect(deliveriesBeforeDeadLetter).toBe(10);
});
