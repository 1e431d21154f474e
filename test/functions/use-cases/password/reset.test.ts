import { describe, expect, it } from "@jest/globals";
import type { AccountStatus } from "../../../../functions/domain/account.ts";
import { CLAIM_LEASE_MS, UNFINISHED_LIFETIME_MS } from "../../../../functions/domain/code-flow.ts";
import { RESET_LOOK_DELAY_SECONDS } from "../../../../functions/domain/password-reset.ts";
import { signedInAccount } from "../../../../functions/use-cases/account/signed-in-account.ts";
import type { FlowProof } from "../../../../functions/use-cases/flow/owned-flow.ts";
import { resendCode } from "../../../../functions/use-cases/flow/resend-code.ts";
import { showFlow } from "../../../../functions/use-cases/flow/show-flow.ts";
import { verifyCode } from "../../../../functions/use-cases/flow/verify-code.ts";
import { completeReset } from "../../../../functions/use-cases/password/complete-reset.ts";
import { startReset } from "../../../../functions/use-cases/password/start-reset.ts";
import { startRegistration } from "../../../../functions/use-cases/registration/start-registration.ts";
import { signIn } from "../../../../functions/use-cases/session/sign-in.ts";
import {
  aClient,
  aStartRequest,
  granted,
  MINUTE,
  PASSWORD,
  setup,
  type World,
  wrongCode,
} from "../../../../testing/use-cases/setup.ts";

const EMAIL = "hanako@example.jp";
const NEW_PASSWORD = "another-horse-7";
const WAIT_MS = RESET_LOOK_DELAY_SECONDS * 1000;

const resetsOf = (world: World) => ({ ...world.dependencies, flows: world.dependencies.resets });

const start = (world: World, special: { email?: string; clientIp?: string; idempotencyKey?: string } = {}) =>
  startReset(resetsOf(world), { email: EMAIL, language: "ja", clientIp: "192.0.2.1", ...special });

async function begun(world: World, email = EMAIL) {
  const { flow, flowSecret } = granted(await start(world, { email }));
  return { id: flow.id, flowSecret, clientIp: "192.0.2.1" };
}

async function codeSent(world: World, email = EMAIL) {
  const flow = await begun(world, email);
  await world.deliverMails();
  return flow;
}

async function verified(world: World) {
  const flow = await codeSent(world);
  granted(await verifyCode(resetsOf(world), { ...flow, code: world.codeFor(flow) }));
  return flow;
}

const complete = (world: World, flow: FlowProof & { clientIp: string }, password = NEW_PASSWORD) =>
  completeReset(world.dependencies, {
    ...flow,
    body: { password, passwordConfirmation: password },
    client: aClient,
  });

const signInWith = async (world: World, password: string, clientIp = "192.0.2.1") => {
  const sent = { email: EMAIL, password, clientIp, client: aClient };
  return (await signIn(world.dependencies, sent)).ok;
};

/** Without the name of the service in front. */
const subjectsOf = (world: World) => world.outbox.map(({ mail }) => mail.subject.replace(/^【.*】/, ""));

const isSignedIn = async (world: World, sessionToken: string) =>
  (await signedInAccount(world.dependencies, { sessionToken })).ok;

/** A registered user with a session. */
async function registered(status?: AccountStatus) {
  const world = setup();
  const { accountId, sessionToken } = await world.completed();
  const account = world.accounts.get(accountId);
  if (account && status) world.accounts.set(accountId, { ...account, status });
  world.clock.advance(MINUTE);
  await world.deliverFollowUps();
  world.outbox.length = 0;
  return { world, accountId, sessionToken };
}

