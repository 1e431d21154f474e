/** What callers send, beside the registration (registration.test.ts) and the desk (desk.test.ts). */
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import type * as z from "zod/mini";
import { exportQuery } from "../../contracts/account-export.ts";
import { codeRequest } from "../../contracts/code-request.ts";
import { completionRequest, completionRequestOf } from "../../contracts/completion.ts";
import { emailChangeRequest } from "../../contracts/email-change.ts";
import { exportLinkRequest } from "../../contracts/export-link.ts";
import { handoverRequest } from "../../contracts/handover.ts";
import { handoverAcceptance } from "../../contracts/handover-acceptance.ts";
import { linkRequest } from "../../contracts/link-calls.ts";
import { organizationRequest } from "../../contracts/organization.ts";
import { changeReasons } from "../../contracts/organization-change.ts";
import { resetCompletionRequest } from "../../contracts/password-reset.ts";
import { passwordChangeRequest, reauthenticationRequest, signInRequest } from "../../contracts/session.ts";
import { termsAcceptanceRequest, termsQuery } from "../../contracts/terms.ts";
import { withdrawalReasons, withdrawalRequest } from "../../contracts/withdrawal.ts";
import { aBusinessProfile, anIndividualProfile } from "../../testing/builders.ts";
import { parsing } from "../../testing/contracts/parsing.ts";

const email = "hanako@example.jp";
const password = "correct horse 1";
const { contact, department, phone } = aBusinessProfile();

const requests: [
  name: string,
  schema: z.ZodMiniType,
  whole: object,
  errors: Readonly<Record<string, string>>,
][] = [
  [
    "a change of address",
    emailChangeRequest,
    { email, emailConfirmation: email },
    { email: "required", emailConfirmation: "required" },
  ],
  [
    "an invitation",
    handoverRequest,
    { email, emailConfirmation: email },
    { email: "required", emailConfirmation: "required" },
  ],
  ["a sign-in", signInRequest, { email, password }, { email: "required", password: "required" }],
  ["a password again", reauthenticationRequest, { password }, { password: "required" }],
  [
    "a new password",
    passwordChangeRequest,
    { currentPassword: "old horse 1", password, passwordConfirmation: password },
    { currentPassword: "required", password: "required", passwordConfirmation: "required" },
  ],
  [
    "a password after a reset",
    resetCompletionRequest,
    { password, passwordConfirmation: password },
    { password: "required", passwordConfirmation: "required" },
  ],
  ["a link", linkRequest, { token: "t" }, { token: "required" }],
  [
    "agreement",
    termsAcceptanceRequest,
    { termsVersion: "1", termsAccepted: true },
    { termsVersion: "required", termsAccepted: "terms-not-accepted" },
  ],
  [
    "an end",
    withdrawalRequest,
    { reason: "other", confirmed: true },
    { confirmed: "withdrawal-not-confirmed" },
  ],
  [
    "a completion",
    completionRequest,
    { profile: {}, password, passwordConfirmation: password },
    { password: "required", passwordConfirmation: "required" },
  ],
];

describe.each(requests)("%s", (_, schema, whole, errors) => {
  it("is taken whole", () => expect(parsing(schema, whole)).toEqual({ value: whole }));

  it("has no other member", () => {
    expect(parsing(schema, { ...whole, more: 1 })).toEqual({ errors: ["/more unknown-member"] });
  });

  it.each(Object.entries(errors))("lacks nothing: without %s it is %s", (name, code) => {
    for (const value of [undefined, null, 1])
      expect(parsing(schema, { ...whole, [name]: value })).toEqual({ errors: [`/${name} ${code}`] });
  });

  it("has no empty text where it needs one", () => {
    const needed = Object.entries(errors).filter(
      ([name, code]) => code === "required" && name !== "termsVersion",
    );
    for (const [name] of needed)
      expect(parsing(schema, { ...whole, [name]: "" })).toEqual({ errors: [`/${name} required`] });
  });
});

it.each([
  [emailChangeRequest, { email, emailConfirmation: "taro@example.jp" }, "/emailConfirmation email-mismatch"],
  [handoverRequest, { email, emailConfirmation: "taro@example.jp" }, "/emailConfirmation email-mismatch"],
  [
    passwordChangeRequest,
    { currentPassword: "old horse 1", password, passwordConfirmation: "other horse 2" },
    "/passwordConfirmation password-mismatch",
  ],
  [
    passwordChangeRequest,
    { currentPassword: password, password, passwordConfirmation: password },
    "/password password-same",
  ],
  [
    resetCompletionRequest,
    { password, passwordConfirmation: "other horse 2" },
    "/passwordConfirmation password-mismatch",
  ],
  [
    completionRequest,
    { profile: {}, password, passwordConfirmation: "other horse 2" },
    "/passwordConfirmation password-mismatch",
  ],
  [withdrawalRequest, { reason: "x", confirmed: true }, "/reason invalid"],
] satisfies [z.ZodMiniType, object, string][])(
  "what does not fit the other is said (%#)",
  (schema, request, error) => {
    expect(parsing(schema, request)).toEqual({ errors: [error] });
  },
);

it.each(withdrawalReasons)("an end may be asked for as %s", (reason) => {
  expect(parsing(withdrawalRequest, { reason, confirmed: true })).toEqual({
    value: { reason, confirmed: true },
  });
});

