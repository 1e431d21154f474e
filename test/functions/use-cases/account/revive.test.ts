import { describe, expect, it } from "@jest/globals";
import type { AccountStatus } from "../../../../functions/domain/account.ts";
import { writtenOf } from "../../../../functions/domain/account-event.ts";
import { revive } from "../../../../functions/use-cases/account/revive.ts";
import { startRevival } from "../../../../functions/use-cases/account/start-revival.ts";
import { resendCode } from "../../../../functions/use-cases/flow/resend-code.ts";
import { showFlow } from "../../../../functions/use-cases/flow/show-flow.ts";
import { verifyCode } from "../../../../functions/use-cases/flow/verify-code.ts";
import { startReset } from "../../../../functions/use-cases/password/start-reset.ts";
import { signIn } from "../../../../functions/use-cases/session/sign-in.ts";
import { aStep } from "../../../../testing/builders.ts";
import {
  aClient,
  granted,
  HOUR,
  MINUTE,
  PASSWORD,
  setup,
  type World,
  wrongCode,
} from "../../../../testing/use-cases/setup.ts";

const EMAIL = "hanako@example.jp";

const revivalsOf = (world: World) => ({ ...world.dependencies, flows: world.dependencies.revivals });

const start = (world: World, special: { email?: string; clientIp?: string; idempotencyKey?: string } = {}) =>
  startRevival(revivalsOf(world), { email: EMAIL, language: "ja", clientIp: "192.0.2.1", ...special });

async function begun(world: World, email = EMAIL) {
  const { flow, flowSecret } = granted(await start(world, { email }));
  return { id: flow.id, flowSecret, clientIp: "192.0.2.1" };
}

async function codeSent(world: World, email = EMAIL) {
  const flow = await begun(world, email);
  await world.deliverMails();
  return { ...flow, code: world.codeFor(flow) };
}

const give = (world: World, flow: Awaited<ReturnType<typeof codeSent>>) => revive(revivalsOf(world), flow);

const enter = (world: World) =>
  signIn(world.dependencies, { email: EMAIL, password: PASSWORD, clientIp: "192.0.2.1", client: aClient });

/** Without the name of the service in front. */
const subjectsOf = (world: World) => world.outbox.map(({ mail }) => mail.subject.replace(/^【.*】/, ""));

/** A registered user whose account stands so. */
async function registered(status: AccountStatus = "dormant") {
  const world = setup();
  const { accountId } = await world.completed();
  const account = world.accounts.get(accountId);
  if (account && status !== "active") world.accounts.set(accountId, { ...account, status });
  world.clock.advance(MINUTE);
  await world.deliverFollowUps();
  world.outbox.length = 0;
  const stand = (next: AccountStatus) => {
    const now = world.accounts.get(accountId);
    if (now) world.accounts.set(accountId, { ...now, status: next });
  };
  return { world, accountId, stand, stored: () => world.accounts.get(accountId) };
}

