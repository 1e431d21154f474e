import { describe, expect, it } from "@jest/globals";
import { tokenHash } from "../../../../functions/domain/secret-token.ts";
import { startRegistration } from "../../../../functions/use-cases/registration/start-registration.ts";
import { fakeEmailHash } from "../../../../testing/fakes/secrets.ts";
import { aStartRequest, granted, HOUR, MINUTE, setup, terms } from "../../../../testing/use-cases/setup.ts";

const start = (world: ReturnType<typeof setup>, special: Parameters<typeof aStartRequest>[0] = {}) =>
  startRegistration(world.dependencies, aStartRequest(special));

describe("starting a registration", () => {
  it("writes it down and asks for the mail", async () => {
    const world = setup();
    const { registration, flowSecret } = granted(await start(world));
    const now = world.clock();
    expect(world.stored(registration)).toEqual({
      id: registration.id,
      state: "requested",
      accountType: "business",
      email: "hanako@example.jp",
      language: "ja",
      termsVersion: terms.version,
      termsSha256: terms.sha256,
      flowHash: tokenHash(flowSecret),
      codeNumber: 1,
      startedAt: now,
      expiresAt: now + 30 * MINUTE,
      resendAvailableAt: now + MINUTE,
      deleteAt: now + 24 * HOUR,
      mailStatus: "queued",
    });
    expect(world.mailQueue.messages()).toEqual([
      { kind: "code", registrationId: registration.id, codeNumber: 1 },
    ]);
  });

  it("reports to the auditor which terms were accepted, and nobody the address", async () => {
    const world = setup();
    const { registration } = granted(await start(world));
    const auditFields = {
      outcome: "success",
      registrationId: registration.id,
      ...(await fakeEmailHash("hanako@example.jp")),
    };
    expect(world.audited).toEqual([
      { event: "terms.accepted", ...auditFields, termsVersion: terms.version, termsSha256: terms.sha256 },
      { event: "registration.started", ...auditFields },
      { event: "mail.queued", ...auditFields, codeNumber: 1, reason: "code" },
    ]);
  });

  it("records what was accepted even if the mail cannot be asked for, without which nobody gets further", async () => {
    const world = setup();
    world.faults.failNext("mailQueue.requestCode", "before");
    await expect(start(world)).rejects.toThrow("mailQueue.requestCode");
    expect(world.auditedSince(0)).toEqual(["terms.accepted", "registration.started"]);
  });

  it("draws another id and another secret every time", async () => {
    const world = setup();
    const one = granted(await start(world));
    const other = granted(await start(world));
    expect(other.flowSecret).not.toBe(one.flowSecret);
    expect(other.registration.id).not.toBe(one.registration.id);
  });

  it("refuses outdated terms, names the current ones, and does nothing", async () => {
    const world = setup();
    expect(await start(world, { termsVersion: "2" })).toEqual({
      ok: false,
      failure: { kind: "terms-outdated", currentVersion: "3" },
    });
    expect(world.faults.calls).toEqual([]);
    expect(world.audited).toEqual([]);
  });

  it("answers and does the same for an address that is registered", async () => {
    const world = setup();
    await world.completed({ email: "known@example.jp" });
    const doing = async (email: string) => {
      const from = world.faults.calls.length;
      const outcome = await start(world, { email });
      const { registration } = granted(outcome);
      const { id: _, email: __, flowHash: ___, ...same } = registration;
      return { same, calls: world.faults.calls.slice(from) };
    };
    const known = await doing("known@example.jp");
    expect(known).toEqual(await doing("unknown@example.jp"));
    expect(known.calls).toEqual([
      "secrets.emailHash",
      "secrets.subjectHash",
      "secrets.subjectHash",
      "limits.count",
      "limits.count",
      "limits.count",
      "registrations.create",
      "mailQueue.requestCode",
    ]);
  });
});

