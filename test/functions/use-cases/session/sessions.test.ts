import { describe, expect, it } from "@jest/globals";
import type { Account, AccountStatus } from "../../../../functions/domain/account.ts";
import { sessionKeyOf } from "../../../../functions/domain/session-token.ts";
import { signedInAccount } from "../../../../functions/use-cases/account/signed-in-account.ts";
import { updateAccount } from "../../../../functions/use-cases/account/update-account.ts";
import { signIn } from "../../../../functions/use-cases/session/sign-in.ts";
import { signOut } from "../../../../functions/use-cases/session/sign-out.ts";
import { fakeEmailHash } from "../../../../testing/fakes/secrets.ts";
import { sender } from "../../../../testing/mail-sender.ts";
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
const enter = (world: World, special: Partial<Parameters<typeof signIn>[1]> = {}) =>
  signIn(world.dependencies, {
    ...{ email, password: PASSWORD, clientIp: "192.0.2.1", client: aClient },
    ...special,
  });
/** As it is stored; of a token that is in use. */
const stored = (world: World, token: string) => {
  const { accountId = "", tokenHash = "" } = sessionKeyOf(token) ?? {};
  return world.sessions.get(`${accountId} ${tokenHash}`);
};
const show = (world: World, sessionToken: string | undefined) =>
  signedInAccount(world.dependencies, { sessionToken });

async function registered() {
  const world = setup();
  const { accountId } = await world.completed();
  return { world, accountId };
}

type AccountState = Pick<Account, "status" | "statusAt" | "sessionEpoch" | "passwordChangedAt">;

/** As somebody else's write leaves the account. */
function change(world: World, accountId: string, facts: Partial<AccountState>): void {
  const account = world.accounts.get(accountId);
  if (!account) throw new Error(`no account ${accountId}`);
  world.accounts.set(accountId, { ...account, ...facts });
}

const wrong = { password: "wrong-password-1" };
const notSignedIn = { ok: false, failure: { kind: "not-signed-in" } };

