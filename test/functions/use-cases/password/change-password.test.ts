import { describe, expect, it } from "@jest/globals";
import { signedInAccount } from "../../../../functions/use-cases/account/signed-in-account.ts";
import { changePassword } from "../../../../functions/use-cases/password/change-password.ts";
import { signIn } from "../../../../functions/use-cases/session/sign-in.ts";
import { aClient, granted, HOUR, PASSWORD, setup, type World } from "../../../../testing/use-cases/setup.ts";

const email = "hanako@example.jp";
const NEW = "another-horse-9";
const clientIp = "192.0.2.1";

const enter = (world: World, password: string) =>
  signIn(world.dependencies, { email, password, clientIp, client: aClient });
const show = async (world: World, sessionToken: string) =>
  (await signedInAccount(world.dependencies, { sessionToken })).ok;

const change = (world: World, sessionToken: string, special: Record<string, unknown> = {}) =>
  changePassword(world.dependencies, {
    sessionToken,
    body: { currentPassword: PASSWORD, password: NEW, passwordConfirmation: NEW, ...special },
    ...{ language: "ja", client: aClient, clientIp },
  });

async function signedIn() {
  const world = setup();
  const { accountId, sessionToken: first } = await world.completed({ email });
  const { sessionToken: other } = granted(await enter(world, PASSWORD));
  const { sessionToken: own } = granted(await enter(world, PASSWORD));
  return { world, accountId, first, other, own };
}

const wrongs = ({ failure }: { failure: { errors?: readonly { pointer: string; code: string }[] } }) =>
  failure.errors?.map(({ pointer, code }) => `${pointer} ${code}`);