describe("the limits of starting", () => {
  // The world's clock stands at 01:02:03.456 UTC.
  const turnOfTheHour = Date.UTC(2026, 0, 15, 2);
  const turnOfTheDay = Date.UTC(2026, 0, 16);

  it("serve an address five times an hour, whatever the client", async () => {
    const world = setup();
    for (let client = 1; client <= 5; client += 1)
      granted(await start(world, { clientIp: `192.0.2.${client}` }));
    const before = world.mailQueue.messages().length;
    expect(await start(world, { clientIp: "192.0.2.6" })).toEqual({
      ok: false,
      failure: { kind: "limit-reached", retryAt: turnOfTheHour },
    });
    expect(world.mailQueue.messages()).toHaveLength(before);
    expect(world.registrations.size).toBe(5);
    expect(world.audited.at(-1)).toEqual({
      event: "limit.reached",
      outcome: "failure",
      reason: "codes-per-address",
      ...(await fakeEmailHash("hanako@example.jp")),
    });
  });

  it("serve again exactly at the instant that was answered", async () => {
    const world = setup();
    for (let count = 1; count <= 5; count += 1) granted(await start(world));
    world.clock.advance(turnOfTheHour - 1 - world.clock());
    expect((await start(world)).ok).toBe(false);
    world.clock.advance(1);
    expect((await start(world)).ok).toBe(true);
  });

  it("serve an address ten times a day", async () => {
    const world = setup();
    for (let hour = 0; hour < 2; hour += 1) {
      for (let count = 1; count <= 5; count += 1) granted(await start(world));
      world.clock.advance(HOUR);
    }
    expect(await start(world)).toMatchObject({ failure: { kind: "limit-reached", retryAt: turnOfTheDay } });
    world.clock.advance(turnOfTheDay - world.clock());
    expect((await start(world)).ok).toBe(true);
  });

  it("serve a client thirty times an hour, whatever the address, and then count no address", async () => {
    const world = setup();
    for (let one = 1; one <= 30; one += 1) granted(await start(world, { email: `user${one}@example.jp` }));
    const before = new Map(world.counts);
    expect(await start(world, { email: "new@example.jp" })).toMatchObject({
      failure: { kind: "limit-reached", retryAt: turnOfTheHour },
    });
    expect(world.counts).toEqual(before);
    expect((await start(world, { email: "new@example.jp", clientIp: "192.0.2.9" })).ok).toBe(true);
  });

  it("serve all addresses of one IPv6 network as one client", async () => {
    const world = setup();
    const from = (address: string, one: number) =>
      start(world, { email: `user${one}@example.jp`, clientIp: address });
    for (let one = 1; one <= 30; one += 1) granted(await from(`2001:db8:0:1::${one.toString(16)}`, one));
    expect(await from("2001:db8:0:1:ffff::1", 31)).toMatchObject({ failure: { kind: "limit-reached" } });
    expect((await from("2001:db8:0:2::1", 31)).ok).toBe(true);
  });

  it("serve all addresses of one mailbox as one", async () => {
    const world = setup();
    for (const tag of ["", "+a", "+b", "+shop.2026", "+a+b"])
      granted(await start(world, { email: `hanako${tag}@example.jp` }));
    expect(await start(world, { email: "hanako+c@example.jp" })).toMatchObject({
      failure: { kind: "limit-reached", retryAt: turnOfTheHour },
    });
    expect((await start(world, { email: "hanako.c@example.jp" })).ok).toBe(true);
  });

  it("serve everybody together no more often in a minute than the ceiling says", async () => {
    const world = setup();
    for (let one = 1; one <= 300; one += 1)
      granted(await start(world, { email: `user${one}@example.jp`, clientIp: `192.0.2.${one}` }));
    const before = world.mailQueue.messages().length;
    const turnOfTheMinute = Date.UTC(2026, 0, 15, 1, 3);
    expect(await start(world)).toEqual({
      ok: false,
      failure: { kind: "limit-reached", retryAt: turnOfTheMinute },
    });
    expect(world.mailQueue.messages()).toHaveLength(before);
    expect(world.audited.at(-1)).toMatchObject({ event: "limit.reached", reason: "mails-per-minute" });
    world.clock.advance(turnOfTheMinute - world.clock());
    expect((await start(world)).ok).toBe(true);
  });

  it("hold for a registered address as for any other", async () => {
    const world = setup();
    await world.completed();
    for (let count = 2; count <= 5; count += 1) granted(await start(world));
    expect(await start(world)).toMatchObject({ failure: { kind: "limit-reached", retryAt: turnOfTheHour } });
  });
});

describe("a fault at any call of starting", () => {
  const calls = [
    "secrets.emailHash",
    "secrets.subjectHash",
    "limits.count",
    "registrations.create",
    "mailQueue.requestCode",
  ];
  it.each(
    calls.flatMap((call) => [
      { call, when: "before" as const },
      { call, when: "after" as const },
    ]),
  )("$when $call leaves the way free for another start", async ({ call, when }) => {
    const world = setup();
    world.faults.failNext(call, when);
    await expect(start(world)).rejects.toThrow(call);
    const flow = await world.verified();
    expect(world.stored(flow).state).toBe("verified");
  });
});