describe("signing in", () => {
  it("opens a session with a token of its own, stored only as its hash", async () => {
    const { world, accountId } = await registered();
    const one = granted(await enter(world));
    const other = granted(await enter(world));
    expect(one.accountId).toBe(accountId);
    expect(one.sessionToken).not.toBe(other.sessionToken);
    expect(stored(world, one.sessionToken)).toMatchObject({ accountId, epoch: 0, ...aClient });
    const [, secret = ""] = one.sessionToken.split(".");
    expect(secret).not.toBe("");
    expect(JSON.stringify([...world.sessions])).not.toContain(secret);
    expect(world.audited.at(-1)).toEqual({
      ...{ event: "auth.signed-in", outcome: "success", reason: "password", accountId },
      ...(await fakeEmailHash(email)),
    });
  });

  it("attack 37: ends the session that the browser had, and no other", async () => {
    const { world, accountId } = await registered();
    const here = granted(await enter(world));
    const elsewhere = granted(await enter(world));
    const again = granted(await enter(world, { earlierToken: here.sessionToken }));
    expect(await show(world, here.sessionToken)).toEqual(notSignedIn);
    for (const { sessionToken } of [elsewhere, again])
      expect((await show(world, sessionToken)).ok).toBe(true);
    expect(world.audited).toContainEqual({
      event: "auth.signed-out",
      outcome: "success",
      reason: "signed-in-again",
      accountId,
    });
  });

  it("leaves the browser's session alone where the password is wrong", async () => {
    const { world } = await registered();
    const { sessionToken } = granted(await enter(world));
    await enter(world, { ...wrong, earlierToken: sessionToken });
    expect((await show(world, sessionToken)).ok).toBe(true);
  });

  it("fails alike for a wrong password and an unknown address", async () => {
    const { world } = await registered();
    const trying = async (credentials: { email: string; password: string }) => {
      const from = world.faults.calls.length;
      const outcome = await enter(world, credentials);
      const { emailHmac, hmacKeyId, ...audited } = world.audited.at(-1) ?? {};
      expect({ emailHmac, hmacKeyId }).toEqual(await fakeEmailHash(credentials.email));
      return { outcome, calls: world.faults.calls.slice(from), audited };
    };
    const wrong = await trying({ email, password: "wrong-password-1" });
    expect(wrong).toEqual(await trying({ email: "nobody@example.jp", password: PASSWORD }));
    expect(wrong).toEqual({
      outcome: { ok: false, failure: { kind: "sign-in-failed" } },
      calls: [
        "secrets.emailHash",
        "secrets.subjectHash",
        "secrets.subjectHash",
        "limits.count",
        "limits.count",
        "users.authenticate",
        // How often that address has failed by now.
        "secrets.emailHash",
        "limits.count",
      ],
      audited: { event: "auth.failed", outcome: "failure", reason: "password" },
    });
  });

  const turnOfTheHour = Date.UTC(2026, 0, 15, 2);
  const limited = { ok: false, failure: { kind: "sign-in-limited", retryAt: turnOfTheHour } };
  const guess = async (world: World, times: number, special: Parameters<typeof enter>[1] = {}) => {
    for (let count = 1; count <= times; count += 1)
      expect(await enter(world, { ...wrong, ...special })).toMatchObject({
        failure: { kind: "sign-in-failed" },
      });
  };

  it("is refused to a client that has failed ten times for an address in an hour, before the password is checked", async () => {
    const { world } = await registered();
    await guess(world, 10);
    const from = world.faults.calls.length;
    expect(await enter(world)).toEqual(limited);
    expect(world.faults.calls.slice(from)).not.toContain("users.authenticate");
    expect(world.audited.at(-1)).toMatchObject({
      event: "limit.reached",
      outcome: "failure",
      reason: "sign-ins-per-client-and-address",
    });
    world.clock.advance(turnOfTheHour - world.clock());
    expect((await enter(world)).ok).toBe(true);
  });

  it("stays open to the owner elsewhere, and to others at the guesser's place", async () => {
    const { world } = await registered();
    await guess(world, 10);
    expect(await enter(world)).toEqual(limited);
    expect((await enter(world, { clientIp: "192.0.2.2" })).ok).toBe(true);
    await guess(world, 1, { email: "somebody.else@example.jp" });
  });

  it("is refused to a client that has failed a hundred times, whatever the addresses", async () => {
    const { world } = await registered();
    for (let one = 1; one <= 100; one += 1) await guess(world, 1, { email: `user${one}@example.jp` });
    expect(await enter(world, { email: "user101@example.jp" })).toEqual(limited);
    expect(world.audited.at(-1)).toMatchObject({ event: "limit.reached", reason: "sign-ins-per-client" });
    expect((await enter(world, { clientIp: "192.0.2.2" })).ok).toBe(true);
  });

  it("counts failures alone: whoever signs in may do so any number of times", async () => {
    const { world } = await registered();
    await guess(world, 9);
    for (let times = 1; times <= 20; times += 1) expect((await enter(world)).ok).toBe(true);
    await guess(world, 1);
    expect(await enter(world)).toEqual(limited);
  });
});

describe("how an account stands", () => {
  const settled = async (status: AccountStatus) => {
    const { world, accountId } = await registered();
    const { sessionToken } = granted(await enter(world));
    change(world, accountId, { status, statusAt: world.clock() });
    return { world, accountId, sessionToken };
  };

  it.each([
    ["suspended", { kind: "account-stopped", contact: sender.contact }],
    ["frozen", { kind: "account-stopped", contact: sender.contact }],
    ["dormant", { kind: "account-dormant" }],
  ] as const)("%s is answered to whoever has the password, and to nobody else", async (status, failure) => {
    const { world, accountId, sessionToken } = await settled(status);
    const before = world.sessions.size;
    expect(await enter(world)).toEqual({ ok: false, failure });
    expect(world.audited.at(-1)).toMatchObject({
      ...{ event: "auth.failed", outcome: "failure", reason: failure.kind, accountId },
    });
    expect(await enter(world, wrong)).toEqual({ ok: false, failure: { kind: "sign-in-failed" } });
    expect(world.sessions.size).toBe(before);
    expect(await show(world, sessionToken)).toEqual(notSignedIn);
  });

  it("withdrawing opens a session that may look, and change nothing", async () => {
    const { world, accountId } = await settled("withdrawing");
    const { sessionToken } = granted(await enter(world));
    expect(stored(world, sessionToken)).toMatchObject({ accountId });
    expect((await show(world, sessionToken)).ok).toBe(true);
    const patch = { department: "x" };
    expect(await updateAccount(world.dependencies, { sessionToken, patch })).toEqual({
      ok: false,
      failure: { kind: "withdrawal-pending" },
    });
  });
});

