import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { StoredState } from "../../../../functions/domain/registration.ts";
import { resendCode } from "../../../../functions/use-cases/flow/resend-code.ts";
import { verifyCode } from "../../../../functions/use-cases/flow/verify-code.ts";
import { fakeEmailHash } from "../../../../testing/fakes/secrets.ts";
import { granted, HOUR, MINUTE, setup, type World, wrongCode } from "../../../../testing/use-cases/setup.ts";

type Flow = { id: string; flowSecret: string | undefined; clientIp: string };

const verify = (world: World, flow: Flow, code: string) => verifyCode(world.dependencies, { ...flow, code });
const wrongCodesIn = ({ counts }: World) =>
  [...counts].filter(([key]) => key.endsWith("wrongCodes")).map(([, count]) => count);
const refused = (kind: string, more = {}) => ({ ok: false, failure: { kind, ...more } });

describe("the right code", () => {
  it("is refused from the end of its own half hour on, though its flow goes on", async () => {
    const world = setup();
    const flow = await world.codeSent();
    const code = world.codeFor(flow);
    const issued = world.codes.get(flow.id);
    if (!issued) throw new Error("there is no code");
    world.codes.set(flow.id, { ...issued, expiresAt: world.clock() });
    expect(await verify(world, flow, code)).toEqual(refused("expired"));
    expect(world.stored(flow).state).toBe("requested");
    expect(world.audited.at(-1)).toMatchObject({ event: "code.expired", registrationId: flow.id });
  });

  it.each([
    ["that is gone", false],
    ["whose time to be deleted has come", true],
  ])("for a registration %s finds none", async (_, isThere) => {
    const world = setup();
    const flow = await world.codeSent();
    const code = world.codeFor(flow);
    const current = { ...world.stored(flow), deleteAt: world.clock() };
    world.dependencies.registrations.apply = async () => ({ applied: false, ...(isThere && { current }) });
    expect(await verify(world, flow, code)).toEqual(refused("registration-not-found"));
  });

  it("verifies the address, and keeps the code's own end of the half hour", async () => {
    const world = setup();
    const flow = await world.codeSent();
    const sentAt = world.clock();
    world.clock.advance(10 * MINUTE);
    const registration = granted(await verify(world, flow, world.codeFor(flow)));
    expect(registration).toMatchObject({ state: "verified", expiresAt: sentAt + 30 * MINUTE });
    expect(world.audited.at(-1)).toEqual({
      event: "code.verified",
      outcome: "success",
      registrationId: flow.id,
      codeNumber: 1,
    });
  });

  it.each([
    [30 * MINUTE - 1, true],
    [30 * MINUTE, false],
  ])("attack 18: %d ms after it was sent is accepted: %s", async (afterMs, accepted) => {
    const world = setup();
    const flow = await world.startFlow();
    world.clock.advance(5 * MINUTE);
    await world.deliverMails();
    world.clock.advance(afterMs);
    const outcome = await verify(world, flow, world.codeFor(flow));
    expect(outcome).toMatchObject(accepted ? { ok: true } : refused("expired"));
    if (!accepted) expect(world.audited.at(-1)?.event).toBe("code.expired");
  });

  it("still verifies after the secret was rotated", async () => {
    const world = setup();
    const flow = await world.codeSent();
    world.codeKeys.rotate();
    expect((await verify(world, flow, world.codeFor(flow))).ok).toBe(true);
    const next = await world.codeSent({ email: "next@example.jp" });
    expect(world.codes.get(next.id)?.keyId).toBe("2");
    expect((await verify(world, next, world.codeFor(next))).ok).toBe(true);
  });

  it("is spent by its use: a replay changes nothing", async () => {
    const world = setup();
    const flow = await world.verified();
    const before = world.stored(flow);
    expect(await verify(world, flow, world.codeFor(flow))).toEqual(refused("already-verified"));
    expect(world.stored(flow)).toEqual(before);
  });

  it("opens no other flow of the same address", async () => {
    const world = setup();
    const mine = await world.codeSent();
    const attackers = await world.codeSent();
    if (world.codeFor(mine) === world.codeFor(attackers)) return;
    expect(await verify(world, attackers, world.codeFor(mine))).toMatchObject(refused("code-wrong", {}));
    expect(world.stored(attackers).state).toBe("requested");
  });

  it("with another flow's cookie counts no attempt", async () => {
    const world = setup();
    const flow = await world.codeSent();
    const other = await world.codeSent({ email: "other@example.jp" });
    const outcome = await verify(world, { ...flow, flowSecret: other.flowSecret }, world.codeFor(flow));
    expect(outcome).toEqual(refused("registration-not-found"));
    expect(world.codes.get(flow.id)?.attempts).toBe(0);
  });
});

