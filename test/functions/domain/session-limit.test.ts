import { describe, expect, it } from "@jest/globals";
import { admitsCall, type LimitedCall, limitOf } from "../../../functions/domain/session-limit.ts";
import { anAccount } from "../../../testing/builders.ts";
import { terms } from "../../../testing/use-cases/setup.ts";

const inForce = { terms: { ...terms, version: "4", requiresAcceptance: true }, earlierTerms: [terms] };
const NOW = Date.parse("2026-01-15T10:00:00+09:00");

describe("a session", () => {
  it.each([
    ["of whoever agreed to the terms", anAccount({ termsVersion: "4" }), undefined],
    ["of whoever did not", anAccount({ termsVersion: "3" }), "terms"],
    ["of an account that is to end", anAccount({ termsVersion: "4", status: "withdrawing" }), "withdrawing"],
    ["of one whose owner need not agree any more", anAccount({ status: "withdrawing" }), "withdrawing"],
  ])("%s is limited to %j", (_, account, limit) => {
    expect(limitOf(account, inForce, NOW)).toBe(limit);
  });

  it.each<[LimitedCall | undefined, boolean, boolean]>([
    ["show-account", true, true],
    ["reauthenticate", true, true],
    ["export-account", true, true],
    ["cancel-withdrawal", true, true],
    ["request-withdrawal", false, true],
    ["accept-terms", false, true],
    [undefined, false, false],
  ])("that is limited may make the call %s: withdrawing %s, terms %s", (call, withdrawing, limited) => {
    expect(admitsCall("withdrawing", call)).toBe(withdrawing);
    expect(admitsCall("terms", call)).toBe(limited);
  });
});