describe("an account's epoch", () => {
  it("ends every session of an earlier one, for good", async () => {
    const { world, accountId } = await registered();
    const { sessionToken } = granted(await enter(world));
    change(world, accountId, { sessionEpoch: 1 });
    expect(await show(world, sessionToken)).toEqual(notSignedIn);
    expect(world.audited.at(-1)).toMatchObject({
      ...{ event: "auth.session-expired", reason: "ended", accountId },
    });
    expect(stored(world, sessionToken)).toBeUndefined();
    const later = granted(await enter(world));
    expect((await show(world, later.sessionToken)).ok).toBe(true);
  });

  it("attack 44: opens no session to a sign-in that was under way while the password was changed", async () => {
    const { world, accountId } = await registered();
    const { userSub } = (await world.ports.users.find(email)) ?? { userSub: "" };
    let isHeld = false;
    world.faults.pauseWith(async (call) => {
      // Cognito has found the old password right, and the account is about to be read.
      if (call !== "accounts.find" || isHeld) return;
      isHeld = true;
      await world.ports.users.setPassword(userSub, "another-horse-9");
      change(world, accountId, { sessionEpoch: 1, passwordChangedAt: world.clock() });
    });
    const before = world.sessions.size;
    expect(await enter(world)).toEqual({ ok: false, failure: { kind: "sign-in-failed" } });
    expect(isHeld).toBe(true);
    expect(world.sessions.size).toBe(before);
    expect(world.audited.at(-1)).toMatchObject({
      ...{ event: "auth.failed", outcome: "failure", reason: "password-changed", accountId },
    });
  });

  it.each([-1, 0, 400, 5_000, 5_999])(
    "admits the new password %i ms after the change, whoever's clock is ahead",
    async (ms) => {
      const { world, accountId } = await registered();
      const { userSub } = (await world.ports.users.find(email)) ?? { userSub: "" };
      await world.ports.users.setPassword(userSub, "another-horse-9");
      change(world, accountId, { sessionEpoch: 1, passwordChangedAt: world.clock() - ms });
      expect((await enter(world, { password: "another-horse-9" })).ok).toBe(true);
    },
  );

  it("asks Cognito once where the change is long past", async () => {
    const { world, accountId } = await registered();
    change(world, accountId, { sessionEpoch: 1, passwordChangedAt: world.clock() });
    world.clock.advance(7_000);
    const from = world.faults.calls.length;
    granted(await enter(world));
    expect(world.faults.calls.slice(from).filter((call) => call === "users.authenticate")).toHaveLength(1);
  });
});

describe("the sessions of an account", () => {
  it("are twenty at most: of one more, the oldest ends", async () => {
    const { world, accountId } = await registered();
    const tokens: string[] = [];
    for (let one = 1; one <= 21; one += 1) {
      world.clock.advance(1_000);
      tokens.push(granted(await enter(world)).sessionToken);
    }
    const live = await Promise.all(tokens.map(async (token) => (await show(world, token)).ok));
    expect(live).toEqual([false, ...Array.from({ length: 20 }, () => true)]);
    expect(world.audited).toContainEqual({
      ...{ event: "session.ended", outcome: "success", reason: "too-many", accountId },
    });
  });

  it("are not counted as long as there cannot be too many", async () => {
    const { world } = await registered();
    for (let one = 1; one <= 10; one += 1) granted(await enter(world));
    expect(world.faults.calls).not.toContain("sessions.list");
  });

  it("that are over make room for others", async () => {
    const { world } = await registered();
    const first = granted(await enter(world));
    for (let one = 1; one <= 30; one += 1) {
      const { sessionToken } = granted(await enter(world));
      await signOut(world.dependencies, { sessionToken });
    }
    expect((await show(world, first.sessionToken)).ok).toBe(true);
  });

  it("leave twenty sign-ins behind, the newest last", async () => {
    const { world, accountId } = await registered();
    for (let one = 1; one <= 25; one += 1)
      granted(await enter(world, { client: { ...aClient, os: `System ${one}` } }));
    const { signIns = [] } = world.accounts.get(accountId) ?? {};
    expect(signIns.map(({ os }) => os)).toEqual(Array.from({ length: 20 }, (_, at) => `System ${at + 6}`));
  });
});