describe("changing the password", () => {
  it("lets the new one in and the old one no more, from the moment that the account has of it", async () => {
    const { world, accountId, own } = await signedIn();
    world.clock.advance(HOUR / 4);
    granted(await change(world, own));
    expect(world.accounts.get(accountId)?.passwordChangedAt).toBe(world.clock());
    expect((await enter(world, PASSWORD)).ok).toBe(false);
    expect((await enter(world, NEW)).ok).toBe(true);
  });

  it("ends every session but the caller's, which goes on under a new token, and lasts no longer", async () => {
    const { world, first, other, own } = await signedIn();
    world.clock.advance(HOUR / 4);
    const { sessionToken } = granted(await change(world, own));
    for (const token of [first, other, own]) expect(await show(world, token)).toBe(false);
    expect(await show(world, sessionToken)).toBe(true);
    for (let quarter = 1; quarter < 31; quarter += 1) {
      world.clock.advance(HOUR / 4);
      expect(await show(world, sessionToken)).toBe(true);
    }
    world.clock.advance(HOUR / 4);
    expect(await show(world, sessionToken)).toBe(false);
  });

  it("sends the owner one mail with the browser and its place, and no link that does anything", async () => {
    const { world, accountId, own } = await signedIn();
    const before = world.outbox.length;
    granted(await change(world, own));
    await world.deliverMails();
    world.clock.advance(20_000);
    await world.deliverFollowUps();
    await world.deliverMails();
    const sent = world.outbox.slice(before).filter(({ about }) => about.kind === "password-changed");
    expect(sent).toMatchObject([{ to: email, about: { codeNumber: 0 } }]);
    expect(sent[0]?.mail.subject).toContain("パスワード変更のお知らせ");
    for (const part of [sent[0]?.mail.text, sent[0]?.mail.html]) {
      expect(part).toContain("Chrome / Windows");
      expect(part).toContain("神奈川県");
      expect(part).not.toContain(NEW);
    }
    expect(world.audited).toContainEqual(
      expect.objectContaining({ event: "mail.sent", reason: "password-changed", accountId }),
    );
  });

  it("is recorded before the sessions end", async () => {
    const { world, accountId, own } = await signedIn();
    const from = world.audited.length;
    granted(await change(world, own));
    expect(world.audited.slice(from)).toEqual([
      { event: "password.changed", outcome: "success", accountId },
      { event: "mail.queued", outcome: "success", accountId, reason: "password-changed" },
      { event: "session.ended", outcome: "success", accountId, reason: "password-changed" },
    ]);
  });

  it.each([
    [
      { password: "abc", passwordConfirmation: "abc" },
      ["/password password-classes", "/password password-too-short"],
    ],
    [{ passwordConfirmation: "other-horse-9" }, ["/passwordConfirmation password-mismatch"]],
    [{ password: PASSWORD, passwordConfirmation: PASSWORD }, ["/password password-same"]],
    [{ currentPassword: "" }, ["/currentPassword required"]],
    [{ password: `${email}-1`, passwordConfirmation: `${email}-1` }, ["/password password-context"]],
  ])("refuses %j, and nothing changes", async (special, errors) => {
    const { world, other, own } = await signedIn();
    const outcome = await change(world, own, special);
    expect(outcome).toMatchObject({ ok: false, failure: { kind: "invalid-input" } });
    expect(outcome.ok ? [] : wrongs(outcome as never)?.toSorted()).toEqual(errors);
    expect(await show(world, other)).toBe(true);
    expect((await enter(world, PASSWORD)).ok).toBe(true);
    expect(world.followUps.messages().filter(({ kind }) => kind === "end-sessions")).toEqual([]);
  });

  it("with a wrong present password says so at its field, and counts as a sign-in that failed", async () => {
    const { world, other, own } = await signedIn();
    for (let times = 1; times <= 10; times += 1) {
      const outcome = await change(world, own, { currentPassword: "wrong-horse-9" });
      expect(outcome).toMatchObject({ ok: false, failure: { kind: "sign-in-failed" } });
      expect(outcome.ok ? [] : wrongs(outcome as never)).toEqual(["/currentPassword password-wrong"]);
    }
    for (const limited of [await change(world, own), await enter(world, PASSWORD)])
      expect(limited).toMatchObject({ ok: false, failure: { kind: "sign-in-limited" } });
    expect(await show(world, other)).toBe(true);
  });

  it.each([undefined, "", "forged.token"])("is for nobody with the session %j", async (token) => {
    const { world } = await signedIn();
    expect(await change(world, token ?? "")).toEqual({ ok: false, failure: { kind: "not-signed-in" } });
  });

  it("twice at once leaves one password and one session, the last acknowledged's", async () => {
    const { world, other, own } = await signedIn();
    const passwords = [NEW, "a-third-horse-9"];
    const tokens = [own, other];
    const outcomes = await Promise.all(
      passwords.map((password, at) =>
        change(world, tokens[at] ?? "", { password, passwordConfirmation: password }),
      ),
    );
    const opened = await Promise.all(
      outcomes.map(async (outcome) => outcome.ok && (await show(world, outcome.value.sessionToken))),
    );
    expect(opened.filter(Boolean).length).toBeLessThanOrEqual(1);
    const lets = await Promise.all(passwords.map(async (password) => (await enter(world, password)).ok));
    expect(lets.filter(Boolean)).toHaveLength(1);
  });
});

describe("a change that breaks off", () => {
  const calls = [
    "followUps.requestEndOfSessions",
    "users.setPassword",
    "mailQueue.requestPasswordChanged",
    "accounts.raiseEpoch",
    "sessions.create",
  ];
  it.each(calls.flatMap((call) => (["before", "after"] as const).map((when) => [call, when] as const)))(
    "at %s, %s its effect, leaves no session beside a password that took effect, and reports it",
    async (call, when) => {
      const { world, other, own } = await signedIn();
      world.faults.failNext(call, when);
      await expect(change(world, own)).rejects.toThrow();
      world.clock.advance(15_000);
      await world.deliverFollowUps();
      await world.deliverMails();
      const lets = { old: (await enter(world, PASSWORD)).ok, new: (await enter(world, NEW)).ok };
      expect(Object.values(lets).filter(Boolean)).toHaveLength(1);
      const mails = world.outbox.filter(({ about }) => about.kind === "password-changed");
      if (lets.new) {
        for (const token of [other, own]) expect(await show(world, token)).toBe(false);
        expect(mails.length).toBeGreaterThan(0);
      } else {
        // The sessions may have ended for nothing; then the mail does not claim that the password is another.
        for (const { mail } of mails) expect(mail.subject).toContain("パスワード変更についてのお知らせ");
      }
      expect(world.followUps.messages().filter(({ kind }) => kind === "end-sessions")).toEqual([]);
    },
  );
});