describe("a wrong code", () => {
  it("learns how many attempts are left, and locked after five: the right one comes too late", async () => {
    const world = setup();
    const flow = await world.codeSent();
    const right = world.codeFor(flow);
    for (const attemptsLeft of [4, 3, 2, 1, 0]) {
      expect(await verify(world, flow, wrongCode(right))).toEqual(refused("code-wrong", { attemptsLeft }));
    }
    const retryAt = world.stored(flow).resendAvailableAt;
    expect(await verify(world, flow, right)).toEqual(refused("code-locked", { retryAt }));
    expect(world.codes.get(flow.id)?.attempts).toBe(5);
    expect(world.stored(flow).state).toBe("requested");
    expect(world.auditedSince(-7)).toEqual([...Array(5).fill("code.failed"), "code.locked", "code.locked"]);
    expect(world.audited.slice(-2).map(({ reason }) => reason)).toEqual([
      "attempts-used-up",
      "attempt-refused",
    ]);
  });

  it("leaves the right one good for the fifth attempt", async () => {
    const world = setup();
    const flow = await world.codeSent();
    for (let guess = 1; guess <= 4; guess += 1) await verify(world, flow, wrongCode(world.codeFor(flow)));
    expect((await verify(world, flow, world.codeFor(flow))).ok).toBe(true);
  });

  it("asks for a new code at once when the cooldown is over", async () => {
    const world = setup();
    const flow = await world.codeSent();
    world.clock.advance(2 * MINUTE);
    for (let guess = 1; guess <= 5; guess += 1) await verify(world, flow, wrongCode(world.codeFor(flow)));
    expect(await verify(world, flow, "000000")).toEqual(refused("code-locked", { retryAt: world.clock() }));
  });

  it("is counted for the client, and reported to the auditor without the code", async () => {
    const world = setup();
    const flow = await world.codeSent();
    const code = wrongCode(world.codeFor(flow));
    await verify(world, flow, code);
    expect(world.audited.at(-1)).toEqual({
      event: "code.failed",
      outcome: "failure",
      registrationId: flow.id,
      reason: "wrong",
      ...(await fakeEmailHash("hanako@example.jp")),
      codeNumber: 1,
      attempt: 1,
    });
    expect(wrongCodesIn(world)).toEqual([1]);
    expect(JSON.stringify(world.audited)).not.toContain(code);
  });

  it("is counted for whoever asked for the code, and for whoever gave it", async () => {
    const world = setup();
    const flow = await world.codeSent();
    await verify(world, { ...flow, clientIp: "192.0.2.2" }, wrongCode(world.codeFor(flow)));
    expect(wrongCodesIn(world)).toEqual([1, 1]);
    await verify(world, flow, wrongCode(world.codeFor(flow)));
    expect(wrongCodesIn(world)).toEqual([2, 1]);
  });

  it("after fifty others makes the client's next code nine digits long, and no other client's", async () => {
    const world = setup();
    const digitsFrom = async (clientIp: string, email: string) =>
      world.stored(await world.startFlow({ clientIp, email })).codeDigits;
    for (let one = 1; one <= 10; one += 1) {
      const flow = await world.codeSent({ email: `user${one}@example.jp`, clientIp: "192.0.2.1" });
      for (let guess = 1; guess <= 5; guess += 1) await verify(world, flow, wrongCode(world.codeFor(flow)));
      if (one % 4 === 0) world.clock.advance(HOUR);
    }
    const last = await world.codeSent({ email: "user11@example.jp", clientIp: "192.0.2.1" });
    expect(world.stored(last).codeDigits).toBe(6);
    await verify(world, last, wrongCode(world.codeFor(last)));
    expect(await digitsFrom("192.0.2.1", "user12@example.jp")).toBe(9);
    expect(await digitsFrom("192.0.2.2", "user13@example.jp")).toBe(6);
  });

  it("after the registration is gone says so", async () => {
    const world = setup();
    const flow = await world.codeSent();
    world.registrations.delete(flow.id);
    expect(await verify(world, flow, wrongCode(world.codeFor(flow)))).toEqual(
      refused("registration-not-found"),
    );
  });

  it("for a registered address is answered as for any other", async () => {
    const world = setup();
    await world.completed({ email: "known@example.jp" });
    const doing = async (email: string) => {
      const flow = await world.codeSent({ email });
      const from = world.faults.calls.length;
      const outcomes = [];
      for (let guess = 1; guess <= 6; guess += 1) outcomes.push(await verify(world, flow, "999999"));
      return { outcomes, calls: world.faults.calls.slice(from) };
    };
    const known = await doing("known@example.jp");
    const unknown = await doing("unknown@example.jp");
    // Once in two hundred thousand runs the mailed code is the guessed one.
    if (unknown.outcomes.every(({ ok }) => !ok)) expect(known).toEqual(unknown);
  });
});