describe("a session", () => {
  it("shows the account of whoever has its token", async () => {
    const { world, accountId } = await registered();
    const { sessionToken } = granted(await enter(world));
    expect(granted(await show(world, sessionToken))).toEqual(world.accounts.get(accountId));
  });

  it.each([undefined, "", "forged", "secret-0", "forged.secret-0", "a.b.c", "."])(
    "is not opened by %j",
    async (token) => {
      const { world } = await registered();
      expect(await show(world, token)).toEqual(notSignedIn);
    },
  );

  it("is not opened by the hash of its token", async () => {
    const { world } = await registered();
    const { sessionToken } = granted(await enter(world));
    const { accountId, tokenHash } = sessionKeyOf(sessionToken) ?? {};
    for (const token of [`${tokenHash}`, `${accountId}.${tokenHash}`])
      expect(await show(world, token)).toEqual(notSignedIn);
  });

  it("ends after half an hour of silence, and the auditor learns whose", async () => {
    const { world, accountId } = await registered();
    const { sessionToken } = granted(await enter(world));
    world.clock.advance(30 * MINUTE - 1);
    expect((await show(world, sessionToken)).ok).toBe(true);
    world.clock.advance(30 * MINUTE - 1);
    expect((await show(world, sessionToken)).ok).toBe(true);
    world.clock.advance(30 * MINUTE);
    expect(await show(world, sessionToken)).toEqual(notSignedIn);
    expect(world.audited.at(-1)).toEqual({
      event: "auth.session-expired",
      outcome: "failure",
      reason: "idle",
      accountId,
    });
  });

  it("ends after eight hours, however busy", async () => {
    const { world } = await registered();
    const { sessionToken } = granted(await enter(world));
    for (let quarter = 1; quarter < 32; quarter += 1) {
      world.clock.advance(HOUR / 4);
      expect((await show(world, sessionToken)).ok).toBe(true);
    }
    world.clock.advance(HOUR / 4 - 1);
    expect((await show(world, sessionToken)).ok).toBe(true);
    world.clock.advance(1);
    expect(await show(world, sessionToken)).toEqual(notSignedIn);
    expect(world.audited.at(-1)).toMatchObject({ event: "auth.session-expired", reason: "absolute" });
  });

  it("is over when its account has been deleted, and nothing of it stays", async () => {
    const world = setup();
    await world.completed({ email });
    const { sessionToken, accountId } = granted(await enter(world));
    world.accounts.delete(accountId);
    expect(await show(world, sessionToken)).toEqual(notSignedIn);
    expect(world.audited.at(-1)).toMatchObject({ reason: "account-deleted", accountId });
    const left = world.sessions.size;
    expect(await show(world, sessionToken)).toEqual(notSignedIn);
    expect(world.sessions.size).toBe(left);
    expect(world.audited.at(-1)).toMatchObject({ event: "auth.failed", reason: "session-unknown" });
  });
});

describe("signing out", () => {
  it("kills the token, and no other session", async () => {
    const { world, accountId } = await registered();
    const one = granted(await enter(world));
    const other = granted(await enter(world));
    await signOut(world.dependencies, one);
    expect(await show(world, one.sessionToken)).toEqual(notSignedIn);
    expect((await show(world, other.sessionToken)).ok).toBe(true);
    expect(world.audited.slice(-2)).toEqual([
      { event: "auth.signed-out", outcome: "success", accountId },
      // It is gone without a trace of whose it was.
      { event: "auth.failed", outcome: "failure", reason: "session-unknown" },
    ]);
  });

  it.each([undefined, "", "forged"])(
    "succeeds without a session (%j), and reveals nothing",
    async (sessionToken) => {
      const { world } = await registered();
      const before = world.audited.length;
      await signOut(world.dependencies, { sessionToken });
      expect(world.audited).toHaveLength(before);
    },
  );
});