describe("a revival", () => {
  it("wakes the account of whoever has the mailbox, who then signs in with the password", async () => {
    const { world, accountId, stored } = await registered();
    expect(await enter(world)).toEqual({ ok: false, failure: { kind: "account-dormant" } });
    const before = stored();
    const from = world.audited.length;
    const flow = await codeSent(world);
    expect(subjectsOf(world)).toEqual(["利用再開の認証コード（1通目）"]);
    expect(await give(world, flow)).toEqual({ ok: true, value: true });

    expect(stored()).toEqual({
      ...{ ...before, status: undefined, statusAt: world.clock() },
      ...writtenOf(aStep(before, { type: "AccountRestored", at: world.clock() })),
    });
    expect(world.revivals.get(flow.id)).toMatchObject({ state: "completed" });
    expect(world.revivals.get(flow.id)).not.toHaveProperty("accountId");
    expect(world.auditedSince(from)).toEqual([
      "account.revival-requested",
      "mail.queued",
      "code.issued",
      "mail.sent",
      "code.verified",
      "account.revived",
    ]);
    expect(world.audited.at(-1)).toEqual({
      ...{ event: "account.revived", outcome: "success", reason: "by-code", flowId: flow.id, accountId },
      ...{ emailHmac: expect.any(String), hmacKeyId: expect.any(String) },
    });
    expect(await enter(world)).toMatchObject({ ok: true });
  });

  it("is not had by a wrong code, nor without the browser's proof", async () => {
    const { world, stored } = await registered();
    const flow = await codeSent(world);
    expect(await give(world, { ...flow, code: wrongCode(flow.code) })).toMatchObject({
      failure: { kind: "code-wrong", attemptsLeft: 4 },
    });
    expect(await give(world, { ...flow, flowSecret: "another browser's" })).toMatchObject({
      failure: { kind: "flow-not-found" },
    });
    expect(stored()?.status).toBe("dormant");
  });

  it("is begun once under its key", async () => {
    const { world } = await registered();
    const first = granted(await start(world, { idempotencyKey: "key" }));
    expect(granted(await start(world, { idempotencyKey: "key" }))).toEqual(first);
    await world.deliverMails();
    expect(world.outbox).toHaveLength(1);
  });

  it("is over with its end, whatever is asked of it", async () => {
    const { world } = await registered();
    const flow = await codeSent(world);
    granted(await give(world, flow));
    const over = { failure: { kind: "already-completed" } };
    expect(await give(world, flow)).toMatchObject(over);
    world.clock.advance(MINUTE);
    expect(await resendCode(revivalsOf(world), flow)).toMatchObject(over);
    expect(granted(await showFlow(revivalsOf(world), flow)).flow.state).toBe("completed");
  });

  it("takes a code for another purpose no more than that takes its own", async () => {
    const { world } = await registered();
    const ofReset = { ...world.dependencies, flows: world.dependencies.resets };
    const request = { email: EMAIL, language: "ja", clientIp: "192.0.2.1" } as const;
    const { flow, flowSecret } = granted(await startReset(ofReset, request));
    await world.deliverMails();
    const reset = { id: flow.id, flowSecret, clientIp: "192.0.2.1", code: world.codeFor(flow) };
    expect(await give(world, reset)).toMatchObject({ failure: { kind: "flow-not-found" } });
  });
});

describe("a revival that breaks off", () => {
  it.each(["accounts.find", "accounts.revive", "revivals.apply"])(
    "at %s, before or after it, goes on when the code is sent again",
    async (call) => {
      for (const when of ["before", "after"] as const) {
        const { world, stored } = await registered();
        const flow = await codeSent(world);
        // The first write of the flow takes the code, the second ends it.
        let seen = 0;
        world.faults.pauseWith(async (name) => {
          if (name !== call) return;
          seen += 1;
          if (seen === (call === "revivals.apply" ? 2 : 1)) world.faults.failNext(call, when);
        });
        await expect(give(world, flow)).rejects.toThrow();
        const again = await give(world, flow);
        const isOver = call === "revivals.apply" && when === "after";
        if (isOver) expect(again).toMatchObject({ failure: { kind: "already-completed" } });
        else expect(again).toEqual({ ok: true, value: true });
        expect(stored()).not.toHaveProperty("status");
        expect(world.audited.some(({ event }) => event === "account.revived")).toBe(true);
        expect(await enter(world)).toMatchObject({ ok: true });
      }
    },
  );

  it("and has lost whose account it is of is an error", async () => {
    const { world, stored } = await registered();
    const flow = await codeSent(world);
    const { accountId: _, ...nobodys } = granted(await verifyCode(revivalsOf(world), flow));
    world.revivals.set(flow.id, nobodys);
    await expect(give(world, flow)).rejects.toThrow("a proven mailbox without an account");
    expect(stored()?.status).toBe("dormant");
  });

  it("and waits for longer than the code lives takes a new one", async () => {
    const { world, stored } = await registered();
    const flow = await codeSent(world);
    granted(await verifyCode(revivalsOf(world), flow));
    world.clock.advance(HOUR);
    expect(await give(world, flow)).toMatchObject({ failure: { kind: "expired" } });
    granted(await resendCode(revivalsOf(world), flow));
    await world.deliverMails();
    expect(await give(world, { ...flow, code: world.codeFor(flow) })).toMatchObject({ ok: true });
    expect(stored()).not.toHaveProperty("status");
  });
});

