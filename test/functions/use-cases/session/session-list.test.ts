import { describe, expect, it } from "@jest/globals";
import { signedInAccount } from "../../../../functions/use-cases/account/signed-in-account.ts";
import { endOtherSessions } from "../../../../functions/use-cases/session/end-other-sessions.ts";
import { endSession } from "../../../../functions/use-cases/session/end-session.ts";
import { listSessions } from "../../../../functions/use-cases/session/list-sessions.ts";
import { reauthenticate } from "../../../../functions/use-cases/session/reauthenticate.ts";
import { recentlyAuthenticated } from "../../../../functions/use-cases/session/recently-authenticated.ts";
import { signIn } from "../../../../functions/use-cases/session/sign-in.ts";
import { signOut } from "../../../../functions/use-cases/session/sign-out.ts";
import { aSession } from "../../../../testing/builders.ts";
import {
  aClient,
  granted,
  MINUTE,
  PASSWORD,
  setup,
  type World,
} from "../../../../testing/use-cases/setup.ts";

const clientIp = "192.0.2.1";
const enter = async (world: World, email: string, os = "Windows") =>
  granted(
    await signIn(world.dependencies, {
      ...{ email, password: PASSWORD, clientIp, client: { ...aClient, os } },
    }),
  ).sessionToken;
const isLive = async (world: World, sessionToken: string) =>
  (await signedInAccount(world.dependencies, { sessionToken })).ok;
const list = async (world: World, sessionToken: string) =>
  granted(await listSessions(world.dependencies, { sessionToken }));

const notSignedIn = { ok: false, failure: { kind: "not-signed-in" } };

async function twoBrowsers() {
  const world = setup();
  const email = "hanako@example.jp";
  const { accountId, sessionToken: completion } = await world.completed({ email });
  await endSession(world.dependencies, {
    sessionToken: completion,
    sessionId: (await list(world, completion)).sessions[0]?.session.sessionId ?? "",
  });
  world.clock.advance(MINUTE);
  const away = await enter(world, email, "iPhone");
  world.clock.advance(MINUTE);
  const here = await enter(world, email);
  const idOf = async (token: string) => (await list(world, token)).sessions[0]?.session.sessionId ?? "";
  return { world, email, accountId, here, away, hereId: await idOf(here), awayId: await idOf(away) };
}

async function registered() {
  const world = setup();
  return { world, ...(await world.completed()) };
}

