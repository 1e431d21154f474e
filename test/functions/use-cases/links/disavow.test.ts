import { describe, expect, it } from "@jest/globals";
import { disavow } from "../../../../functions/use-cases/links/disavow.ts";
import { signIn } from "../../../../functions/use-cases/session/sign-in.ts";
import { aClient, granted, MINUTE, PASSWORD, setup as world } from "../../../../testing/use-cases/setup.ts";

const DAY = 24 * 60 * MINUTE;
const email = "hanako@example.jp";

/** An account whose owner has a mail with the link. */
async function setup() {
  const all = world();
  const { accountId, sessionToken } = await all.completed();
  await all.deliverMails();
  all.outbox.length = 0;
  await all.dependencies.mailQueue.requestPasswordChanged({ accountId, changedAt: all.clock() });
  await all.deliverMails();
  const mail = all.outbox.at(-1)?.mail;
  const [, token = ""] = /\/links\/disavow#([\w-]+)/.exec(mail?.text ?? "") ?? [];
  const from = all.audited.length;
  return {
    ...all,
    accountId,
    sessionToken,
    token,
    from,
    press: (pressed = token) => disavow(all.dependencies, { token: pressed }),
    enter: () =>
      signIn(all.dependencies, { email, password: PASSWORD, clientIp: "192.0.2.9", client: aClient }),
    account: () => all.accounts.get(accountId),
  };
}

describe("it was not me", () => {
  it("ends every session, voids the password, and sends the way back in", async () => {
    const { press, enter, account, deliverMails, outbox, audited, from, accountId } = await setup();
    expect(await press()).toEqual({ ok: true, value: true });
    expect(account()).toMatchObject({ sessionEpoch: 1, passwordChangedAt: expect.any(Number) });
    expect(await enter()).toEqual({ ok: false, failure: { kind: "sign-in-failed" } });
    await deliverMails();
    expect(outbox.at(-1)).toMatchObject({
      to: email,
      about: { kind: "password-voided" },
      mail: { text: expect.stringContaining("/password/reset") },
    });
    const own = audited.slice(from).filter((event) => event.accountId === accountId);
    expect(own).toEqual([
      { event: "auth.disavowed", outcome: "success", accountId },
      { event: "mail.queued", outcome: "success", accountId, reason: "password-voided" },
      { event: "session.ended", outcome: "success", accountId, reason: "disavowed" },
      expect.objectContaining({ event: "mail.sent", reason: "password-voided" }),
    ]);
  });

  it.each<[string, (all: Awaited<ReturnType<typeof setup>>) => unknown, (token: string) => string]>([
    ["pressed before", ({ press }) => press(), (token) => token],
    ["older than ten days", ({ clock }) => clock.advance(10 * DAY), (token) => token],
    ["unknown", () => {}, () => "t0ken"],
    ["of an account that was erased", ({ accounts }) => accounts.clear(), (token) => token],
  ])("is refused by a link that is dead: %s", async (_, happens, pressedWith) => {
    const all = await setup();
    await happens(all);
    const before = {
      account: all.account(),
      messages: all.mailQueue.messages(),
      audited: all.audited.length,
    };
    expect(await all.press(pressedWith(all.token))).toEqual({ ok: false, failure: { kind: "link-dead" } });
    expect(all.account()).toEqual(before.account);
    expect(all.mailQueue.messages()).toEqual(before.messages);
    expect(all.audited).toHaveLength(before.audited);
  });

  it("is taken until the tenth day is over", async () => {
    const { press, clock } = await setup();
    clock.advance(10 * DAY - 1);
    expect(granted(await press())).toBe(true);
  });

  it("is taken once of two at the same time", async () => {
    const { press } = await setup();
    const answers = await Promise.all([press(), press()]);
    expect(answers).toContainEqual({ ok: true, value: true });
    expect(answers).toContainEqual({ ok: false, failure: { kind: "link-dead" } });
  });

  it("that has happened leaves its follow-up nothing to do", async () => {
    const { press, deliverFollowUps, clock, mailQueue, account } = await setup();
    await press();
    const { sessionEpoch } = account() ?? {};
    clock.advance(20_000);
    await deliverFollowUps();
    expect(account()?.sessionEpoch).toBe(sessionEpoch);
    expect(mailQueue.messages()).toHaveLength(1);
  });

  it.each([
    ["users.setPassword", "before"],
    ["users.setPassword", "after"],
    ["mailQueue.requestPasswordVoided", "before"],
    ["mailQueue.requestPasswordVoided", "after"],
    ["accounts.raiseEpoch", "before"],
    ["links.consume", "after"],
  ] as const)("that died at %s, %s its effect, is done by its follow-up", async (call, when) => {
    const { press, deliverFollowUps, clock, faults, account, enter, deliverMails, outbox } = await setup();
    faults.failNext(call, when);
    await expect(press()).rejects.toThrow();
    expect(await press()).toEqual({ ok: false, failure: { kind: "link-dead" } });
    clock.advance(20_000);
    await deliverFollowUps();
    expect(account()?.sessionEpoch).toBe(1);
    expect(await enter()).toMatchObject({ ok: false });
    await deliverMails();
    expect(outbox.at(-1)?.about.kind).toBe("password-voided");
  });
});
