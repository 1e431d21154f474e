import { describe, expect, it } from "@jest/globals";
import { accountAnswer } from "../../../functions/http/account-answer.ts";
import { flowProof } from "../../../functions/http/flow-proof.ts";
import { resentAnswer, startedAnswer, statusAnswer } from "../../../functions/http/registration-answers.ts";
import { aBusinessProfile, anAccount, aRegistration } from "../../../testing/builders.ts";
import { terms } from "../../../testing/use-cases/setup.ts";

const registration = aRegistration({ accountId: "account-1", claimedAt: 1, profile: aBusinessProfile() });
const accepted = {
  registrationId: "registration-1",
  receptionNumber: "WRS7-3D0A-1DD",
  state: "requested",
  email: "hanako@example.jp",
  startedAt: "2026-01-15T01:02:03.456Z",
  browser: "Chrome（Windows）",
  expiresAt: "2026-01-15T01:32:03.456Z",
  resendAvailableAt: "2026-01-15T01:03:03.456Z",
};

const flags = "Path=/; Secure; HttpOnly; SameSite=Strict";

describe("what a registration answers", () => {
  it("to its start: where it stands, and the flow's cookie for a day", () => {
    expect(startedAnswer({ flow: registration, flowSecret: "secret" }, { flowCookies: [] })).toEqual({
      status: 202,
      body: accepted,
      cookies: [`__Host-registration-registration-1=secret; Max-Age=86400; ${flags}`],
    });
  });

  it("to its start in a browser with eight others: their oldest goes", () => {
    const flowCookies = [..."abcdefgh"].map((id) => `__Host-registration-${id}`);
    const { cookies = [] } = startedAnswer({ flow: registration, flowSecret: "secret" }, { flowCookies });
    expect(cookies.slice(1)).toEqual([`__Host-registration-a=; Max-Age=0; ${flags}`]);
  });

  it("to another code: where it stands, and no cookie", () => {
    expect(resentAnswer(registration)).toEqual({ status: 202, body: accepted });
  });

  it.each([
    [false, false, "requested"],
    [true, false, "code-sent"],
    [true, true, "expired"],
  ])(
    "to a look, its code drawn (%s), expired (%s): nothing of its secrets or of the form",
    (isCodeSent, expired, state) => {
      expect(
        statusAnswer({ flow: registration, isCodeSent, expired, attemptsLeft: 3, mailStatus: "delayed" }),
      ).toEqual({
        status: 200,
        body: {
          ...accepted,
          state,
          accountType: "business",
          issue: 1,
          attemptsLeft: 3,
          mail: { status: "delayed" },
        },
      });
    },
  );
});

it("an account shows what its owner registered, and nothing of how", () => {
  expect(accountAnswer(anAccount(), { terms, earlierTerms: [] })).toEqual({
    status: 200,
    body: {
      accountId: "account-1",
      receptionNumber: "WRS7-3D0A-1DD",
      accountType: "business",
      email: "hanako@example.jp",
      profile: aBusinessProfile(),
    },
  });
});

it("a flow is proven by the cookie, for the registration that the URL names", () => {
  const request = { pathParameters: { id: "registration-1" }, flowSecret: "secret" };
  expect(flowProof(request)).toEqual({
    id: "registration-1",
    flowSecret: "secret",
  });
});