describe("an account's sessions", () => {
  it("are listed, the caller's own first, with browser and place, and the sign-ins, the newest first", async () => {
    const { world, here, hereId, awayId } = await twoBrowsers();
    const { sessions, signIns } = await list(world, here);
    expect(
      sessions.map(({ isCurrent, session: { sessionId, os } }) => ({ isCurrent, sessionId, os })),
    ).toEqual([
      { isCurrent: true, sessionId: hereId, os: "Windows" },
      { isCurrent: false, sessionId: awayId, os: "iPhone" },
    ]);
    expect(signIns.map(({ os }) => os)).toEqual(["Windows", "iPhone"]);
  });

  it("of others are listed as they were used last, and an account that nobody signed in to has no sign-ins", async () => {
    const { world, email, here, away } = await twoBrowsers();
    const third = await enter(world, email, "Mac");
    for (const token of [third, away]) {
      world.clock.advance(MINUTE);
      await isLive(world, token);
    }
    const { sessions } = await list(world, here);
    expect(sessions.map(({ session: { os } }) => os)).toEqual(["Windows", "iPhone", "Mac"]);
    const other = await world.completed({ email: "taro@example.jp", emailConfirmation: "taro@example.jp" });
    expect((await list(world, other.sessionToken)).signIns).toEqual([]);
  });

  it("are listed as they were used last, whatever the order they are kept in", async () => {
    const { world, accountId, sessionToken } = await registered();
    for (const minutes of [3, 1, 4, 2]) {
      const session = aSession({
        accountId,
        sessionId: `${minutes}`,
        lastUsedAt: world.clock() - minutes * MINUTE,
      });
      await world.ports.sessions.create({ accountId, tokenHash: `hash ${minutes}` }, session);
    }
    const { sessions } = await list(world, sessionToken);
    expect(sessions.slice(1).map(({ session }) => session.sessionId)).toEqual(["1", "2", "3", "4"]);
  });

  it("of somebody who has just registered are one, without sign-ins and doings of the desk", async () => {
    const { world, sessionToken } = await registered();
    expect(await list(world, sessionToken)).toMatchObject({
      ...{ sessions: [{ isCurrent: true }], signIns: [], deskActions: [] },
    });
  });

  it("that are over are not listed", async () => {
    const { world, here } = await twoBrowsers();
    for (let times = 1; times <= 3; times += 1) {
      world.clock.advance(10 * MINUTE);
      expect(await isLive(world, here)).toBe(true);
    }
    expect((await list(world, here)).sessions).toHaveLength(1);
  });

  it("end one by one", async () => {
    const { world, accountId, here, away, awayId } = await twoBrowsers();
    expect(granted(await endSession(world.dependencies, { sessionToken: here, sessionId: awayId }))).toEqual({
      isOwn: false,
    });
    expect(world.audited.at(-1)).toEqual({
      ...{ event: "session.ended", outcome: "success", reason: "by-owner", accountId },
    });
    expect([await isLive(world, here), await isLive(world, away)]).toEqual([true, false]);
  });

  it("that are gone, or another account's, end for nobody, and the answer is the same", async () => {
    const { world, here, awayId } = await twoBrowsers();
    const stranger = (
      await world.completed({ email: "taro@example.jp", emailConfirmation: "taro@example.jp" })
    ).sessionToken;
    const before = world.audited.length;
    for (const sessionId of [awayId, "nothing", ""])
      expect(granted(await endSession(world.dependencies, { sessionToken: stranger, sessionId }))).toEqual({
        isOwn: false,
      });
    expect(world.audited).toHaveLength(before);
    expect((await list(world, here)).sessions).toHaveLength(2);
  });

  it("end by the caller's own as by signing out", async () => {
    const { world, here, hereId, away } = await twoBrowsers();
    const ended = await endSession(world.dependencies, { sessionToken: here, sessionId: hereId });
    expect(granted(ended)).toEqual({ isOwn: true });
    expect(world.audited.at(-1)).toMatchObject({ event: "auth.signed-out", outcome: "success" });
    expect([await isLive(world, here), await isLive(world, away)]).toEqual([false, true]);
  });

  it("all end but this one, which goes on under a new token and its old name", async () => {
    const { world, accountId, here, hereId, away } = await twoBrowsers();
    const { factors, authenticatedAt } = (await list(world, here)).sessions[0]?.session ?? {};
    world.clock.advance(MINUTE);
    const { sessionToken } = granted(
      await endOtherSessions(world.dependencies, { sessionToken: here, client: aClient }),
    );
    for (const token of [here, away]) expect(await isLive(world, token)).toBe(false);
    const { sessions } = await list(world, sessionToken);
    // Nothing has been proved anew.
    const session = { sessionId: hereId, factors, authenticatedAt };
    expect(factors).toEqual(["password"]);
    expect(sessions).toMatchObject([{ isCurrent: true, session }]);
    expect(world.audited).toContainEqual({
      ...{ event: "session.ended", outcome: "success", reason: "all-others", accountId },
    });
  });

  it.each([undefined, "forged.token"])("are none of whoever has the session %j", async (sessionToken) => {
    const { world, awayId } = await twoBrowsers();
    expect(await listSessions(world.dependencies, { sessionToken })).toEqual(notSignedIn);
    expect(await endSession(world.dependencies, { sessionToken, sessionId: awayId })).toEqual(notSignedIn);
    expect(await endOtherSessions(world.dependencies, { sessionToken, client: aClient })).toEqual(
      notSignedIn,
    );
  });
});

describe("a password that is given anew", () => {
  const again = (world: World, sessionToken: string, password: string) =>
    reauthenticate(world.dependencies, { sessionToken, password, clientIp });
  const isRecent = async (world: World, sessionToken: string) => {
    const [own] = (await list(world, sessionToken)).sessions;
    return recentlyAuthenticated(world.dependencies, own?.session ?? { authenticatedAt: 0 });
  };

  it("opens for ten minutes what asks for it, as a sign-in does", async () => {
    const { world, here, accountId } = await twoBrowsers();
    world.clock.advance(10 * MINUTE);
    expect((await isRecent(world, here)).ok).toBe(true);
    world.clock.advance(1);
    const stale = { ok: false, failure: { kind: "reauthentication-required", methods: ["password"] } };
    expect(await isRecent(world, here)).toEqual(stale);
    granted(await again(world, here, PASSWORD));
    expect((await isRecent(world, here)).ok).toBe(true);
    expect(world.audited.at(-1)).toEqual({
      ...{ event: "auth.reauthenticated", outcome: "success", reason: "password", accountId },
    });
  });

  it("is nobody's where the session ends meanwhile", async () => {
    const { world, here } = await twoBrowsers();
    world.faults.pauseWith(async (call) => {
      if (call === "users.authenticate") await signOut(world.dependencies, { sessionToken: here });
    });
    expect(await again(world, here, PASSWORD)).toEqual(notSignedIn);
    expect(world.audited.at(-1)).toMatchObject({ event: "auth.signed-out" });
  });

  it("counts as a sign-in that failed where it is wrong, and changes nothing", async () => {
    const { world, here } = await twoBrowsers();
    world.clock.advance(11 * MINUTE);
    for (let times = 1; times <= 10; times += 1)
      expect(await again(world, here, "wrong-horse-9")).toEqual({
        ok: false,
        failure: { kind: "sign-in-failed" },
      });
    expect(await again(world, here, PASSWORD)).toMatchObject({ failure: { kind: "sign-in-limited" } });
    expect((await isRecent(world, here)).ok).toBe(false);
  });

  it("is nobody's without a session", async () => {
    const { world } = await twoBrowsers();
    expect(await again(world, "forged.token", PASSWORD)).toEqual(notSignedIn);
  });
});
