import { describe, expect, it } from "@jest/globals";
import type { StoredState } from "../../../../functions/domain/registration.ts";
import { resendCode } from "../../../../functions/use-cases/flow/resend-code.ts";
import { verifyCode } from "../../../../functions/use-cases/flow/verify-code.ts";
import { aRegistration, FLOW_SECRET } from "../../../../testing/builders.ts";
import { fakeSubjectHash } from "../../../../testing/fakes/secrets.ts";
import { granted, HOUR, MINUTE, setup, wrongCode } from "../../../../testing/use-cases/setup.ts";

const resend = (
  world: ReturnType<typeof setup>,
  flow: { id: string; flowSecret: string | undefined; clientIp: string },
) => resendCode(world.dependencies, flow);

describe("asking for another code", () => {
  it("moves the code number on, starts another half hour, and asks for the mail", async () => {
    const world = setup();
    const flow = await world.codeSent();
    world.clock.advance(MINUTE);
    const renewed = granted(await resend(world, flow));
    expect(renewed).toMatchObject({
      state: "requested",
      codeNumber: 2,
      expiresAt: world.clock() + 30 * MINUTE,
      resendAvailableAt: world.clock() + MINUTE,
      mailStatus: "queued",
    });
    expect(world.mailQueue.messages()).toEqual([
      {
        kind: "code",
        purpose: "registration",
        flowId: flow.id,
        codeNumber: 2,
        emailHmac: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
    expect(world.auditedSince(-2)).toEqual(["code.resent", "mail.queued"]);
    expect(world.audited.at(-1)).toMatchObject({ registrationId: flow.id, codeNumber: 2 });
  });

  it("kills the code before, from the request on", async () => {
    const world = setup();
    const flow = await world.codeSent();
    const old = world.codeFor(flow);
    world.clock.advance(MINUTE);
    granted(await resend(world, flow));
    expect(await verifyCode(world.dependencies, { ...flow, code: old })).toMatchObject({
      failure: { kind: "code-superseded" },
    });
    await world.deliverMails();
    if (world.codeFor(flow) !== old) {
      expect((await verifyCode(world.dependencies, { ...flow, code: old })).ok).toBe(false);
    }
    expect((await verifyCode(world.dependencies, { ...flow, code: world.codeFor(flow) })).ok).toBe(true);
  });

  it.each([
    ["a minute before the half hour ends", 29 * MINUTE],
    ["when the half hour has run out", 30 * MINUTE],
    ["hours later", 23 * HOUR],
  ])("goes on %s, and nothing typed is lost", async (_, afterMs) => {
    const world = setup();
    const flow = await world.verified();
    world.clock.advance(afterMs);
    expect(granted(await resend(world, flow))).toMatchObject({
      state: "requested",
      email: "hanako@example.jp",
    });
    await world.deliverMails();
    expect((await verifyCode(world.dependencies, { ...flow, code: world.codeFor(flow) })).ok).toBe(true);
  });
});

describe("wrong codes close no door", () => {
  it("the fifteenth of the day is followed by a code of nine digits, which verifies", async () => {
    const world = setup();
    const flow = await world.codeSent();
    for (let codeNumber = 1; codeNumber <= 3; codeNumber += 1) {
      const code = world.codeFor(flow);
      expect(code).toMatch(/^\d{6}$/);
      for (let guess = 1; guess <= 5; guess += 1)
        await verifyCode(world.dependencies, { ...flow, code: wrongCode(code) });
      world.clock.advance(MINUTE);
      granted(await resend(world, flow));
      await world.deliverMails();
    }
    expect(world.codeFor(flow)).toMatch(/^\d{9}$/);
    expect((await verifyCode(world.dependencies, { ...flow, code: world.codeFor(flow) })).ok).toBe(true);
  });
});

describe("another code is refused", () => {
  it("for a minute, and learns until when", async () => {
    const world = setup();
    const flow = await world.codeSent();
    world.clock.advance(MINUTE - 1);
    expect(await resend(world, flow)).toEqual({
      ok: false,
      failure: { kind: "limit-reached", retryAt: world.clock() + 1 },
    });
    expect(world.mailQueue.messages()).toEqual([]);
    world.clock.advance(1);
    expect((await resend(world, flow)).ok).toBe(true);
  });

  it("to the second of two clicks at once, which sends nothing", async () => {
    const world = setup();
    const flow = await world.codeSent();
    world.clock.advance(MINUTE);
    const outcomes = await Promise.all([resend(world, flow), resend(world, flow)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
      failure: { kind: "limit-reached", retryAt: world.clock() + MINUTE },
    });
    expect(world.mailQueue.messages()).toHaveLength(1);
    expect(world.stored(flow).codeNumber).toBe(2);
  });

  it("after five codes in an hour, and nothing is written but that", async () => {
    const world = setup();
    const flow = await world.codeSent();
    for (let count = 2; count <= 5; count += 1) {
      world.clock.advance(MINUTE);
      granted(await resend(world, flow));
    }
    world.clock.advance(MINUTE);
    const before = world.stored(flow);
    expect(await resend(world, flow)).toMatchObject({
      failure: { kind: "limit-reached", retryAt: Date.UTC(2026, 0, 15, 2) },
    });
    expect(world.stored(flow)).toEqual(before);
    expect(world.audited.at(-1)).toMatchObject({
      event: "limit.reached",
      reason: "codes-per-address-and-network",
    });
  });

  it("when everybody together is sent too many mails in this minute", async () => {
    const world = setup();
    const flow = await world.codeSent();
    world.clock.advance(MINUTE);
    for (let one = 1; one <= 300; one += 1)
      await world.startFlow({ email: `user${one}@example.jp`, clientIp: `192.0.2.${one}` });
    const before = world.stored(flow);
    expect(await resend(world, flow)).toMatchObject({
      failure: { kind: "limit-reached", retryAt: Date.UTC(2026, 0, 15, 1, 4) },
    });
    expect(world.stored(flow)).toEqual(before);
    expect(world.audited.at(-1)).toMatchObject({ event: "limit.reached", reason: "mails-per-minute" });
  });

  it("after thirty asks of the client in an hour", async () => {
    const world = setup();
    const flow = await world.codeSent();
    for (let one = 2; one <= 30; one += 1) await world.startFlow({ email: `user${one}@example.jp` });
    world.clock.advance(MINUTE);
    expect(await resend(world, flow)).toMatchObject({ failure: { kind: "limit-reached" } });
    expect(world.audited.at(-1)).toMatchObject({ event: "limit.reached", reason: "starts-per-client" });
    expect((await resend(world, { ...flow, clientIp: "192.0.2.2" })).ok).toBe(true);
  });

  it.each<[StoredState, string]>([
    ["completing", "completion-in-progress"],
    ["completed", "already-completed"],
    ["duplicate", "already-registered"],
  ])("while the registration is %s", async (state, kind) => {
    const world = setup();
    world.registrations.set("registration-1", aRegistration({ state, resendAvailableAt: 0 }));
    const outcome = await resend(world, {
      id: "registration-1",
      flowSecret: FLOW_SECRET,
      clientIp: "192.0.2.1",
    });
    expect(outcome).toEqual({ ok: false, failure: { kind } });
    expect(world.counts.size).toBe(0);
  });

  it.each<[string, StoredState, string]>([
    ["completed", "completed", "already-completed"],
    ["claimed", "completing", "completion-in-progress"],
  ])("when the registration is %s between the look and the write", async (_, state, kind) => {
    const world = setup();
    const flow = await world.verified();
    world.clock.advance(MINUTE);
    world.faults.pauseWith(async (call) => {
      if (call === "limits.count") world.registrations.set(flow.id, { ...world.stored(flow), state });
    });
    expect(await resend(world, flow)).toEqual({ ok: false, failure: { kind } });
  });

  it("when the registration is gone between the look and the write", async () => {
    const world = setup();
    const flow = await world.codeSent();
    world.clock.advance(MINUTE);
    world.faults.pauseWith(async (call) => {
      if (call === "limits.count") world.registrations.delete(flow.id);
    });
    expect(await resend(world, flow)).toEqual({ ok: false, failure: { kind: "registration-not-found" } });
  });
});

it("does the same for a registered address as for any other", async () => {
  const world = setup();
  await world.completed({ email: "known@example.jp" });
  const doing = async (email: string) => {
    const flow = await world.codeSent({ email });
    world.clock.advance(MINUTE);
    const from = world.faults.calls.length;
    const { state, codeNumber, mailStatus } = granted(await resend(world, flow));
    return { state, codeNumber, mailStatus, calls: world.faults.calls.slice(from) };
  };
  expect(await doing("known@example.jp")).toEqual(await doing("unknown@example.jp"));
});

it("a fault after the write costs the registrant no more than the minute", async () => {
  const world = setup();
  const flow = await world.codeSent();
  world.clock.advance(MINUTE);
  world.faults.failNext("mailQueue.requestCode", "before");
  await expect(resend(world, flow)).rejects.toThrow("mailQueue.requestCode");
  world.clock.advance(MINUTE);
  expect(granted(await resend(world, flow)).codeNumber).toBe(3);
  await world.deliverMails();
  expect((await verifyCode(world.dependencies, { ...flow, code: world.codeFor(flow) })).ok).toBe(true);
});

describe("a mail that was never queued", () => {
  const stuck = async () => {
    const world = setup();
    const flow = await world.codeSent();
    world.clock.advance(MINUTE);
    world.faults.failNext("mailQueue.requestCode", "before");
    await expect(resend(world, flow)).rejects.toThrow();
    return { world, flow };
  };

  it("is counted like any other ask, as often as it is asked for", async () => {
    const { world, flow } = await stuck();
    world.clock.advance(3_000);
    const outcomes = [];
    for (let asked = 3; asked <= 7; asked += 1) outcomes.push(await resend(world, flow));
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, false, false]);
    expect(outcomes.at(-1)).toMatchObject({ failure: { kind: "limit-reached" } });
    expect(world.mailQueue.messages()).toHaveLength(3);
    expect(world.audited.at(-1)).toMatchObject({ reason: "codes-per-address-and-network", codeNumber: 2 });
  });

  it("is asked for again after three seconds, without a new code", async () => {
    const { world, flow } = await stuck();
    world.clock.advance(3_000);
    expect(granted(await resend(world, flow))).toMatchObject({ state: "requested", codeNumber: 2 });
    expect(world.mailQueue.messages()).toEqual([
      {
        kind: "code",
        purpose: "registration",
        flowId: flow.id,
        codeNumber: 2,
        emailHmac: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
    await world.deliverMails();
    expect((await verifyCode(world.dependencies, { ...flow, code: world.codeFor(flow) })).ok).toBe(true);
  });

  it("is none of a flow whose code was given, though that code is gone", async () => {
    const world = setup();
    const flow = await world.verified();
    world.codes.delete(flow.id);
    world.clock.advance(3_000);
    expect(await resend(world, flow)).toMatchObject({ failure: { kind: "limit-reached" } });
    expect(world.mailQueue.messages()).toEqual([]);
  });

  it("is not taken for one at once: the ordinary mail may still be on its way", async () => {
    const { world, flow } = await stuck();
    world.clock.advance(2_999);
    expect(await resend(world, flow)).toMatchObject({ failure: { kind: "limit-reached" } });
  });
});

describe("a further code that is asked for again under its key", () => {
  const idempotencyKey = "5b2f9e0c-6d1a-4c1e-9a57-0f8e4f2d7c11";

  it("is answered alike, within the pause and after it, with one mail", async () => {
    const world = setup();
    const flow = await world.codeSent();
    world.clock.advance(MINUTE);
    const request = { ...flow, idempotencyKey };
    const first = granted(await resendCode(world.dependencies, request));
    expect(granted(await resendCode(world.dependencies, request))).toEqual(first);
    expect(first.renewedUnder).toBe(await fakeSubjectHash("renewal", idempotencyKey));
    await world.deliverMails();
    world.clock.advance(2 * MINUTE);
    const last = granted(await resendCode(world.dependencies, request));
    expect(last.codeNumber).toBe(first.codeNumber);
    expect(world.mailQueue.messages()).toEqual([]);
  });

  it("has its mail asked for once more where that may be stuck, and counted", async () => {
    const world = setup();
    const flow = await world.codeSent();
    world.clock.advance(MINUTE);
    const request = { ...flow, idempotencyKey };
    world.faults.failNext("mailQueue.requestCode", "before");
    await expect(resendCode(world.dependencies, request)).rejects.toThrow("mailQueue.requestCode");
    world.clock.advance(4_000);
    expect(granted(await resendCode(world.dependencies, request)).codeNumber).toBe(2);
    expect(world.audited.at(-1)).toMatchObject({ event: "mail.queued", reason: "code-again" });
  });

  it("is another one under another key", async () => {
    const world = setup();
    const flow = await world.codeSent();
    world.clock.advance(MINUTE);
    granted(await resendCode(world.dependencies, { ...flow, idempotencyKey }));
    world.clock.advance(MINUTE);
    const other = { ...flow, idempotencyKey: `${idempotencyKey}-2` };
    expect(granted(await resendCode(world.dependencies, other)).codeNumber).toBe(3);
  });
});
