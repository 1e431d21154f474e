import { describe, expect, it } from "@jest/globals";
import { codeHmac } from "../../../../functions/domain/one-time-code.ts";
import { resendCode } from "../../../../functions/use-cases/flow/resend-code.ts";
import { showFlow } from "../../../../functions/use-cases/flow/show-flow.ts";
import { verifyCode } from "../../../../functions/use-cases/flow/verify-code.ts";
import { sendCodeMail } from "../../../../functions/use-cases/mail/send-code-mail.ts";
import { codesInMail } from "../../../../testing/mail-sender.ts";
import { granted, HOUR, MINUTE, setup, type World } from "../../../../testing/use-cases/setup.ts";

/** As a request for the mail names the flow; nobody holds an address here. */
const emailHmac = "hash of nobody's address";

const send = (world: World, { id }: { id: string }, codeNumber = 1) =>
  sendCodeMail(world.dependencies, {
    purpose: "registration",
    flowId: id,
    codeNumber,
    emailHmac,
    messageId: "message-1",
  });

describe("the mail with the code", () => {
  it("is sent to the address, and the half hour runs from its sending", async () => {
    const world = setup();
    const flow = await world.startFlow({ language: "en" });
    world.clock.advance(10 * MINUTE);
    expect(await send(world, flow)).toBe("sent");
    expect(world.outbox).toHaveLength(1);
    expect(world.outbox[0]).toMatchObject({
      to: "hanako@example.jp",
      mail: { subject: expect.stringContaining("Your verification code (email 1)") },
      about: { kind: "code", flowId: flow.id, codeNumber: 1 },
    });
    expect(granted(await showFlow(world.dependencies, flow))).toMatchObject({
      isCodeSent: true,
      flow: { state: "requested", expiresAt: world.clock() + 30 * MINUTE },
    });
  });

  it.each([
    [0, 6],
    [6 * MINUTE, 6],
    [6 * MINUTE + 1, 9],
  ])(
    "has a code of the digits that were decided, unless it is drawn late: after %d ms %d",
    async (ms, digits) => {
      const world = setup();
      const flow = await world.startFlow();
      world.clock.advance(ms);
      expect(await send(world, flow)).toBe("sent");
      expect(world.codeFor(flow)).toHaveLength(digits);
    },
  );

  it("leaves nothing of the code but its HMAC", async () => {
    const world = setup();
    const flow = await world.codeSent();
    const code = world.codeFor(flow);
    expect(world.codes.get(flow.id)).toEqual({
      purpose: "registration",
      flowId: flow.id,
      codeNumber: 1,
      hmac: codeHmac("code secret 1", { purpose: "registration", flowId: flow.id, codeNumber: 1, code }),
      keyId: "1",
      flowHash: world.stored(flow).flowHash,
      attempts: 0,
      drawnFor: "message-1",
      drawnAt: world.clock(),
      expiresAt: world.clock() + 30 * MINUTE,
    });
    const kept = [world.registrations, world.codes].map((items) => JSON.stringify([...items.values()]));
    for (const text of [...kept, JSON.stringify(world.audited)]) expect(text).not.toContain(`"${code}"`);
  });

  it("is reported to the auditor, with the mail service's id", async () => {
    const world = setup();
    const flow = await world.codeSent();
    const auditFields = { outcome: "success", registrationId: flow.id, codeNumber: 1 };
    expect(world.audited.slice(-2)).toEqual([
      { event: "code.issued", ...auditFields },
      { event: "mail.sent", ...auditFields, reason: "code", messageId: "ses-1", mailClass: "other" },
    ]);
  });

  it("is reported to the auditor before the last write, so that whoever dies there has reported it", async () => {
    const world = setup();
    const flow = await world.startFlow();
    world.faults.failNext("registrations.apply", "before");
    await world.deliverMails();
    expect(world.auditedSince(-2)).toEqual(["code.issued", "mail.sent"]);
    expect(world.stored(flow).state).toBe("requested");
  });

  it("carries the code number in the subject, and the code in none", async () => {
    const world = setup();
    const flow = await world.codeSent();
    world.clock.advance(MINUTE);
    granted(await resendCode(world.dependencies, flow));
    await world.deliverMails();
    const { mail } = world.outbox[1] ?? {};
    expect(mail?.subject).toContain("認証コードのお知らせ（2通目）");
    expect(mail && codesInMail(mail).subject).toEqual([]);
    expect(mail && codesInMail(mail).text).toHaveLength(1);
  });
});