describe("a password reset", () => {
  it("sets the password of whoever has the mailbox, ends every session, and opens none", async () => {
    const { world, accountId, sessionToken } = await registered();
    const sessions = world.sessions.size;
    const from = world.audited.length;
    const flow = await verified(world);
    expect(await isSignedIn(world, sessionToken)).toBe(true);
    expect(await complete(world, flow)).toEqual({ ok: true, value: true });

    expect(world.sessions.size).toBe(sessions);
    expect(await isSignedIn(world, sessionToken)).toBe(false);
    expect(await signInWith(world, PASSWORD)).toBe(false);
    expect(await signInWith(world, NEW_PASSWORD)).toBe(true);
    expect(world.resets.get(flow.id)).toMatchObject({ state: "completed" });
    expect(world.resets.get(flow.id)).not.toHaveProperty("accountId");
    expect(world.auditedSince(from).slice(0, 10)).toEqual([
      "password.reset-requested",
      "mail.queued",
      "code.issued",
      "mail.sent",
      "code.verified",
      "mail.queued",
      "session.ended",
      "password.reset",
      "auth.session-expired",
      "auth.failed",
    ]);
    expect(world.audited.find(({ event }) => event === "password.reset")).toMatchObject({
      flowId: flow.id,
      accountId,
      emailHmac: expect.any(String),
    });
  });

  it("lets whoever completed it sign in from there, however often the old password was mistyped, and nobody elsewhere", async () => {
    const { world } = await registered();
    const elsewhere = "192.0.2.2";
    for (const clientIp of ["192.0.2.1", elsewhere])
      for (let times = 1; times <= 11; times += 1) await signInWith(world, "wrong-password-1", clientIp);
    expect(await signInWith(world, PASSWORD)).toBe(false);
    granted(await complete(world, await verified(world)));
    expect(await signInWith(world, NEW_PASSWORD, elsewhere)).toBe(false);
    expect(await signInWith(world, NEW_PASSWORD)).toBe(true);
  });

  it("names the browser that it was in to the owner, once", async () => {
    const { world } = await registered();
    const flow = await verified(world);
    granted(await complete(world, flow));
    world.clock.advance(WAIT_MS);
    await world.deliverFollowUps();
    await world.deliverMails();
    expect(subjectsOf(world)).toEqual(["パスワード再設定の認証コード（1通目）", "パスワード変更のお知らせ"]);
    expect(world.outbox[1]?.mail.text).toContain("Chrome / Windows");
    expect(world.outbox[1]?.mail.text).not.toContain(NEW_PASSWORD);
  });

  it("knows nobody's account before the right code has been given", async () => {
    const { world } = await registered();
    const flow = await codeSent(world);
    expect(world.resets.get(flow.id)).not.toHaveProperty("accountId");
    expect(await complete(world, flow)).toMatchObject({ ok: false, failure: { kind: "not-verified" } });
    expect(await signInWith(world, PASSWORD)).toBe(true);
  });

  it("takes wrong codes as a registration does, and no code of a registration", async () => {
    const { world } = await registered();
    const registration = await world.codeSent({ email: "jiro@example.jp" });
    const flow = await codeSent(world);
    const verify = (code: string) => verifyCode(resetsOf(world), { ...flow, code });
    expect(await verify(wrongCode(world.codeFor(flow)))).toMatchObject({
      failure: { kind: "code-wrong", attemptsLeft: 4 },
    });
    const stored = world.codes.get(flow.id);
    const other = world.codes.get(registration.id);
    if (stored && other) world.codes.set(flow.id, { ...stored, hmac: other.hmac });
    expect(await verify(world.codeFor(registration))).toMatchObject({ failure: { kind: "code-wrong" } });
  });

  it("gives a new code, after which the one before is dead", async () => {
    const { world } = await registered();
    const flow = await codeSent(world);
    const first = world.codeFor(flow);
    world.clock.advance(MINUTE);
    granted(await resendCode(resetsOf(world), flow));
    expect(await verifyCode(resetsOf(world), { ...flow, code: first })).toMatchObject({
      failure: { kind: "code-superseded" },
    });
    await world.deliverMails();
    granted(await verifyCode(resetsOf(world), { ...flow, code: world.codeFor(flow) }));
  });

  it("runs out half an hour after its code was sent", async () => {
    const { world } = await registered();
    const flow = await verified(world);
    world.clock.advance(30 * MINUTE);
    expect(granted(await showFlow(resetsOf(world), flow)).expired).toBe(true);
    expect(await complete(world, flow)).toMatchObject({ failure: { kind: "expired" } });
  });

  it("takes no easily guessed password, and can be completed afterwards", async () => {
    const { world } = await registered();
    const flow = await verified(world);
    world.weakPasswords.set("weak-horse-9", "password-common");
    expect(await complete(world, flow, "weak-horse-9")).toMatchObject({
      failure: { kind: "invalid-input", errors: [{ pointer: "/password" }] },
    });
    granted(await complete(world, flow));
  });

  it("is not found by another browser, nor repeated", async () => {
    const { world } = await registered();
    const flow = await verified(world);
    expect(await complete(world, { ...flow, flowSecret: "another" })).toMatchObject({
      failure: { kind: "flow-not-found" },
    });
    granted(await complete(world, flow));
    expect(await complete(world, flow)).toMatchObject({ failure: { kind: "already-completed" } });
    expect(await resendCode(resetsOf(world), flow)).toMatchObject({ failure: { kind: "already-completed" } });
    expect(await verifyCode(resetsOf(world), { ...flow, code: "000000" })).toMatchObject({
      failure: { kind: "already-completed" },
    });
  });

  it("is answered with what it has begun when it is sent again under its key", async () => {
    const { world } = await registered();
    const first = granted(await start(world, { idempotencyKey: "key" }));
    const again = granted(await start(world, { idempotencyKey: "key" }));
    expect(again).toEqual(first);
    await world.deliverMails();
    expect(world.outbox).toHaveLength(1);
    expect(await start(world, { idempotencyKey: "key", email: "jiro@example.jp" })).toMatchObject({
      failure: { kind: "idempotency-key-reused" },
    });
  });
});

