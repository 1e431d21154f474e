import { describe, expect, it } from "@jest/globals";
import { chooseSettings } from "../../../../functions/use-cases/account/choose-settings.ts";
import { disavow } from "../../../../functions/use-cases/links/disavow.ts";
import { endOtherSessions } from "../../../../functions/use-cases/session/end-other-sessions.ts";
import { signIn } from "../../../../functions/use-cases/session/sign-in.ts";
import { signOut } from "../../../../functions/use-cases/session/sign-out.ts";
import {
  aClient,
  granted,
  HOUR,
  MINUTE,
  PASSWORD,
  setup as world,
} from "../../../../testing/use-cases/setup.ts";

const email = "hanako@example.jp";
const DAY = 24 * HOUR;

async function setup() {
  const all = world();
  const { accountId, sessionToken } = await all.completed();
  await all.deliverMails();
  all.outbox.length = 0;
  const attempt = (special: Partial<Parameters<typeof signIn>[1]> = {}) =>
    signIn(all.dependencies, {
      email,
      password: PASSWORD,
      clientIp: "192.0.2.9",
      client: aClient,
      ...special,
    });
  const enter = async (deviceToken?: string, special: Parameters<typeof attempt>[0] = {}) =>
    granted(await attempt({ deviceToken, ...special }));
  /** Mails about sign-ins so far. */
  const notices = async () => {
    await all.deliverMails();
    return all.outbox.filter(({ about }) => about.kind === "sign-in-notice");
  };
  const fail = (address = email) => attempt({ email: address, password: "Wrong-one-2026" });
  const failures = async () => {
    await all.deliverMails();
    return all.outbox.filter(({ about }) => about.kind === "sign-in-failures");
  };
  return { ...all, accountId, sessionToken, attempt, enter, notices, fail, failures };
}

/** How many sign-ins a mail lists. */
const listed = (text = "") => text.match(/^おおよその場所/gm)?.length;
const aDevice = "d".repeat(22);

describe("the mail about a sign-in", () => {
  it("comes after one from a new browser, with when, browser, place and the link", async () => {
    const { enter, notices, audited, accountId } = await setup();
    const { deviceToken } = await enter();
    expect(deviceToken).toEqual(expect.any(String));
    const [notice, ...others] = await notices();
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      to: email,
      mail: { subject: expect.stringContaining("ログインのお知らせ") },
    });
    for (const word of ["Chrome / Windows", "神奈川県", "/links/disavow#"])
      expect(notice?.mail.text).toContain(word);
    expect(audited).toContainEqual({
      ...{ event: "mail.queued", outcome: "success", reason: "sign-in-notice", accountId },
    });
  });

  it("does not come after one from a known browser, which keeps its cookie", async () => {
    const { enter, notices, clock } = await setup();
    await enter(aDevice);
    clock.advance(HOUR);
    expect(await notices()).toHaveLength(1);
    expect(await enter(aDevice)).not.toHaveProperty("deviceToken");
    clock.advance(HOUR);
    expect(await notices()).toHaveLength(1);
  });

  it("comes after one from a browser that only another account knows, and both know it from then on", async () => {
    const { enter, notices, completed, clock } = await setup();
    await enter(aDevice);
    const other = { email: "ichiro@example.jp", emailConfirmation: "ichiro@example.jp" };
    await completed(other);
    expect(await enter(aDevice, { email: other.email })).toMatchObject({ deviceToken: aDevice });
    expect((await notices()).map(({ to }) => to)).toEqual([email, other.email]);
    clock.advance(HOUR);
    await enter(aDevice);
    await enter(aDevice, { email: other.email });
    expect(await notices()).toHaveLength(2);
  });

  it("does not come after the sign-in of a completion", async () => {
    const { notices } = await setup();
    expect(await notices()).toEqual([]);
  });

  it("comes at most once in ten minutes, and the next lists what came in between", async () => {
    const { enter, notices, clock } = await setup();
    await enter();
    expect(await notices()).toHaveLength(1);
    for (let minute = 1; minute <= 3; minute += 1) {
      clock.advance(MINUTE);
      await enter();
      expect(await notices()).toHaveLength(1);
    }
    clock.advance(7 * MINUTE - 1_000);
    expect(await notices()).toHaveLength(1);
    clock.advance(1_000);
    const all = await notices();
    expect(all.map(({ mail }) => listed(mail.text))).toEqual([1, 3]);
    clock.advance(HOUR);
    expect(await notices()).toHaveLength(2);
  });

  it("comes although whoever signed in has signed out at once", async () => {
    const { enter, notices, dependencies } = await setup();
    const { sessionToken } = await enter();
    await signOut(dependencies, { sessionToken });
    expect(await notices()).toHaveLength(1);
  });

  it("comes later where the mail service is down, and the sign-in does not suffer", async () => {
    const { enter, notices, faults, clock } = await setup();
    faults.failNext("mailer.send", "before");
    expect(await enter()).toHaveProperty("sessionToken");
    expect(await notices()).toEqual([]);
    clock.advance(MINUTE);
    const [notice] = await notices();
    expect(listed(notice?.mail.text)).toBe(1);
  });

  it("is asked for before anything is answered, and the browser is known only after that", async () => {
    const { attempt, faults, devices, accountId } = await setup();
    faults.failNext("mailQueue.requestSignInNotice", "before");
    await expect(attempt()).rejects.toThrow();
    expect(devices.get(accountId)?.size ?? 0).toBe(0);
  });

  it("comes after every sign-in for who has chosen that", async () => {
    const { enter, notices, clock, dependencies, sessionToken, accounts, accountId } = await setup();
    await enter(aDevice);
    await notices();
    const chosen = await chooseSettings(dependencies, { sessionToken, signInNotice: "always" });
    expect(chosen).toEqual({ ok: true, value: { signInNotice: "always" } });
    expect(accounts.get(accountId)).toMatchObject({ signInNotice: "always" });
    clock.advance(20 * MINUTE);
    await enter(aDevice);
    expect(await notices()).toHaveLength(2);
  });

  it("is about a browser that an account has forgotten: the oldest of too many", async () => {
    const { enter, notices, clock } = await setup();
    await enter(aDevice);
    for (let browser = 1; browser <= 20; browser += 1) {
      clock.advance(MINUTE);
      await enter();
    }
    clock.advance(HOUR);
    const before = (await notices()).length;
    await enter(aDevice);
    clock.advance(HOUR);
    expect(await notices()).toHaveLength(before + 1);
  });

  it("is about browsers forgotten by a disavowal, but not by ending the other sessions", async () => {
    const { enter, notices, clock, dependencies, users } = await setup();
    const { sessionToken } = await enter(aDevice);
    const [notice] = await notices();
    granted(await endOtherSessions(dependencies, { sessionToken, client: aClient }));
    clock.advance(HOUR);
    await enter(aDevice);
    expect(await notices()).toHaveLength(1);
    const [, token = ""] = /#([\w-]+)/.exec(notice?.mail.text ?? "") ?? [];
    granted(await disavow(dependencies, { token }));
    for (const user of users.values()) Object.assign(user, { password: PASSWORD });
    for (const _ of ["unknown again", "known from then on"]) {
      clock.advance(HOUR);
      await enter(aDevice);
      expect(await notices()).toHaveLength(2);
    }
  });
});

