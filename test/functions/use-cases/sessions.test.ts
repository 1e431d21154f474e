import { describe, expect, it } from "@jest/globals";
import { tokenHash } from "../../../functions/domain/secret-token.ts";
import { signIn } from "../../../functions/use-cases/sign-in.ts";
import { signOut } from "../../../functions/use-cases/sign-out.ts";
import { signedInAccount } from "../../../functions/use-cases/signed-in-account.ts";
import { granted, HOUR, MINUTE, PASSWORD, setup, type World } from "./setup.ts";

const email = "hanako@example.jp";
const show = (world: World, sessionToken: string | undefined) =>
  signedInAccount(world.dependencies, { sessionToken });

async function registered() {
  const world = setup();
  const { accountId } = await world.completed();
  return { world, accountId };
}

const notSignedIn = { ok: false, failure: { kind: "not-signed-in" } };

describe("signing in", () => {
  it("opens a session with a token of its own, stored only as its hash", async () => {
    const { world, accountId } = await registered();
    const one = granted(await signIn(world.dependencies, { email, password: PASSWORD }));
    const other = granted(await signIn(world.dependencies, { email, password: PASSWORD }));
    expect(one.accountId).toBe(accountId);
    expect(one.sessionToken).not.toBe(other.sessionToken);
    expect(world.sessions.get(tokenHash(one.sessionToken))).toMatchObject({ accountId, email });
    expect([...world.sessions.keys()]).not.toContain(one.sessionToken);
    expect(world.audited.at(-1)).toEqual({ event: "auth.signed-in", outcome: "success", accountId });
  });

  it("fails alike for a wrong password and an unknown address", async () => {
    const { world } = await registered();
    const trying = async (credentials: { email: string; password: string }) => {
      const from = world.faults.calls.length;
      const outcome = await signIn(world.dependencies, credentials);
      return { outcome, calls: world.faults.calls.slice(from), audited: world.audited.at(-1) };
    };
    const wrong = await trying({ email, password: "wrong-password-1" });
    expect(wrong).toEqual(await trying({ email: "nobody@example.jp", password: PASSWORD }));
    expect(wrong).toEqual({
      outcome: { ok: false, failure: { kind: "sign-in-failed" } },
      calls: ["users.authenticate"],
      audited: { event: "auth.failed", outcome: "failure", reason: "password" },
    });
  });
});

describe("a session", () => {
  it("shows the account of whoever has its token", async () => {
    const { world, accountId } = await registered();
    const { sessionToken } = granted(await signIn(world.dependencies, { email, password: PASSWORD }));
    expect(granted(await show(world, sessionToken))).toEqual(world.accounts.get(accountId));
  });

  it.each([undefined, "", "forged", "secret-0"])("is not opened by %j", async (token) => {
    const { world } = await registered();
    expect(await show(world, token)).toEqual(notSignedIn);
  });

  it("is not opened by the hash of its token", async () => {
    const { world } = await registered();
    const { sessionToken } = granted(await signIn(world.dependencies, { email, password: PASSWORD }));
    expect(await show(world, tokenHash(sessionToken))).toEqual(notSignedIn);
  });

  it("ends after half an hour of silence", async () => {
    const { world } = await registered();
    const { sessionToken } = granted(await signIn(world.dependencies, { email, password: PASSWORD }));
    world.clock.advance(30 * MINUTE - 1);
    expect((await show(world, sessionToken)).ok).toBe(true);
    world.clock.advance(30 * MINUTE - 1);
    expect((await show(world, sessionToken)).ok).toBe(true);
    world.clock.advance(30 * MINUTE);
    expect(await show(world, sessionToken)).toEqual(notSignedIn);
  });

  it("ends after eight hours, however busy", async () => {
    const { world } = await registered();
    const { sessionToken } = granted(await signIn(world.dependencies, { email, password: PASSWORD }));
    for (let quarter = 1; quarter < 32; quarter += 1) {
      world.clock.advance(HOUR / 4);
      expect((await show(world, sessionToken)).ok).toBe(true);
    }
    world.clock.advance(HOUR / 4 - 1);
    expect((await show(world, sessionToken)).ok).toBe(true);
    world.clock.advance(1);
    expect(await show(world, sessionToken)).toEqual(notSignedIn);
  });

  it("is told to wait for an account that is still being made", async () => {
    const world = setup();
    world.users.set(email, { email, accountId: "account-1", password: PASSWORD });
    const { sessionToken } = granted(await signIn(world.dependencies, { email, password: PASSWORD }));
    expect(await show(world, sessionToken)).toEqual({ ok: false, failure: { kind: "account-not-ready" } });
  });
});

describe("signing out", () => {
  it("kills the token, and no other session", async () => {
    const { world, accountId } = await registered();
    const one = granted(await signIn(world.dependencies, { email, password: PASSWORD }));
    const other = granted(await signIn(world.dependencies, { email, password: PASSWORD }));
    await signOut(world.dependencies, one);
    expect(await show(world, one.sessionToken)).toEqual(notSignedIn);
    expect((await show(world, other.sessionToken)).ok).toBe(true);
    expect(world.audited.at(-1)).toEqual({ event: "auth.signed-out", outcome: "success", accountId });
  });

  it.each([undefined, "", "forged"])(
    "succeeds without a session (%j), and tells nothing",
    async (sessionToken) => {
      const { world } = await registered();
      const before = world.audited.length;
      await signOut(world.dependencies, { sessionToken });
      expect(world.audited).toHaveLength(before);
    },
  );
});