describe("two completions at once", () => {
  it("make one password: the one that is acknowledged", async () => {
    const { world } = await registered();
    const flow = await verified(world);
    const passwords = ["first-horse-1", "second-horse-2"];
    const outcomes = await Promise.all(passwords.map((password) => complete(world, flow, password)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ failure: { kind: "completion-in-progress" } });
    const holds = await Promise.all(passwords.map((password) => signInWith(world, password)));
    expect(holds).toEqual(outcomes.map(({ ok }) => ok));
  });
});

describe("how an address stands", () => {
  const subjects = {
    active: "パスワード再設定の認証コード（1通目）",
    withdrawing: "パスワード再設定の認証コード（1通目）",
    dormant: "パスワード再設定の認証コード（1通目）",
    suspended: "パスワードの再設定について（1通目）",
    frozen: "パスワードの再設定について（1通目）",
    unknown: "パスワードの再設定について（1通目）",
  } as const;

  /** What somebody sees of a reset who has not the mailbox, and what is done for it. */
  async function seen(status: keyof typeof subjects) {
    const { world } = await registered(status === "unknown" ? undefined : status);
    const email = status === "unknown" ? "jiro@example.jp" : EMAIL;
    const from = world.faults.calls.length;
    const flow = await begun(world, email);
    const calls = world.faults.calls.slice(from);
    const before = granted(await showFlow(resetsOf(world), flow));
    await world.deliverMails();
    const after = granted(await showFlow(resetsOf(world), flow));
    world.clock.advance(MINUTE);
    const fromResend = world.faults.calls.length;
    granted(await resendCode(resetsOf(world), flow));
    const resend = world.faults.calls.slice(fromResend);
    const guess = await verifyCode(resetsOf(world), { ...flow, code: "not a code" });
    const same = [before, after].map(({ flow: { id, email, flowHash, ...rest }, ...status }) => ({
      ...rest,
      ...status,
    }));
    return { subjects: subjectsOf(world), shown: { calls, resend, same, guess } };
  }

  it.each(Object.entries(subjects))(
    "is known to its mailbox alone, in one mail: %s",
    async (status, subject) => {
      const { subjects: mailed, shown } = await seen(status as keyof typeof subjects);
      expect(mailed).toEqual([subject]);
      expect(shown).toEqual((await seen("active")).shown);
    },
  );

  it.each(["suspended", "frozen", "unknown"] as const)("lets no code verify anything: %s", async (status) => {
    const { world } = await registered(status === "unknown" ? undefined : status);
    const flow = await codeSent(world, status === "unknown" ? "jiro@example.jp" : EMAIL);
    expect(world.codes.get(flow.id)).not.toHaveProperty("owner");
    expect(world.outbox[0]?.mail.text).not.toMatch(/(?<!\d)\d{6}(?!\d)/);
  });

  it("is active again after the reset of a dormant one, and still withdrawing otherwise", async () => {
    for (const status of ["dormant", "withdrawing"] as const) {
      const { world, accountId } = await registered(status);
      granted(await complete(world, await verified(world)));
      expect(world.accounts.get(accountId)?.status).toBe(status === "dormant" ? undefined : status);
      const revived = world.audited.filter(({ event }) => event === "account.revived");
      expect(revived).toHaveLength(status === "dormant" ? 1 : 0);
    }
  });

  it("may change while the code is on its way: a stopped account takes no password", async () => {
    const { world, accountId } = await registered();
    const flow = await verified(world);
    const account = world.accounts.get(accountId);
    if (account) world.accounts.set(accountId, { ...account, status: "suspended" });
    expect(await complete(world, flow)).toMatchObject({ failure: { kind: "account-stopped" } });
    world.accounts.delete(accountId);
    expect(await complete(world, flow)).toMatchObject({ failure: { kind: "flow-not-found" } });
  });
});

