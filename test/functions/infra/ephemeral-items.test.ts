import { describe, expect, it } from "@jest/globals";
import { mailStages } from "../../../functions/domain/mail-status.ts";
import { receptionNumberOf } from "../../../functions/domain/reception-number.ts";
import {
  codeKey,
  flowKey,
  holdKey,
  limitKey,
  registrationPartition,
  sessionItemKey,
  toCode,
  ttl,
} from "../../../functions/infra/ephemeral-items.ts";
import { toRegistration } from "../../../functions/infra/registration-item.ts";
import { aBusinessProfile, aCode, aRegistration } from "../../../testing/builders.ts";

it("an item's keys say what it is, and a flow's code stands beside it", () => {
  const registration = { purpose: "registration", flowId: "r" } as const;
  expect(flowKey(registration)).toEqual({
    pk: registrationPartition(receptionNumberOf("r")),
    sk: "REGISTRATION",
  });
  expect(codeKey(registration)).toEqual({ pk: registrationPartition(receptionNumberOf("r")), sk: "CODE" });
  const reset = { purpose: "reset", flowId: "r" } as const;
  expect(flowKey(reset)).toEqual({ pk: "RESET#r", sk: "RESET" });
  expect(codeKey(reset)).toEqual({ pk: "RESET#r", sk: "CODE" });
  expect(sessionItemKey({ accountId: "a", tokenHash: "h" })).toEqual({ pk: "SESSIONS#a", sk: "h" });
  expect(holdKey("h")).toEqual({ pk: "HOLD#h", sk: "HOLD" });
  expect(limitKey("s", "2026-01-15")).toEqual({ pk: "LIMIT#s#2026-01-15", sk: "LIMIT" });
});

it.each([
  [1_000, 1],
  [1_001, 2],
  [1_999, 2],
])("an item that ends at %d ms is kept until second %d", (instant, second) => {
  expect(ttl(instant)).toBe(second);
});

describe("a stored registration", () => {
  const whole = {
    ...aRegistration({
      codeDigits: 9,
      askedFrom: "network",
      accountId: "account-1",
      claimedAt: 1,
      setAsideAt: 2,
      profile: aBusinessProfile(),
      completedAt: 3,
      completionMailSentAt: 4,
    }),
    renewedUnder: "hash",
  };
  const refused = (special: object) => () => toRegistration({ ...whole, ...special });

  it("is read with all that it has, and without what the store adds", () => {
    expect(toRegistration({ ...whole, pk: "x", ttl: 1, writtenBy: "y" })).toEqual(whole);
  });

  it.each(["requested", "verified", "completing", "completed", "duplicate"] as const)(
    "may be %s",
    (state) => {
      expect(toRegistration({ ...whole, state })).toEqual({ ...whole, state });
    },
  );

  it.each(Object.keys(mailStages))("may have a mail that is %s", (mailStatus) => {
    expect(toRegistration({ ...whole, mailStatus })).toEqual({ ...whole, mailStatus });
  });

  it("of an older release had six digits, from nobody knows where", () => {
    const { codeDigits: _, askedFrom: __, browser: ___, renewedUnder: ____, ...older } = whole;
    const added = { codeDigits: 6, askedFrom: "unknown", browser: "" };
    expect(toRegistration(older)).toEqual({ ...older, ...added });
  });

  it.each([
    { profile: null },
    { profile: "text" },
    { state: "begun" },
    { mailStatus: "lost" },
    { codeNumber: 1.5 },
    { codeDigits: 7 },
    { accountType: "robot" },
    { language: "fr" },
  ])("that is damaged is not believed: %j", (special) => expect(refused(special)).toThrow());

  const optional = ["renewedUnder", "accountId", "claimedAt", "setAsideAt", "profile"];
  const defaulted = ["codeDigits", "askedFrom", "browser"];
  const mayLack = new Set([...optional, ...defaulted, "completedAt", "completionMailSentAt"]);
  it.each(Object.keys(whole).filter((name) => !mayLack.has(name)))("is none without its %s", (name) => {
    expect(refused({ [name]: undefined })).toThrow();
  });
});

describe("a stored code", () => {
  it("is read with all that it has, and without what the store adds", () => {
    expect(toCode({ ...aCode(), pk: "x", ttl: 1 })).toEqual(aCode());
  });

  it.each(Object.keys(aCode()))("is none without its %s", (name) => {
    expect(() => toCode({ ...aCode(), [name]: undefined })).toThrow();
  });
});
