import { describe, expect, it } from "@jest/globals";
import { tokenHash } from "../../../../functions/domain/secret-token.ts";
import { verifyCode } from "../../../../functions/use-cases/flow/verify-code.ts";
import { startRegistration } from "../../../../functions/use-cases/registration/start-registration.ts";
import { fakeEmailHash, fakeSubjectHash } from "../../../../testing/fakes/secrets.ts";
import { aStartRequest, granted, HOUR, MINUTE, setup, terms } from "../../../../testing/use-cases/setup.ts";

const start = (world: ReturnType<typeof setup>, special: Parameters<typeof aStartRequest>[0] = {}) =>
  startRegistration(world.dependencies, aStartRequest(special));

describe("starting a registration", () => {
  it("is an error where what refused it is not there", async () => {
    const world = setup();
    world.dependencies.registrations.create = async () => ({ applied: false });
    await expect(start(world)).rejects.toThrow("what refused the flow is gone");
    expect(world.mailQueue.messages()).toEqual([]);
  });

  it("writes it down and asks for the mail", async () => {
    const world = setup();
    const userAgent = "Mozilla/5.0 (Windows NT 10.0; rv:142.0) Gecko/20100101 Firefox/142.0";
    const { flow: registration, flowSecret } = granted(await start(world, { userAgent }));
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
      codeDigits: 6,
      askedFrom: await fakeSubjectHash("client", "192.0.2.1"),
      browser: "Firefox（Windows）",
      startedAt: now,
      expiresAt: now + 30 * MINUTE,
      resendAvailableAt: now + MINUTE,
      deleteAt: now + 24 * HOUR,
      mailStatus: "queued",
    });
    expect(world.mailQueue.messages()).toEqual([
      {
        kind: "code",
        purpose: "registration",
        flowId: registration.id,
        codeNumber: 1,
        emailHmac: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  it("reports to the auditor which terms were accepted, and nobody the address", async () => {
    const world = setup();
    const { flow: registration } = granted(await start(world));
    const auditFields = {
      outcome: "success",
      registrationId: registration.id,
      ...(await fakeEmailHash("hanako@example.jp")),
    };
    expect(world.audited).toEqual([
      { event: "terms.accepted", ...auditFields, termsVersion: terms.version, termsSha256: terms.sha256 },
      { event: "registration.started", ...auditFields, accountType: "business", language: "ja" },
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
    expect(other.flow.id).not.toBe(one.flow.id);
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
      const { flow: registration } = granted(outcome);
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

describe("a start that is sent again under its key", () => {
  const idempotencyKey = "5b2f9e0c-6d1a-4c1e-9a57-0f8e4f2d7c11";

  it("is answered alike, with one registration and one mail", async () => {
    const world = setup();
    const first = granted(await start(world, { idempotencyKey }));
    world.clock.advance(5_000);
    expect(granted(await start(world, { idempotencyKey, userAgent: "another" }))).toEqual(first);
    expect(world.registrations.size).toBe(1);
    await world.deliverMails();
    await world.deliverMails();
    expect(world.outbox).toHaveLength(1);
  });

  it("has its mail sent even if the first request ended before it was asked for", async () => {
    const world = setup();
    world.faults.failNext("mailQueue.requestCode", "before");
    await expect(start(world, { idempotencyKey })).rejects.toThrow("mailQueue.requestCode");
    const { flow: registration, flowSecret } = granted(await start(world, { idempotencyKey }));
    expect(world.audited.at(-1)).toMatchObject({ event: "mail.queued", reason: "code-again" });
    await world.deliverMails();
    const flow = { id: registration.id, flowSecret, clientIp: "192.0.2.1" };
    expect((await verifyCode(world.dependencies, { ...flow, code: world.codeFor(flow) })).ok).toBe(true);
    expect(world.registrations.size).toBe(1);
  });

  it("sends no second mail to an address that is registered", async () => {
    const world = setup();
    await world.completed();
    const before = world.outbox.length;
    granted(await start(world, { idempotencyKey }));
    granted(await start(world, { idempotencyKey }));
    await world.deliverMails();
    await world.deliverMails();
    expect(world.outbox).toHaveLength(before + 1);
  });

  it.each([
    { email: "jiro@example.jp" },
    { accountType: "individual" as const },
    { language: "en" as const },
  ])("is refused with other content (%j), and nothing is done", async (other) => {
    const world = setup();
    granted(await start(world, { idempotencyKey }));
    const before = world.mailQueue.messages().length;
    expect(await start(world, { idempotencyKey, ...other })).toEqual({
      ok: false,
      failure: { kind: "idempotency-key-reused" },
    });
    expect(world.registrations.size).toBe(1);
    expect(world.mailQueue.messages()).toHaveLength(before);
  });

  it("is refused where other terms are agreed to, which have come in force in between", async () => {
    const world = setup();
    granted(await start(world, { idempotencyKey }));
    const next = { ...terms, version: "4", sha256: "other" };
    const settings = { ...world.dependencies.settings, terms: next };
    const request = aStartRequest({ idempotencyKey, termsVersion: next.version });
    expect(await startRegistration({ ...world.dependencies, settings }, request)).toEqual({
      ok: false,
      failure: { kind: "idempotency-key-reused" },
    });
  });

  it("from another network is another start: a key that was learnt opens nothing", async () => {
    const world = setup();
    const first = granted(await start(world, { idempotencyKey }));
    const elsewhere = granted(await start(world, { idempotencyKey, clientIp: "192.0.2.2" }));
    expect(elsewhere.flow.id).not.toBe(first.flow.id);
    expect(elsewhere.flowSecret).not.toBe(first.flowSecret);
    const other = { email: "jiro@example.jp", clientIp: "192.0.2.3" };
    expect((await start(world, { idempotencyKey, ...other })).ok).toBe(true);
  });

  it("counts like any other, and finds what it has begun even when no more are let through", async () => {
    const world = setup();
    for (let asked = 1; asked <= 4; asked += 1) granted(await start(world));
    const fifth = granted(await start(world, { idempotencyKey }));
    expect(granted(await start(world, { idempotencyKey }))).toEqual(fifth);
    expect(await start(world)).toMatchObject({ failure: { kind: "limit-reached" } });
    const neverBegun = { idempotencyKey: `${idempotencyKey}-2` };
    expect(await start(world, neverBegun)).toMatchObject({ failure: { kind: "limit-reached" } });
  });

  it("asks for no mail any more when its address is verified", async () => {
    const world = setup();
    const flow = await world.verified({ idempotencyKey });
    expect(granted(await start(world, { idempotencyKey })).flow).toEqual(world.stored(flow));
    expect(world.mailQueue.messages()).toEqual([]);
  });

  it("begins anew when the day of the first is over", async () => {
    const world = setup();
    granted(await start(world, { idempotencyKey }));
    world.clock.advance(24 * HOUR);
    const { flow: registration } = granted(await start(world, { idempotencyKey, email: "jiro@example.jp" }));
    expect(registration).toMatchObject({ email: "jiro@example.jp", startedAt: world.clock() });
  });

  it("makes ids and secrets that look like those drawn at random", async () => {
    const world = setup();
    const { flow: registration, flowSecret } = granted(await start(world, { idempotencyKey }));
    for (const token of [registration.id, flowSecret]) expect(token).toMatch(/^[\w-]{22}$/);
    expect(registration.id).not.toBe(flowSecret);
  });
});

describe("the limits of starting", () => {
  // The world's clock stands at 01:02:03.456 UTC.
  const turnOfTheHour = Date.UTC(2026, 0, 15, 2);
  const turnOfTheDay = Date.UTC(2026, 0, 16);

  it("serve an address five times an hour from one network", async () => {
    const world = setup();
    for (let asked = 1; asked <= 5; asked += 1) granted(await start(world));
    const before = world.mailQueue.messages().length;
    expect(await start(world)).toEqual({
      ok: false,
      failure: { kind: "limit-reached", retryAt: turnOfTheHour },
    });
    expect(world.mailQueue.messages()).toHaveLength(before);
    expect(world.registrations.size).toBe(5);
    expect(world.audited.at(-1)).toEqual({
      event: "limit.reached",
      outcome: "failure",
      reason: "codes-per-address-and-network",
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

  it("serve its owner elsewhere, whatever a stranger has used up", async () => {
    const world = setup();
    for (let asked = 1; asked <= 6; asked += 1) await start(world);
    expect((await start(world)).ok).toBe(false);
    expect((await start(world, { clientIp: "192.0.2.2" })).ok).toBe(true);
  });

  it("serve an address thirty times a day, from all networks together", async () => {
    const world = setup();
    for (let client = 1; client <= 10; client += 1)
      for (let asked = 1; asked <= 3; asked += 1)
        granted(await start(world, { clientIp: `192.0.2.${client}` }));
    expect(await start(world, { clientIp: "192.0.2.11" })).toEqual({
      ok: false,
      failure: { kind: "limit-reached", retryAt: turnOfTheDay },
    });
    expect(world.audited.at(-1)).toMatchObject({ event: "limit.reached", reason: "codes-per-address" });
  });

  it("serve an address ten times a day from one network", async () => {
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

  it("attack 31: serve an IPv6 network of 56 bits as four clients, and one of 48 as eight", async () => {
    const world = setup();
    let users = 0;
    const from = (clientIp: string) => {
      users += 1;
      return start(world, { email: `user${users}@example.jp`, clientIp });
    };
    const servedIn = async (prefix: string, networks: number) => {
      let served = 0;
      for (let network = 0; network < networks; network += 1)
        for (let asked = 1; asked <= 30; asked += 1)
          if ((await from(`${prefix}${network.toString(16).padStart(2, "0")}::1`)).ok) served += 1;
      return served;
    };
    // In minutes of their own: everybody together is asked no more than 300 times in one.
    expect(await servedIn("2001:db8:0:ab", 6)).toBe(120);
    world.clock.advance(MINUTE);
    expect(await servedIn("2001:db8:0:cd", 6)).toBe(120);
    world.clock.advance(MINUTE);
    expect(await servedIn("2001:db8:0:ef", 6)).toBe(0);
    expect((await from("2001:db8:1:ef00::1")).ok).toBe(true);
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

  it("serve all spellings of a Gmail address as one mailbox", async () => {
    const world = setup();
    for (const email of [
      "hanakok@gmail.com",
      "h.anakok@gmail.com",
      "hanako.k@googlemail.com",
      "h.a.n.a.k.o.k+a@gmail.com",
      "hanakok+b@googlemail.com",
    ])
      granted(await start(world, { email }));
    expect((await start(world, { email: "hana.kok@gmail.com" })).ok).toBe(false);
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

describe("the length of a code", () => {
  const lengths = async (
    world: ReturnType<typeof setup>,
    clients: readonly string[],
    email = "hanako@example.jp",
  ) => {
    const digits: number[] = [];
    for (const clientIp of clients)
      digits.push(granted(await start(world, { clientIp, email })).flow.codeDigits);
    return digits;
  };
  const networks = (count: number, from = 1) =>
    Array.from({ length: count }, (_, index) => `192.0.2.${from + index}`);

  it("is six digits for the first three of a mailbox's day, whoever asks from where, and nine after that", async () => {
    const world = setup();
    expect(await lengths(world, networks(5))).toEqual([6, 6, 6, 9, 9]);
    expect(await lengths(world, networks(1), "hanako+tag@example.jp")).toEqual([9]);
    expect(await lengths(world, networks(1), "jiro@example.jp")).toEqual([6]);
  });

  it("is six digits again on the next day", async () => {
    const world = setup();
    await lengths(world, networks(5));
    world.clock.advance(Date.UTC(2026, 0, 16) - world.clock());
    expect(await lengths(world, networks(1))).toEqual([6]);
  });

  it("attack 29: counts for the next day what can still be guessed on it: no more than three in any day", async () => {
    const world = setup();
    const midnight = Date.UTC(2026, 0, 16);
    world.clock.advance(midnight - 37 * MINUTE - world.clock());
    expect(await lengths(world, networks(1))).toEqual([6]);
    world.clock.advance(2 * MINUTE);
    expect(await lengths(world, networks(2))).toEqual([6, 6]);
    world.clock.advance(36 * MINUTE);
    expect(await lengths(world, networks(2))).toEqual([6, 9]);
  });

  it("is nine digits from a client's fifth ask of an hour on, whatever the addresses", async () => {
    const world = setup();
    const digits: number[] = [];
    for (let one = 1; one <= 5; one += 1)
      digits.push(...(await lengths(world, networks(1), `user${one}@example.jp`)));
    expect(digits).toEqual([6, 6, 6, 6, 9]);
    expect(await lengths(world, networks(1, 2), "user7@example.jp")).toEqual([6]);
    world.clock.advance(HOUR);
    expect(await lengths(world, networks(1), "user8@example.jp")).toEqual([6]);
  });

  it("is counted for a whole IPv6 network of 48 bits", async () => {
    const world = setup();
    const digits: number[] = [];
    for (let one = 1; one <= 5; one += 1)
      digits.push(...(await lengths(world, [`2001:db8:0:${one}::1`], `user${one}@example.jp`)));
    expect(digits).toEqual([6, 6, 6, 6, 9]);
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