it("limits used up for registrations leave the reset of the same address and client alone, and the other way round", async () => {
  const { world } = await registered();
  const register = () => startRegistration(world.dependencies, aStartRequest());
  while ((await register()).ok) await world.deliverMails();
  expect((await start(world)).ok).toBe(true);
  while ((await start(world)).ok) await world.deliverMails();
  expect(await start(world)).toMatchObject({ failure: { kind: "limit-reached" } });
  expect((await startRegistration(world.dependencies, aStartRequest({ email: "jiro@example.jp" }))).ok).toBe(
    true,
  );
});

describe("a completion that dies", () => {
  it("between the password and the epoch: its follow-up ends the sessions within 20 seconds, and says so", async () => {
    const { world, sessionToken } = await registered();
    const flow = await verified(world);
    world.faults.failNext("users.setPassword", "after");
    await expect(complete(world, flow)).rejects.toThrow();
    expect(await isSignedIn(world, sessionToken)).toBe(true);
    expect(await complete(world, flow, "third-horse-3")).toMatchObject({
      failure: { kind: "completion-in-progress" },
    });

    world.clock.advance(WAIT_MS);
    await world.deliverFollowUps();
    expect(await isSignedIn(world, sessionToken)).toBe(false);
    await world.deliverMails();
    expect(subjectsOf(world).at(-1)).toBe("パスワード変更についてのお知らせ");
    granted(await complete(world, flow, "third-horse-3"));
    expect(await signInWith(world, "third-horse-3")).toBe(true);
  });

  it("is taken over once its lease is over, where no follow-up has come", async () => {
    const { world } = await registered();
    const flow = await verified(world);
    world.faults.failNext("users.setPassword", "before");
    await expect(complete(world, flow)).rejects.toThrow();
    expect(world.resets.get(flow.id)?.deleteAt).toBe(world.clock() + UNFINISHED_LIFETIME_MS);
    world.clock.advance(CLAIM_LEASE_MS);
    granted(await complete(world, flow));
    expect(await signInWith(world, NEW_PASSWORD)).toBe(true);
  });

  it("is looked at again while its claim is fresh", async () => {
    const { world } = await registered();
    const flow = await verified(world);
    world.faults.failNext("users.setPassword", "before");
    await expect(complete(world, flow)).rejects.toThrow();
    const reset = world.resets.get(flow.id);
    world.clock.advance(WAIT_MS);
    if (reset) world.resets.set(flow.id, { ...reset, claimedAt: world.clock() - CLAIM_LEASE_MS + 1 });
    await world.deliverFollowUps();
    expect(world.resets.get(flow.id)?.state).toBe("setting");
    world.clock.advance(WAIT_MS);
    await world.deliverFollowUps();
    expect(world.resets.get(flow.id)?.state).toBe("verified");
  });

  it.each(["before", "after"] as const)(
    "at any call, %s its effect: whoever comes again has a password",
    async (when) => {
      const whole = await registered();
      const wholeFlow = await verified(whole.world);
      const from = whole.world.faults.calls.length;
      granted(await complete(whole.world, wholeFlow));
      const count = whole.world.faults.calls.length - from;

      for (let call = 0; call < count; call += 1) {
        const { world, sessionToken } = await registered();
        const flow = await verified(world);
        world.faults.failAt(call, when);
        await complete(world, flow).catch(() => undefined);
        world.clock.advance(WAIT_MS);
        await world.deliverFollowUps();
        await world.deliverMails();
        const again = await complete(world, flow);
        expect(again.ok || again.failure.kind === "already-completed").toBe(true);
        expect(await signInWith(world, NEW_PASSWORD)).toBe(true);
        expect(await isSignedIn(world, sessionToken)).toBe(false);
      }
    },
  );
});