describe("a code that can verify nothing", () => {
  it.each(["right", "wrong"])("is answered so once the address is verified: the %s one", async (which) => {
    const world = setup();
    const flow = await world.verified();
    const before = world.stored(flow);
    const countsBefore = new Map(world.counts);
    const right = world.codeFor(flow);
    for (let replay = 1; replay <= 7; replay += 1) {
      const outcome = await verify(world, flow, which === "right" ? right : wrongCode(right));
      expect(outcome).toEqual(refused("already-verified"));
    }
    expect(world.stored(flow)).toEqual(before);
    expect(world.counts).toEqual(countsBefore);
    const reported = world.audited.filter(({ reason }) => reason === "repeated");
    expect(reported.map(({ event }) => event)).toEqual(Array(7).fill("code.verified"));
    expect(world.auditedSince(0)).not.toContain("code.failed");
  });

  it("is answered so when it has an earlier number, right or wrong", async () => {
    const world = setup();
    const flow = await world.codeSent();
    const old = world.codeFor(flow);
    world.clock.advance(MINUTE);
    granted(await resendCode(world.dependencies, flow));
    expect(await verify(world, flow, old)).toEqual(refused("code-superseded"));
    expect(wrongCodesIn(world)).toEqual([]);
    expect(await verify(world, flow, wrongCode(old))).toEqual(refused("code-superseded"));
    // A guess all the same.
    expect(wrongCodesIn(world)).toEqual([1]);
    expect(world.auditedSince(0)).not.toContain("code.failed");
    await world.deliverMails();
    expect(world.codes.get(flow.id)?.attempts).toBe(0);
  });
});

describe("a code is refused uncounted", () => {
  it("while its mail is on the way", async () => {
    const world = setup();
    const flow = await world.startFlow();
    expect(await verify(world, flow, "123456")).toEqual(refused("code-pending"));
  });

  it("while others lock the code, and a new one is drawn", async () => {
    const world = setup();
    const flow = await world.codeSent();
    const { codes } = world.dependencies;
    const countAttempt: typeof codes.countAttempt = async (id, facts) => {
      for (let guess = 1; guess <= 5; guess += 1) await codes.countAttempt(id, facts);
      const late = await codes.countAttempt(id, facts);
      world.clock.advance(MINUTE);
      granted(await resendCode(world.dependencies, flow));
      await world.deliverMails();
      return late;
    };
    const dependencies = { ...world.dependencies, codes: { ...codes, countAttempt } };
    const outcome = await verifyCode(dependencies, { ...flow, code: world.codeFor(flow) });
    expect(outcome).toEqual(refused("code-pending"));
    expect(world.codes.get(flow.id)?.attempts).toBe(0);
  });

  it("when the half hour passed before any mail was sent", async () => {
    const world = setup();
    const flow = await world.startFlow();
    world.clock.advance(30 * MINUTE);
    expect(await verify(world, flow, "123456")).toEqual(refused("expired"));
  });

  it("when an earlier code is locked and the new one is on the way", async () => {
    const world = setup();
    const flow = await world.codeSent();
    for (let guess = 1; guess <= 5; guess += 1) await verify(world, flow, wrongCode(world.codeFor(flow)));
    world.clock.advance(MINUTE);
    granted(await resendCode(world.dependencies, flow));
    expect(await verify(world, flow, world.codeFor(flow))).toEqual(refused("code-superseded"));
  });

  it("when everything is over", async () => {
    const world = setup();
    const flow = await world.codeSent();
    world.clock.advance(24 * HOUR);
    expect(await verify(world, flow, world.codeFor(flow))).toEqual(refused("registration-not-found"));
  });

  it.each<[StoredState, string]>([
    ["completing", "already-completed"],
    ["completed", "already-completed"],
    ["duplicate", "already-registered"],
  ])("in %s", async (state, kind) => {
    const world = setup();
    const flow = await world.codeSent();
    world.registrations.set(flow.id, { ...world.stored(flow), state });
    expect(await verify(world, flow, world.codeFor(flow))).toEqual(refused(kind));
    world.clock.advance(30 * MINUTE);
    expect(await verify(world, flow, world.codeFor(flow))).toEqual(refused(kind));
  });
});