describe("an account that changes while the code is on its way", () => {
  it("is as good as revived where a new password has woken it", async () => {
    const { world, accountId, stored } = await registered();
    const flow = await codeSent(world);
    const { status, ...awake } = stored() ?? {};
    world.accounts.set(accountId, awake as NonNullable<ReturnType<typeof stored>>);
    expect(await give(world, flow)).toMatchObject({ ok: true });
    expect(stored()).toEqual(awake);
    expect(world.audited.some(({ event }) => event === "account.revived")).toBe(false);
  });

  it.each(["suspended", "frozen", "erasing"] as const)("stays %s", async (status) => {
    const { world, stand, stored } = await registered();
    const flow = await codeSent(world);
    stand(status);
    expect(await give(world, flow)).toMatchObject({ failure: { kind: "account-stopped" } });
    expect(stored()).toMatchObject({ status });
  });

  it("stays as it is where that happens between the reading and the write, and the trail says so", async () => {
    const { world, stand, stored } = await registered();
    const flow = await codeSent(world);
    world.faults.pauseWith(async (call) => {
      if (call === "accounts.revive") stand("erasing");
    });
    expect(await give(world, flow)).toMatchObject({ failure: { kind: "account-stopped" } });
    expect(stored()).toMatchObject({ status: "erasing" });
    expect(world.audited.slice(-2)).toMatchObject([
      { event: "account.revived", outcome: "success" },
      { event: "account.revived", outcome: "failure", reason: "stopped-meanwhile" },
    ]);
  });

  it("is unknown where it is gone", async () => {
    const { world, accountId } = await registered();
    const flow = await codeSent(world);
    world.accounts.delete(accountId);
    expect(await give(world, flow)).toMatchObject({ failure: { kind: "flow-not-found" } });
  });
});

describe("how an address stands", () => {
  const subjects = {
    dormant: "利用再開の認証コード（1通目）",
    active: "ご利用の再開について（1通目）",
    withdrawing: "ご利用の再開について（1通目）",
    suspended: "ご利用の再開について（1通目）",
    frozen: "ご利用の再開について（1通目）",
    erasing: "ご利用の再開について（1通目）",
    unknown: "ご利用の再開について（1通目）",
  } as const;
  type Status = keyof typeof subjects;
  const emailOf = (status: Status) => (status === "unknown" ? "jiro@example.jp" : EMAIL);
  const inState = (status: Status) => registered(status === "unknown" ? "active" : status);

  /** What somebody sees of a revival who has not the mailbox, and what is done for it. */
  async function seen(status: Status) {
    const { world } = await inState(status);
    const from = world.faults.calls.length;
    const flow = await begun(world, emailOf(status));
    const calls = world.faults.calls.slice(from);
    const before = granted(await showFlow(revivalsOf(world), flow));
    await world.deliverMails();
    const after = granted(await showFlow(revivalsOf(world), flow));
    world.clock.advance(MINUTE);
    const fromResend = world.faults.calls.length;
    granted(await resendCode(revivalsOf(world), flow));
    const resend = world.faults.calls.slice(fromResend);
    const fromGuess = world.faults.calls.length;
    const guess = await revive(revivalsOf(world), { ...flow, code: "not a code" });
    const guessing = world.faults.calls.slice(fromGuess);
    const same = [before, after].map(({ flow: { id, email, flowHash, ...rest }, ...shown }) => ({
      ...rest,
      ...shown,
    }));
    return { subjects: subjectsOf(world), shown: { calls, resend, same, guess, guessing } };
  }

  it.each(Object.entries(subjects))(
    "is known to its mailbox alone, in one mail: %s",
    async (status, subject) => {
      const { subjects: mailed, shown } = await seen(status as Status);
      expect(mailed).toEqual([subject]);
      expect(shown).toEqual((await seen("dormant")).shown);
    },
  );

  it.each(Object.keys(subjects).filter((status) => status !== "dormant") as Status[])(
    "lets no code wake anything: %s",
    async (status) => {
      const { world } = await inState(status);
      const flow = await begun(world, emailOf(status));
      await world.deliverMails();
      expect(world.codes.get(flow.id)).not.toHaveProperty("owner");
      expect(world.outbox[0]?.mail.text).not.toMatch(/(?<!\d)\d{6}(?!\d)/);
    },
  );
});

it("limits used up for resets leave a revival of the same address alone, and the other way round", async () => {
  const { world } = await registered();
  const ofReset = { ...world.dependencies, flows: world.dependencies.resets };
  const asks = {
    reset: () => startReset(ofReset, { email: EMAIL, language: "ja", clientIp: "192.0.2.1" }),
    revive: () => start(world),
  };
  for (const [one, other] of [
    ["reset", "revive"],
    ["revive", "reset"],
  ] as const) {
    world.clock.advance(24 * HOUR);
    while ((await asks[one]()).ok);
    expect(await asks[other]()).toMatchObject({ ok: true });
  }
});
