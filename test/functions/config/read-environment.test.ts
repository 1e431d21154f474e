import { afterEach, describe, expect, it } from "@jest/globals";
import {
  codesPerMailbox,
  mailsOfAll,
  startsPerClient,
  wrongCodesPerMailbox,
} from "../../../functions/config/limits.ts";
import { mailSettings } from "../../../functions/config/mail-settings.ts";
import { readEnvironment } from "../../../functions/config/read-environment.ts";
import { environment as deliverMail } from "../../../functions/handlers/mail/deliver-mail.environment.ts";
import { environment as completeRegistration } from "../../../functions/handlers/registration/complete-registration.environment.ts";
import { environment as startRegistration } from "../../../functions/handlers/registration/start-registration.environment.ts";

const original = process.env;
afterEach(() => {
  process.env = original;
});

const start = {
  STAGE: "prod",
  RELEASE: "1.2.3",
  ALLOWED_ORIGINS: "https://a.example, https://b.example",
  ORIGIN_PROOFS: "proof-1,proof-2",
  EPHEMERAL_TABLE: "ephemeral",
  MAIL_QUEUE_URL: "https://sqs/mails",
  EMAIL_SECRET_ID: "arn:secret",
  CODE_MINUTES: "30",
  RESEND_COOLDOWN_SECONDS: "60",
  CODES_PER_HOUR_PER_MAILBOX: "5",
  CODES_PER_DAY_PER_MAILBOX: "10",
  WRONG_CODES_PER_DAY_PER_MAILBOX: "20",
  STARTS_PER_HOUR_PER_CLIENT: "30",
  MAILS_PER_MINUTE: "300",
};

describe("a function's environment", () => {
  it("is read as what it means, and no more of it than the function needs", () => {
    process.env = { ...start, AWS_REGION: "ap-northeast-1", OTHER: "x" };
    expect(readEnvironment(startRegistration)).toEqual({
      ...start,
      ALLOWED_ORIGINS: ["https://a.example", "https://b.example"],
      ORIGIN_PROOFS: ["proof-1", "proof-2"],
      CODE_MINUTES: 30,
      RESEND_COOLDOWN_SECONDS: 60,
      CODES_PER_HOUR_PER_MAILBOX: 5,
      CODES_PER_DAY_PER_MAILBOX: 10,
      WRONG_CODES_PER_DAY_PER_MAILBOX: 20,
      STARTS_PER_HOUR_PER_CLIENT: 30,
      MAILS_PER_MINUTE: 300,
    });
  });

  it("names what is missing, all at once, and no value", () => {
    const { STAGE: _, MAIL_QUEUE_URL: __, ...rest } = start;
    process.env = { ...rest, CODE_MINUTES: "s3cret" };
    expect(() => readEnvironment(startRegistration)).toThrow(
      "Environment variables are missing or malformed: STAGE, MAIL_QUEUE_URL, CODE_MINUTES",
    );
  });

  it.each(["", ",", "proof-1,", ",proof-2", "proof-1, ,proof-2"])("takes no empty proof: %j", (proofs) => {
    process.env = { ...start, ORIGIN_PROOFS: proofs };
    expect(() => readEnvironment(startRegistration)).toThrow("ORIGIN_PROOFS");
  });

  it.each(["0", "-1", "1.5", "1e3", " 30", "030", "", "thirty"])("takes %j for no number", (CODE_MINUTES) => {
    process.env = { ...start, CODE_MINUTES };
    expect(() => readEnvironment(startRegistration)).toThrow("CODE_MINUTES");
  });
});

it("limits are as the environment states them", () => {
  process.env = start;
  const env = readEnvironment(startRegistration);
  expect(codesPerMailbox(env)).toEqual({
    counts: "codes",
    perHour: 5,
    perDay: 10,
    unless: { counts: "wrongCodes", perDay: 20 },
  });
  expect(startsPerClient(env)).toEqual({ counts: "starts", perHour: 30 });
  expect(mailsOfAll(env)).toEqual({ counts: "mails", perMinute: 300 });
  expect(wrongCodesPerMailbox()).toEqual({ counts: "wrongCodes" });
});

it("mails show the municipality that the environment names", () => {
  const names = Object.keys(deliverMail.shape);
  process.env = Object.fromEntries(names.map((name) => [name, /_(MINUTES|MS)$/.test(name) ? "30" : name]));
  expect(mailSettings(readEnvironment(deliverMail))).toEqual({
    siteUrl: "SITE_URL",
    serviceName: { ja: "SERVICE_NAME_JA", en: "SERVICE_NAME_EN" },
    cityName: { ja: "CITY_NAME_JA", en: "CITY_NAME_EN" },
    contact: { ja: "CONTACT_JA", en: "CONTACT_EN" },
  });
});

it("a function that holds no code secret cannot name it", () => {
  expect(Object.keys(completeRegistration.shape)).not.toContain("CODE_SECRET_ID");
  expect(Object.keys(startRegistration.shape)).not.toContain("USER_POOL_CLIENT_SECRET_ID");
});