describe("a registered address", () => {
  it("is reported to the auditor by the same events, and one word", async () => {
    const world = setup();
    await world.completed();
    const flow = await world.codeSent();
    const auditFields = { outcome: "success", registrationId: flow.id, codeNumber: 1 };
    expect(world.audited.slice(-2)).toEqual([
      { event: "code.issued", ...auditFields },
      {
        event: "mail.sent",
        ...auditFields,
        reason: "already-registered",
        messageId: expect.any(String),
        mailClass: "other",
      },
    ]);
  });

  it("gets the other mail, without any six digits", async () => {
    const world = setup();
    await world.completed();
    const flow = await world.codeSent();
    const { to, mail } = world.outbox.findLast(({ about }) => about.flowId === flow.id) ?? {};
    expect(to).toBe("hanako@example.jp");
    expect(mail?.subject).toContain("ご登録済みのお知らせ（1通目）");
    expect(mail && codesInMail(mail)).toEqual({ subject: [], text: [], html: [] });
  });

  it("leaves the flow looking as any other", async () => {
    const world = setup();
    await world.completed({ email: "known@example.jp" });
    const looking = async (email: string) => {
      const flow = await world.startFlow({ email });
      const from = world.faults.calls.length;
      const outcome = await send(world, flow);
      // Whether the account of a known address is whole is looked up beside it: nobody waits for this function's answer.
      const calls = world.faults.calls.slice(from).filter((call) => call !== "accounts.find");
      const { flow: registration, expired, attemptsLeft } = granted(await showFlow(world.dependencies, flow));
      const { id: _, email: __, flowHash: ___, ...same } = registration;
      const { hmac, flowId: ____, flowHash: _____, ...code } = world.codes.get(flow.id) ?? {};
      const audited = world.auditedSince(-2);
      return { outcome, calls, same, expired, attemptsLeft, code, hmacLength: hmac?.length, audited };
    };
    expect(await looking("known@example.jp")).toEqual(await looking("unknown@example.jp"));
  });

  it("has a code that nobody can know", async () => {
    const world = setup();
    await world.completed();
    const one = await world.codeSent();
    const other = await world.codeSent();
    expect(world.codes.get(one.id)?.hmac).toMatch(/^[0-9a-f]{64}$/);
    expect(world.codes.get(one.id)?.hmac).not.toBe(world.codes.get(other.id)?.hmac);
  });
});

describe("no mail is sent", () => {
  it("for a code number that another has taken the place of", async () => {
    const world = setup();
    const flow = await world.startFlow();
    world.clock.advance(MINUTE);
    granted(await resendCode(world.dependencies, flow));
    expect(await send(world, flow, 1)).toBe("superseded");
    expect(world.outbox).toEqual([]);
  });

  it.each<[string, (world: World, flow: { id: string }) => unknown]>([
    [
      "once the mail service has reported anything of it",
      async (world, { id }) => {
        await world.deliverMails();
        await world.dependencies.registrations.noteMail(id, { codeNumber: 1, stage: "delivered" });
        world.clock.advance(MINUTE);
      },
    ],
    ["once the registration is gone", (world, { id }) => world.registrations.delete(id)],
    ["once its day is over", (world) => world.clock.advance(24 * HOUR)],
  ])("%s", async (_, happens) => {
    const world = setup();
    const flow = await world.startFlow();
    await happens(world, flow);
    const before = world.outbox.length;
    expect(await send(world, flow)).toBe("superseded");
    expect(world.outbox).toHaveLength(before);
  });

  it("once the address is verified", async () => {
    const world = setup();
    const flow = await world.verified();
    expect(await send(world, flow)).toBe("superseded");
    expect(world.stored(flow).state).toBe("verified");
  });

  it("for a code number that was never asked for", async () => {
    const world = setup();
    expect(await send(world, await world.startFlow(), 2)).toBe("superseded");
  });

  it("for a second message about the same code, then or later: the first comes back until it is sent", async () => {
    const world = setup();
    const flow = await world.startFlow();
    world.mailQueue.send({
      kind: "code",
      purpose: "registration",
      flowId: flow.id,
      codeNumber: 1,
      emailHmac,
    });
    await world.deliverMails();
    world.clock.advance(MINUTE);
    await world.deliverMails();
    expect(world.outbox).toHaveLength(1);
    expect(world.mailQueue.messages()).toEqual([]);
  });

  it("by the second of two deliveries at once, which comes again and finds it reported", async () => {
    const world = setup();
    const flow = await world.startFlow();
    const outcomes = await Promise.all([send(world, flow), send(world, flow)]);
    expect(outcomes.sort()).toEqual(["sent", "too-early"]);
    expect(world.outbox).toHaveLength(1);
    await world.dependencies.registrations.noteMail(flow.id, { codeNumber: 1, stage: "delivered" });
    expect(await send(world, flow)).toBe("superseded");
    expect((await verifyCode(world.dependencies, { ...flow, code: world.codeFor(flow) })).ok).toBe(true);
  });
});

