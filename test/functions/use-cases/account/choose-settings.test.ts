import { describe, expect, it } from "@jest/globals";
import type { SignInNotice } from "../../../../contracts/sign-in-notice.ts";
import { chooseSettings } from "../../../../functions/use-cases/account/choose-settings.ts";
import { granted, HOUR, MINUTE, setup, terms } from "../../../../testing/use-cases/setup.ts";

async function anOwner() {
  const world = setup();
  const { accountId, sessionToken } = await world.completed();
  const change = (special: object) => {
    const account = world.accounts.get(accountId);
    if (account) world.accounts.set(accountId, { ...account, ...special });
  };
  return {
    ...{ world, accountId, sessionToken, change },
    choose: ({ token = sessionToken as string | undefined, settings = {} } = {}) =>
      chooseSettings(
        { ...world.dependencies, settings: { ...world.dependencies.settings, ...settings } },
        { sessionToken: token, signInNotice: "always" },
      ),
    stored: () => world.accounts.get(accountId),
  };
}
type Owner = Awaited<ReturnType<typeof anOwner>>;

const notSignedIn = { kind: "not-signed-in" };
const newest = { ...terms, version: "4", effectiveFrom: "2026-01-01", requiresAcceptance: true };

describe("the choice of the sign-ins that a mail is sent about", () => {
  it("is kept, recorded, and answered with what is in force", async () => {
    const { world, accountId, choose, stored } = await anOwner();
    const before = stored();
    expect(await choose()).toEqual({ ok: true, value: { signInNotice: "always" } });
    expect(stored()).toEqual({ ...before, signInNotice: "always" });
    expect(world.audited.at(-1)).toEqual({
      ...{ event: "account.updated", outcome: "success", reason: "signInNotice", accountId },
    });
  });

  it("gives way to a municipality that has every sign-in mailed", async () => {
    const { world, sessionToken, stored } = await anOwner();
    const settings = { ...world.dependencies.settings, signInNotice: "always" as SignInNotice };
    const request = { sessionToken, signInNotice: "new-browser" } as const;
    const chosen = granted(await chooseSettings({ ...world.dependencies, settings }, request));
    expect(chosen).toEqual({ signInNotice: "always" });
    expect(stored()).toMatchObject({ signInNotice: "new-browser" });
  });

  it.each<[string, object, (owner: Owner) => ReturnType<Owner["choose"]>]>([
    ["whoever is not signed in", notSignedIn, ({ choose }) => choose({ token: "" })],
    ["a token that was never given out", notSignedIn, ({ choose }) => choose({ token: "account-1.x" })],
    [
      "a session that nobody has used for its idle limit",
      notSignedIn,
      ({ world, choose }) => {
        world.clock.advance(30 * MINUTE);
        return choose();
      },
    ],
    [
      "a session that is past its absolute limit",
      notSignedIn,
      ({ world, choose }) => {
        world.clock.advance(8 * HOUR);
        return choose();
      },
    ],
    [
      "a session that was ended from elsewhere",
      notSignedIn,
      ({ change, choose }) => {
        change({ sessionEpoch: 7 });
        return choose();
      },
    ],
    ...(["suspended", "frozen", "dormant", "erasing"] as const).map(
      (status): [string, object, (owner: Owner) => ReturnType<Owner["choose"]>] => [
        `the owner of an account that is ${status}`,
        notSignedIn,
        ({ change, choose }) => {
          change({ status });
          return choose();
        },
      ],
    ),
    [
      "whoever has asked for the account's end",
      { kind: "withdrawal-pending" },
      ({ change, choose }) => {
        change({ status: "withdrawing" });
        return choose();
      },
    ],
    [
      "whoever has not agreed to the terms in force",
      { kind: "terms-pending", currentVersion: "4" },
      ({ choose }) => choose({ settings: { terms: newest, earlierTerms: [terms] } }),
    ],
  ])("is refused to %s, and nothing is kept or recorded as done", async (_, failure, attempt) => {
    const owner = await anOwner();
    expect(await attempt(owner)).toEqual({ ok: false, failure });
    expect(owner.stored()).not.toHaveProperty("signInNotice");
    expect(owner.world.audited.filter(({ event }) => event === "account.updated")).toEqual([]);
  });

  it("is refused where the account ends between its reading and the write", async () => {
    const { world, accountId, choose } = await anOwner();
    world.faults.pauseWith(async (call) => {
      if (call === "accounts.chooseSignInNotice") world.accounts.delete(accountId);
    });
    expect(await choose()).toEqual({ ok: false, failure: notSignedIn });
    expect(world.audited.filter(({ event }) => event === "account.updated")).toEqual([]);
  });
});
