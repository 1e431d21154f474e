import { describe, expect, it } from "@jest/globals";
import { type Account, REMEMBERED_SIGN_INS } from "../../../../functions/domain/account.ts";
import { sessionKeyOf } from "../../../../functions/domain/session-token.ts";
import { openSession, type SessionProof } from "../../../../functions/use-cases/session/open-session.ts";
import { anAccount, aSession } from "../../../../testing/builders.ts";
import { aClient, granted, MINUTE, setup } from "../../../../testing/use-cases/setup.ts";

const IDLE = 30 * MINUTE;
const ABSOLUTE = 480 * MINUTE;

function opening(special: Partial<Account> = {}, session: { maxSessions?: number } = {}) {
  const world = setup();
  const { settings } = world.dependencies;
  const dependencies = {
    ...world.dependencies,
    settings: { ...settings, session: { ...settings.session, ...session } },
  };
  const account = anAccount(special as object);
  const open = async (proof: Partial<SessionProof> = {}) => {
    const opened = granted(
      await openSession(dependencies, account, { client: aClient, factors: ["password"], ...proof }),
    );
    const { accountId, tokenHash } = sessionKeyOf(opened.sessionToken) ?? {};
    return { ...opened, session: world.sessions.get(`${accountId} ${tokenHash}`) };
  };
  return { world, account, open, dependencies };
}

describe("a session", () => {
  it("is of the account's epoch, begins now, and says what was proved in which browser", async () => {
    const { world, open } = opening({ sessionEpoch: 3 });
    const now = world.clock();
    expect((await open()).session).toEqual({
      accountId: "account-1",
      sessionId: expect.stringMatching(/^session-\d+$/),
      epoch: 3,
      createdAt: now,
      authenticatedAt: now,
      factors: ["password"],
      lastUsedAt: now,
      ...aClient,
      idleExpiresAt: now + IDLE,
      absoluteExpiresAt: now + ABSOLUTE,
    });
  });

  it("that nothing was proved for is as fresh", async () => {
    const { world, open } = opening();
    expect((await open({ factors: [] })).session).toMatchObject({
      factors: [],
      authenticatedAt: world.clock(),
    });
  });

  it.each<[string, SessionProof["factors"], boolean]>([
    ["keeps what was proved before where it merely goes on", [], false],
    ["is proved anew where the password was given", ["password"], true],
  ])("%s, and lasts no longer", async (_, factors, isNew) => {
    const { world, open } = opening();
    const before = world.clock();
    const continues = aSession({
      sessionId: "session-before",
      createdAt: before - 2,
      authenticatedAt: before - 1,
      factors: [],
      absoluteExpiresAt: before + 5,
    });
    world.clock.advance(MINUTE);
    expect((await open({ factors, continues })).session).toMatchObject({
      sessionId: "session-before",
      createdAt: before - 2,
      authenticatedAt: isNew ? world.clock() : before - 1,
      factors: isNew ? ["password"] : [],
      lastUsedAt: world.clock(),
      idleExpiresAt: world.clock() + IDLE,
      absoluteExpiresAt: before + 5,
    });
  });

  it("that goes on replaces the one before without a word", async () => {
    const { world, open } = opening();
    const { sessionToken, session } = await open();
    await open({ continues: session, earlierToken: sessionToken });
    expect(world.sessions.size).toBe(1);
    expect(world.audited).toEqual([]);
  });

  it("whose secret is none a cookie can carry is not opened", async () => {
    const { dependencies, account } = opening();
    const tokens = { ...dependencies.tokens, secret: () => "no secret" };
    const proof = { client: aClient, factors: [] };
    await expect(openSession({ ...dependencies, tokens }, account, proof)).rejects.toThrow(
      "an id or a secret of another form than a session's token has",
    );
  });
});

describe("the oldest session ends", () => {
  const signIns = (count: number, at: number) => Array.from({ length: count }, () => ({ ...aClient, at }));

  it("where an account has as many as it may", async () => {
    const now = setup().clock();
    const { world, open } = opening({ signIns: signIns(3, now) }, { maxSessions: 2 });
    const first = await open();
    world.clock.advance(1);
    await open();
    world.clock.advance(1);
    await open();
    const created = [...world.sessions.values()].map(({ createdAt }) => createdAt);
    expect(created).toEqual([now + 1, now + 2]);
    expect(first.session?.createdAt).toBe(now);
    expect(world.audited).toEqual([
      { event: "session.ended", outcome: "success", reason: "too-many", accountId: "account-1" },
    ]);
  });

  it("whichever was stored first, by when it was opened", async () => {
    const now = setup().clock();
    const { world, account, dependencies, open } = opening({ signIns: signIns(3, now) }, { maxSessions: 2 });
    for (const [tokenHash, createdAt] of [
      ["younger", now + 5],
      ["older", now + 1],
    ] as const)
      await dependencies.sessions.create(
        { accountId: account.accountId, tokenHash },
        aSession({ createdAt, idleExpiresAt: now + IDLE, absoluteExpiresAt: now + ABSOLUTE }),
      );
    await open();
    expect([...world.sessions.keys()]).not.toContain("account-1 older");
    expect([...world.sessions.keys()]).toContain("account-1 younger");
  });

  it("but one that is over makes room for it", async () => {
    const now = setup().clock();
    const { world, account, dependencies, open } = opening({ signIns: signIns(3, now) }, { maxSessions: 2 });
    for (const [tokenHash, idleExpiresAt] of [
      ["live", now + 1],
      ["over", now],
    ] as const)
      await dependencies.sessions.create(
        { accountId: account.accountId, tokenHash },
        aSession({ createdAt: now - 1, idleExpiresAt, absoluteExpiresAt: now + ABSOLUTE }),
      );
    await open();
    expect(world.sessions.size).toBe(3);
    expect(world.audited).toEqual([]);
  });

  const now = setup().clock();
  it.each<[string, number, number, number, boolean]>([
    ["too few sign-ins for it", 0, now, 2, false],
    ["just enough, with that of the completion", 1, now, 2, true],
    ["sign-ins from before the oldest possible session", 5, now - ABSOLUTE, 2, false],
    ["sign-ins since the oldest possible session", 5, now - ABSOLUTE + 1, 2, true],
    ["as many sign-ins as are remembered", REMEMBERED_SIGN_INS, now, 100, true],
    ["fewer than are remembered", REMEMBERED_SIGN_INS - 2, now, 100, false],
  ])("with %s the sessions are counted or not", async (_, count, at, maxSessions, isCounted) => {
    const { world, open } = opening({ signIns: signIns(count, at) }, { maxSessions });
    await open();
    expect(world.faults.calls.includes("sessions.list")).toBe(isCounted);
  });

  it("but not where one merely goes on", async () => {
    const { world, open } = opening({ signIns: signIns(5, now) }, { maxSessions: 2 });
    await open({ continues: aSession() });
    expect(world.faults.calls).not.toContain("sessions.list");
  });
});