describe("the mail that sign-ins keep failing", () => {
  const times = async (count: number, act: () => Promise<unknown>) => {
    for (let each = 1; each <= count; each += 1) await act();
  };

  it("comes after ten failures of an hour, whichever clients they are of, once a day, and locks nobody out", async () => {
    const { attempt, failures, fail, enter, clock } = await setup();
    for (let client = 1; client <= 9; client += 1)
      await attempt({ password: "Wrong-one-2026", clientIp: `192.0.2.${client}` });
    expect(await failures()).toEqual([]);
    await fail();
    expect(await failures()).toMatchObject([
      { to: email, mail: { subject: expect.stringContaining("ログインの失敗が続いています") } },
    ]);
    await enter();
    clock.advance(HOUR);
    await times(10, fail);
    expect(await failures()).toHaveLength(1);
    clock.advance(DAY);
    await times(10, fail);
    expect(await failures()).toHaveLength(2);
  });

  it("does not come where they are spread over hours", async () => {
    const { fail, failures, clock } = await setup();
    await times(3, async () => {
      await times(9, fail);
      clock.advance(HOUR);
    });
    expect(await failures()).toEqual([]);
  });

  it("is asked for in the same way for an address that nobody has, and is sent to nobody", async () => {
    const { fail, failures, faults, mailQueue } = await setup();
    const callsOf = async (address: string) => {
      const from = faults.calls.length;
      await times(10, () => fail(address));
      return faults.calls.slice(from);
    };
    expect(await callsOf("nobody@example.jp")).toEqual(await callsOf(email));
    const messages = mailQueue.messages().filter(({ kind }) => kind === "sign-in-failures");
    expect(messages).toHaveLength(2);
    expect(JSON.stringify(messages)).not.toContain("@");
    expect((await failures()).map(({ to }) => to)).toEqual([email]);
  });
});

describe("a sign-in", () => {
  it("from a browser that is known asks for no mail at all", async () => {
    const { enter, mailQueue, audited } = await setup();
    await enter(aDevice);
    const [asked, recorded] = [mailQueue.messages().length, audited.length];
    await enter(aDevice);
    expect(mailQueue.messages()).toHaveLength(asked);
    expect(audited.slice(recorded).map(({ event }) => event)).toEqual(["auth.signed-in"]);
  });

  it("proves the password, which its session says", async () => {
    const { enter, sessions } = await setup();
    await enter();
    expect([...sessions.values()].map(({ factors }) => factors)).toEqual([["password"], ["password"]]);
  });

  it("that is refused for another reason than its password is no failure that an owner hears of", async () => {
    const { enter, attempt, fail, counts, deliverMails } = await setup();
    await enter();
    const ofAddress = () => [...counts].filter(([key]) => /failure/i.test(key));
    expect(ofAddress()).toEqual([]);
    for (let time = 1; time <= 10; time += 1) await fail();
    await deliverMails();
    const failed = ofAddress();
    expect(failed).not.toEqual([]);
    expect(await attempt()).toMatchObject({ failure: { kind: "sign-in-limited" } });
    expect(ofAddress()).toEqual(failed);
  });
});