it.each([
  ["business", aBusinessProfile()],
  ["individual", anIndividualProfile()],
] as const)(
  "a completion of type %s says its type, and leaves the repetition out",
  (accountType, profile) => {
    const sent = { profile, password, passwordConfirmation: password };
    expect(parsing(completionRequestOf[accountType], sent)).toEqual({
      value: { accountType, profile, password },
    });
  },
);

describe("an export", () => {
  it.each([
    [{}, { value: { format: "json" } }],
    [{ format: "csv", _: "1" }, { value: { format: "csv" } }],
    [{ format: "json" }, { value: { format: "json" } }],
    [{ format: "xml" }, { errors: ["/format invalid"] }],
  ])("%j is %j", (query, parsed) => expect(parsing(exportQuery, query)).toEqual(parsed));

  it("by a link has its token, and may say its form", () => {
    expect(parsing(exportLinkRequest, { token: "t", format: "csv" })).toEqual({
      value: { token: "t", format: "csv" },
    });
    expect(parsing(exportLinkRequest, {})).toMatchObject({ errors: ["/token required"] });
  });
});

it("terms are asked for by version, by hash or by neither", () => {
  const query = { version: "1", sha256: "5f" };
  expect(parsing(termsQuery, query)).toEqual({ value: query });
  expect(parsing(termsQuery, { _: "1" })).toEqual({ value: {} });
});

it("a code is asked for by an address", () => {
  expect(parsing(codeRequest, {})).toMatchObject({ errors: ["/email required"] });
  expect(parsing(codeRequest, { email, more: 1 })).toEqual({ errors: ["/more unknown-member"] });
});

describe("taking an account over", () => {
  const whole = {
    token: "t",
    contact,
    department,
    phone,
    password,
    passwordConfirmation: password,
    termsVersion: "1",
    termsAccepted: true,
  };

  it("takes the contact, the password and the agreement", () => {
    expect(parsing(handoverAcceptance, whole)).toEqual({ value: whole });
  });

  it.each([
    [{ token: undefined }, "/token required"],
    [{ token: "" }, "/token required"],
    [{ password: "" }, "/password required"],
    [{ passwordConfirmation: undefined }, "/passwordConfirmation required"],
    [{ passwordConfirmation: "" }, "/passwordConfirmation required"],
    [{ passwordConfirmation: "x" }, "/passwordConfirmation password-mismatch"],
    [{ termsVersion: undefined }, "/termsVersion required"],
    [{ termsAccepted: false }, "/termsAccepted terms-not-accepted"],
    [{ more: 1 }, "/more unknown-member"],
  ])("with %j it is refused: %s", (special, error) => {
    expect(parsing(handoverAcceptance, { ...whole, ...special })).toEqual({ errors: [error] });
  });
});

describe("a change of who a business is", () => {
  beforeEach(() => void jest.useFakeTimers({ now: Date.parse("2026-01-15T01:02:03Z") }));
  afterEach(() => void jest.useRealTimers());

  const organizationName = "株式会社たま";
  const request = { organizationName, changeReason: "renamed", effectiveOn: "2026-01-01" };

  it.each(changeReasons)("says why: %s", (changeReason) => {
    expect(parsing(organizationRequest, { ...request, changeReason })).toEqual({
      value: { ...request, changeReason },
    });
  });

  it("changes a name, a head, or both, but not nothing", () => {
    const representative = {
      familyName: "多摩",
      givenName: "一郎",
      familyNameKana: "タマ",
      givenNameKana: "イチロウ",
    };
    const { organizationName: _, ...neither } = request;
    expect(parsing(organizationRequest, { ...neither, representative })).toEqual({
      value: { ...neither, representative },
    });
    expect(parsing(organizationRequest, { ...request, representative })).toEqual({
      value: { ...request, representative },
    });
    expect(parsing(organizationRequest, neither)).toEqual({ errors: ["/organizationName required"] });
  });

  it.each([
    [{ changeReason: undefined }, "/changeReason required"],
    [{ changeReason: "other" }, "/changeReason required"],
    [{ more: 1 }, "/more unknown-member"],
    [{ effectiveOn: undefined }, "/effectiveOn date"],
  ])("with %j it is refused: %s", (special, error) => {
    expect(parsing(organizationRequest, { ...request, ...special })).toEqual({ errors: [error] });
  });

  it.each([
    ["2026-01-15", undefined],
    ["2027-01-15", undefined],
    ["1906-01-15", undefined],
    ["2027-01-16", "invalid"],
    ["1906-01-14", "invalid"],
    ["2026-02-29", "date"],
    ["2026-1-01", "date"],
    ["2026-01-1", "date"],
    ["026-01-01", "date"],
    ["2026-01-01T", "date"],
    ["2026-01-01 ", "date"],
    [" 2026-01-01", "date"],
    ["12026-01-01", "date"],
    ["", "date"],
  ])("from %j on: %s", (effectiveOn, code) => {
    const sent = { ...request, effectiveOn };
    expect(parsing(organizationRequest, sent)).toEqual(
      code === undefined ? { value: sent } : { errors: [`/effectiveOn ${code}`] },
    );
  });
});
