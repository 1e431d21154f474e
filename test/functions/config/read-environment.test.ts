import { afterEach, describe, expect, it } from "@jest/globals";
import { readEnvironment } from "../../../functions/config/read-environment.ts";
import { environment as deliverMail } from "../../../functions/handlers/mail/deliver-mail.environment.ts";
import { environment as completeRegistration } from "../../../functions/handlers/registration/complete-registration.environment.ts";
import { environment as startRegistration } from "../../../functions/handlers/registration/start-registration.environment.ts";

const original = process.env;
afterEach(() => {
  process.env = original;
});

const settings = {
  accountTypes: ["business", "individual"],
  languages: ["ja"],
  terms: { version: "1.0", sha256: "5ca1ab1e", effectiveFrom: "2026-11-01", requiresAcceptance: false },
  earlierTerms: [],
  codeMinutes: 30,
  resendCooldownSeconds: 60,
  limits: {
    "starts-per-client": { perHour: 30 },
    "codes-per-address": { perDay: 30 },
    "codes-per-address-and-network": { perHour: 5, perDay: 10 },
    "mails-per-minute": { perMinute: 300 },
  },
  shortCodes: { perDayPerMailbox: 3, perHourPerClient: 4, wrongCodesPerDayPerClient: 50 },
};

const start = {
  STAGE: "prod",
  RELEASE: "1.2.3",
  ALLOWED_ORIGINS: "https://a.example, https://b.example",
  ORIGIN_PROOFS: "proof-1,proof-2",
  LANGUAGES: "ja,en",
  EPHEMERAL_TABLE: "ephemeral",
  MAIL_QUEUE_URL: "https://sqs/mails",
  EMAIL_SECRET_ID: "arn:secret",
  SETTINGS: JSON.stringify(settings),
};

describe("a function's environment", () => {
  it("is read as what it means, and no more of it than the function needs", () => {
    process.env = { ...start, AWS_REGION: "ap-northeast-1", OTHER: "x" };
    expect(readEnvironment(startRegistration)).toEqual({
      ...start,
      ALLOWED_ORIGINS: ["https://a.example", "https://b.example"],
      ORIGIN_PROOFS: ["proof-1", "proof-2"],
      LANGUAGES: ["ja", "en"],
      SETTINGS: settings,
    });
  });

  it("names what is missing, all at once, and no value", () => {
    const { STAGE: _, MAIL_QUEUE_URL: __, ...rest } = start;
    process.env = { ...rest, SETTINGS: JSON.stringify({ ...settings, codeMinutes: "s3cret" }) };
    expect(() => readEnvironment(startRegistration)).toThrow(
      "Environment variables are missing or malformed: STAGE, MAIL_QUEUE_URL, SETTINGS.codeMinutes",
    );
  });

  it.each(["", ",", "proof-1,", ",proof-2", "proof-1, ,proof-2"])("takes no empty proof: %j", (proofs) => {
    process.env = { ...start, ORIGIN_PROOFS: proofs };
    expect(() => readEnvironment(startRegistration)).toThrow("ORIGIN_PROOFS");
  });

  it.each(["0", "-1", "1.5", " 30", "030", "", "thirty"])("takes %j for no number", (MAIL_SPACING_MS) => {
    const names = Object.keys(deliverMail.shape);
    process.env = { ...Object.fromEntries(names.map((name) => [name, name])), MAIL_SPACING_MS };
    expect(() => readEnvironment(deliverMail)).toThrow("MAIL_SPACING_MS");
  });

  it.each([
    ["", "SETTINGS"],
    ["{", "SETTINGS"],
    ["30", "SETTINGS"],
    [JSON.stringify({ ...settings, codeMinutes: 0 }), "SETTINGS.codeMinutes"],
    [JSON.stringify({ ...settings, codeMinutes: 1.5 }), "SETTINGS.codeMinutes"],
    [JSON.stringify({ ...settings, limits: {} }), "SETTINGS.limits.starts-per-client"],
    [
      JSON.stringify({ ...settings, limits: { ...settings.limits, "mails-per-minute": {} } }),
      "SETTINGS.limits.mails-per-minute",
    ],
  ])("takes %j for no settings", (SETTINGS, name) => {
    process.env = { ...start, SETTINGS };
    expect(() => readEnvironment(startRegistration)).toThrow(name);
  });
});

it("a function that holds no code secret cannot name it", () => {
  expect(Object.keys(completeRegistration.shape)).not.toContain("CODE_SECRET_ID");
  expect(Object.keys(startRegistration.shape)).not.toContain("USER_POOL_CLIENT_SECRET_ID");
});
