import { describe, expect, it } from "@jest/globals";
import { exportAccount } from "../../../../functions/use-cases/account/export-account.ts";
import { signIn } from "../../../../functions/use-cases/session/sign-in.ts";
import {
  aClient,
  granted,
  HOUR,
  MINUTE,
  PASSWORD,
  setup,
  type World,
} from "../../../../testing/use-cases/setup.ts";

const email = "hanako@example.jp";
const enter = async (world: World) =>
  granted(
    await signIn(world.dependencies, { email, password: PASSWORD, clientIp: "192.0.2.1", client: aClient }),
  ).sessionToken;

async function signedIn() {
  const world = setup();
  const { accountId, sessionToken } = await world.completed({ email });
  const download = (token: string | undefined = sessionToken, format: "json" | "csv" = "json") =>
    exportAccount(world.dependencies, { sessionToken: token, format });
  return { world, accountId, sessionToken, download };
}

describe("downloading what is stored of an account", () => {
  it("gives the account and all its sessions, the newest first, and nobody else's", async () => {
    const { world, accountId, download } = await signedIn();
    await world.completed({ email: "other@example.jp" });
    world.clock.advance(MINUTE);
    await enter(world);
    const { account, sessions } = granted(await download());
    expect(account).toEqual(world.accounts.get(accountId));
    expect(sessions.map(({ session }) => session.accountId)).toEqual([accountId, accountId]);
    expect(sessions.map(({ isCurrent, isLive }) => ({ isCurrent, isLive }))).toEqual([
      { isCurrent: false, isLive: true },
      { isCurrent: true, isLive: true },
    ]);
  });

  it("is recorded, with the form that was asked for", async () => {
    const { world, accountId, sessionToken, download } = await signedIn();
    granted(await download(sessionToken, "csv"));
    expect(world.audited.at(-1)).toEqual({
      ...{ event: "account.exported", outcome: "success", reason: "csv", accountId },
    });
  });

  it("needs a session", async () => {
    const { download } = await signedIn();
    expect(await download("nobody.nothing")).toMatchObject({ ok: false, failure: { kind: "not-signed-in" } });
  });

  it("needs a password that was given a few minutes ago, and counts nothing before", async () => {
    const { world, download } = await signedIn();
    world.clock.advance(10 * MINUTE);
    granted(await download());
    world.clock.advance(1);
    for (let times = 1; times <= 20; times += 1)
      expect(await download()).toMatchObject({
        failure: { kind: "reauthentication-required", methods: ["password"] },
      });
    granted(await download(await enter(world)));
  });

  it("is given to whoever has asked for the account's end", async () => {
    const { world, accountId, download } = await signedIn();
    const account = world.accounts.get(accountId);
    if (account) world.accounts.set(accountId, { ...account, status: "withdrawing" });
    granted(await download(await enter(world)));
  });

  it("is done ten times a day, and no more", async () => {
    const { world, accountId, download } = await signedIn();
    for (let times = 1; times <= 10; times += 1) granted(await download());
    const until = Date.UTC(2026, 0, 16);
    expect(await download()).toEqual({ ok: false, failure: { kind: "limit-reached", retryAt: until } });
    expect(world.audited.at(-1)).toMatchObject({
      ...{ event: "limit.reached", outcome: "failure", reason: "exports-per-account", accountId },
    });
    world.clock.advance(24 * HOUR);
    granted(await download(await enter(world)));
  });
});
