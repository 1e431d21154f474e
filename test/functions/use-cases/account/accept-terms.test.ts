import { describe, expect, it } from "@jest/globals";
import { writtenOf } from "../../../../functions/domain/account-event.ts";
import type { TermsVersion } from "../../../../functions/domain/terms.ts";
import { accountAnswer } from "../../../../functions/http/account-answer.ts";
import { acceptTerms } from "../../../../functions/use-cases/account/accept-terms.ts";
import { signedInAccount } from "../../../../functions/use-cases/account/signed-in-account.ts";
import { updateAccount } from "../../../../functions/use-cases/account/update-account.ts";
import { reauthenticate } from "../../../../functions/use-cases/session/reauthenticate.ts";
import { aStep } from "../../../../testing/builders.ts";
import { granted, MINUTE, PASSWORD, setup, terms } from "../../../../testing/use-cases/setup.ts";

const changed: TermsVersion = {
  version: "4",
  sha256: "f00d",
  noticeFrom: "2026-01-10",
  effectiveFrom: "2026-01-16",
  requiresAcceptance: true,
};

/** Somebody who registered ten minutes before changed terms take effect, at midnight in Japan. */
async function onTheEve(newest: TermsVersion = changed) {
  const world = setup();
  const settings = { ...world.dependencies.settings, terms: newest, earlierTerms: [terms] };
  const dependencies = { ...world.dependencies, settings };
  world.clock.advance(Date.parse("2026-01-15T23:50:00+09:00") - world.clock());
  const { accountId, sessionToken } = await world.completed();
  const show = async () => {
    const account = granted(await signedInAccount(dependencies, { sessionToken }));
    return accountAnswer(account, settings, world.clock()).body;
  };
  return {
    ...{ world, dependencies, accountId, sessionToken, show },
    correct: () => updateAccount(dependencies, { sessionToken, patch: { department: "x" } }),
    accept: (termsVersion: string) => acceptTerms(dependencies, { sessionToken, termsVersion }),
    midnight: () => world.clock.advance(10 * MINUTE),
    stored: () => world.accounts.get(accountId),
  };
}

const pending = { ok: false, failure: { kind: "terms-pending", currentVersion: "4" } };
const outdated = (currentVersion: string) => ({
  ok: false,
  failure: { kind: "terms-outdated", currentVersion },
});

describe("changed terms of use", () => {
  it("are announced before they are in force, and ask for nothing", async () => {
    const { show, correct, accept } = await onTheEve();
    expect(await show()).toMatchObject({ termsNotice: { version: "4", effectiveFrom: "2026-01-16" } });
    expect(await show()).not.toHaveProperty("pending");
    expect((await correct()).ok).toBe(true);
    expect(await accept("4")).toEqual(outdated("3"));
  });

  it("limit a session that was there before, from the moment on which they take effect", async () => {
    const { midnight, show, correct } = await onTheEve();
    midnight();
    expect(await show()).toMatchObject({ pending: ["terms"] });
    expect(await show()).not.toHaveProperty("termsNotice");
    expect(await correct()).toEqual(pending);
  });

  it("that ask nobody limit nothing", async () => {
    const { midnight, show, correct } = await onTheEve({ ...changed, requiresAcceptance: false });
    midnight();
    expect(await show()).not.toHaveProperty("pending");
    expect((await correct()).ok).toBe(true);
  });

  it("still let the password be given anew, which an export needs", async () => {
    const { world, dependencies, sessionToken, midnight } = await onTheEve();
    midnight();
    const request = { sessionToken, password: PASSWORD, clientIp: "192.0.2.1" };
    expect((await reauthenticate(dependencies, request)).ok).toBe(true);
    expect(world.audited.at(-1)).toMatchObject({ event: "auth.reauthenticated" });
  });

  it("are agreed to in one write, recorded before it, and every session goes on", async () => {
    const { world, accountId, midnight, accept, correct, show, stored } = await onTheEve();
    midnight();
    const before = stored();
    const recorded = world.audited.length;
    world.faults.failNext("accounts.acceptTerms", "before");
    await expect(accept("4")).rejects.toThrow();
    expect(world.auditedSince(recorded)).toEqual(["terms.accepted"]);
    expect(stored()).toEqual(before);

    expect((await accept("4")).ok).toBe(true);
    expect(world.audited.at(-1)).toEqual({
      ...{ event: "terms.accepted", outcome: "success", accountId },
      ...{ termsVersion: "4", termsSha256: "f00d" },
    });
    expect(stored()).toEqual({
      ...before,
      ...{ termsVersion: "4", termsSha256: "f00d", termsAcceptedAt: world.clock() },
      termsHistory: [{ version: "3", sha256: "5ca1ab1e", acceptedAt: before?.createdAt }],
      ...writtenOf(aStep(before, { type: "AccountTermsAccepted", at: world.clock() })),
    });
    expect(await show()).not.toHaveProperty("pending");
    expect((await correct()).ok).toBe(true);
  });

  it("are agreed to once, from however many tabs", async () => {
    const { world, midnight, accept, stored } = await onTheEve();
    midnight();
    const answers = await Promise.all([accept("4"), accept("4")]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    const agreed = stored();
    const recorded = world.audited.length;
    world.clock.advance(MINUTE);
    expect((await accept("4")).ok).toBe(true);
    expect(stored()).toEqual(agreed);
    expect(world.auditedSince(recorded)).toEqual([]);
  });

  it.each(["3", "5", ""])("are not agreed to by agreeing to version %j", async (version) => {
    const { midnight, accept } = await onTheEve();
    midnight();
    expect(await accept(version)).toEqual(outdated("4"));
  });

  it("are not asked of whoever has asked for the account's end", async () => {
    const { world, accountId, midnight, accept, correct } = await onTheEve();
    midnight();
    const account = world.accounts.get(accountId);
    if (account) world.accounts.set(accountId, { ...account, status: "withdrawing" });
    const withdrawing = { ok: false, failure: { kind: "withdrawal-pending" } };
    expect(await correct()).toEqual(withdrawing);
    expect(await accept("4")).toEqual(withdrawing);
  });

  it("are agreed to by whoever is signed in", async () => {
    const { dependencies } = await onTheEve();
    expect(await acceptTerms(dependencies, { sessionToken: undefined, termsVersion: "3" })).toEqual({
      ok: false,
      failure: { kind: "not-signed-in" },
    });
  });

  it("are not agreed to by whoever is signed in to an account that ends at that moment", async () => {
    const { dependencies, sessionToken, midnight } = await onTheEve();
    midnight();
    const accounts = { ...dependencies.accounts, acceptTerms: async () => undefined };
    expect(await acceptTerms({ ...dependencies, accounts }, { sessionToken, termsVersion: "4" })).toEqual({
      ok: false,
      failure: { kind: "not-signed-in" },
    });
  });
});