describe("a mail whose sending crashed", () => {
  it.each(
    ["registrations.find", "users.find", "codeKeys.current", "codes.put", "mailer.send"].flatMap((call) => [
      { call, when: "before" as const },
      { call, when: "after" as const },
    ]),
  )("$when $call goes out with the next delivery, and its code works", async ({ call, when }) => {
    const world = setup();
    const flow = await world.startFlow();
    world.faults.failNext(call, when);
    await world.deliverMails();
    world.clock.advance(15_000);
    await world.deliverMails();
    expect(world.mailQueue.messages()).toEqual([]);
    expect(world.outbox.length).toBeGreaterThanOrEqual(1);
    expect(world.outbox.length).toBeLessThanOrEqual(2);
    expect(world.stored(flow).state).toBe("requested");
    expect((await verifyCode(world.dependencies, { ...flow, code: world.codeFor(flow) })).ok).toBe(true);
  });

  it("is left alone for fifteen seconds, in which another delivery may still be at work", async () => {
    const world = setup();
    const flow = await world.startFlow();
    world.faults.failNext("mailer.send", "before");
    await expect(send(world, flow)).rejects.toThrow("mailer.send");
    world.clock.advance(14_999);
    expect(await send(world, flow)).toBe("too-early");
    world.clock.advance(1);
    expect(await send(world, flow)).toBe("sent");
  });

  it("after it was handed over leaves two mails, of which the later one's code works", async () => {
    const world = setup();
    const flow = await world.startFlow();
    world.faults.failNext("mailer.send", "after");
    await world.deliverMails();
    const first = world.codeFor(flow);
    world.clock.advance(15_000);
    await world.deliverMails();
    expect(world.outbox).toHaveLength(2);
    const second = world.codeFor(flow);
    if (first !== second) {
      expect((await verifyCode(world.dependencies, { ...flow, code: first })).ok).toBe(false);
    }
    expect((await verifyCode(world.dependencies, { ...flow, code: second })).ok).toBe(true);
  });
});

it("a message that comes late and out of order revives no earlier code", async () => {
  const world = setup();
  const flow = await world.startFlow();
  world.clock.advance(MINUTE);
  granted(await resendCode(world.dependencies, flow));
  expect(await send(world, flow, 2)).toBe("sent");
  expect(await send(world, flow, 1)).toBe("superseded");
  expect(world.codes.get(flow.id)?.codeNumber).toBe(2);
  expect((await verifyCode(world.dependencies, { ...flow, code: world.codeFor(flow) })).ok).toBe(true);
});

describe("a mail that the mail service refuses", () => {
  it("is shown as delayed once the mail service has refused it, and as sent once it has taken it", async () => {
    const world = setup();
    const flow = await world.startFlow();
    const status = async () => granted(await showFlow(world.dependencies, flow)).mailStatus;
    world.faults.failNext("mailer.send", "before");
    await world.deliverMails();
    expect(await status()).toBe("delayed");
    world.clock.advance(15_000);
    await world.deliverMails();
    expect(await status()).toBe("sent");
  });

  it("is never shown as sent where nobody is left to note the refusal: its message comes back first", async () => {
    const world = setup();
    const flow = await world.startFlow();
    const status = async () => granted(await showFlow(world.dependencies, flow)).mailStatus;
    const seen: string[] = [];
    const stopped = () => Promise.reject(new Error("stopped"));
    const registration = { ...world.dependencies.registrations, noteMail: stopped };
    const flowsOf = { ...world.dependencies.flowsOf, registration };
    const stopping = { ...world.dependencies, flowsOf, mailer: { send: stopped } };
    const message = {
      purpose: "registration",
      flowId: flow.id,
      codeNumber: 1,
      emailHmac,
      messageId: "message-1",
    } as const;
    for (let delivery = 1; delivery <= 3; delivery += 1) {
      await expect(sendCodeMail(stopping, message)).rejects.toThrow("stopped");
      seen.push(await status());
      world.clock.advance(31_000); // by which the queue has brought the message back
      seen.push(await status());
    }
    expect(seen).toEqual(["queued", "queued", "delayed", "delayed", "delayed", "delayed"]);
    expect(await send(world, flow)).toBe("sent");
    world.clock.advance(35_000);
    expect(await status()).toBe("sent");
  });
});

describe("an address whose user has no account", () => {
  it("is looked after first, and gets the mail that is true then", async () => {
    const world = setup();
    const flow = await world.startFlow();
    const user = { userSub: "sub-1", accountId: "account-1", registrationId: flow.id };
    world.users.set("hanako@example.jp", { ...user, email: "hanako@example.jp", password: "p" });
    expect(await send(world, flow)).toBe("too-early");
    expect(world.followUps.messages()).toEqual([{ kind: "half-account", ...user }]);
    await world.deliverFollowUps();
    expect(await send(world, flow)).toBe("sent");
    expect((await verifyCode(world.dependencies, { ...flow, code: world.codeFor(flow) })).ok).toBe(true);
  });
});