describe("fifty verifications at once", () => {
  it("with the right code succeed once", async () => {
    const world = setup();
    const flow = await world.codeSent();
    const code = world.codeFor(flow);
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => verify(world, flow, code)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const reported = world.audited.filter(({ event }) => event === "code.verified");
    expect(reported.filter(({ reason }) => reason === undefined)).toHaveLength(1);
  });

  it("with a wrong code are compared five times", async () => {
    const world = setup();
    const flow = await world.codeSent();
    const code = wrongCode(world.codeFor(flow));
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => verify(world, flow, code)));
    expect(world.codes.get(flow.id)?.attempts).toBe(5);
    const kinds = outcomes.map((outcome) => (outcome.ok ? "ok" : outcome.failure.kind));
    expect(kinds.filter((kind) => kind === "code-wrong")).toHaveLength(5);
    expect(kinds.filter((kind) => kind === "code-locked")).toHaveLength(45);
    expect(world.faults.calls.filter((call) => call === "codeKeys.byId")).toHaveLength(5);
  });

  it("never get more than five compares or one success, in whatever order they run", async () => {
    const guesses = fc.array(fc.boolean(), { minLength: 2, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), guesses, async (scheduler, rights) => {
        const world = setup();
        const flow = await world.codeSent();
        const right = world.codeFor(flow);
        world.faults.pauseWith((call) => scheduler.schedule(Promise.resolve(), call));
        const all = Promise.all(rights.map((is) => verify(world, flow, is ? right : wrongCode(right))));
        const outcomes = await scheduler.waitFor(all);
        const successes = outcomes.filter(({ ok }) => ok).length;
        expect(successes).toBeLessThanOrEqual(1);
        expect(world.stored(flow).state).toBe(successes === 1 ? "verified" : "requested");
        // Whoever comes after the success is not counted any more.
        const attempts = world.codes.get(flow.id)?.attempts ?? 0;
        expect(attempts).toBeLessThanOrEqual(5);
        if (successes === 0) expect(attempts).toBe(Math.min(5, rights.length));
      }),
      { numRuns: 60 },
    );
  });
});

describe("a lost answer", () => {
  it.each(["codes.countAttempt", "codeKeys.byId"])(
    "of %s costs an attempt, and the registrant's next try verifies",
    async (call) => {
      const world = setup();
      const flow = await world.codeSent();
      world.faults.failNext(call, "after");
      await expect(verify(world, flow, world.codeFor(flow))).rejects.toThrow(call);
      expect(world.codes.get(flow.id)?.attempts).toBe(1);
      expect((await verify(world, flow, world.codeFor(flow))).ok).toBe(true);
    },
  );

  it("of the last write leaves the address verified, and the next try is answered so, as is the auditor", async () => {
    const world = setup();
    const flow = await world.codeSent();
    world.faults.failNext("registrations.apply", "after");
    await expect(verify(world, flow, world.codeFor(flow))).rejects.toThrow("registrations.apply");
    expect(world.auditedSince(0)).not.toContain("code.verified");
    expect(await verify(world, flow, world.codeFor(flow))).toEqual(refused("already-verified"));
    expect(world.audited.at(-1)).toEqual({
      event: "code.verified",
      outcome: "success",
      reason: "repeated",
      registrationId: flow.id,
      codeNumber: 1,
    });
  });
});
