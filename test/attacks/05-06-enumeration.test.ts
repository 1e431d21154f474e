/** Attacks 5, 6 and 13: who is registered, mails to somebody who wants none, and one mailbox under many names. */
import { beforeAll, describe, expect, it } from "@jest/globals";
import { codesIn } from "../../contracts/verification-code.ts";
import { headersOf, ofInstants, shapeOf } from "../../testing/drivers/answers.ts";
import { type Answer, aBrowser } from "../../testing/drivers/browser.ts";
import {
  advance,
  advanceTo,
  advanceToNextHour,
  callsOf,
  forgetCalls,
  mailsOf,
  nowOf,
} from "../../testing/drivers/control.ts";
import { eventually } from "../../testing/drivers/eventually.ts";
import { cloud, operator } from "../../testing/drivers/own-cloud.ts";
import { aForgetful } from "../../testing/drivers/password-reset.ts";
import {
  aRegistrant,
  codeIn,
  instantIn,
  newEmail,
  otherThan,
  type Registrant,
} from "../../testing/drivers/registrant.ts";
import { aReviver } from "../../testing/drivers/revival.ts";

/**
 * What a function has asked of AWS since the calls were forgotten. Keys are left out: a warm function has them, and one
 * that has been idle asks for them whoever comes first.
 */
const callsMadeBy = async (functionName: string) =>
  (await callsOf(cloud))
    .filter((call) => call.function === functionName && call.service !== "secretsmanager")
    .map(({ service, operation, outcome, resource }) => ({ service, operation, outcome, resource }));

describe("attack 5: is an address registered? A second registration of a known one", () => {
  let first: Answer;
  let second: Answer;
  let stranger: Registrant;
  const asked: Record<"first" | "second", unknown[]> = { first: [], second: [] };
  let code: string;

  beforeAll(async () => {
    const owner = aRegistrant(cloud);
    await forgetCalls(cloud);
    first = await owner.start();
    asked.first = await callsMadeBy("start-registration");
    code = codeIn(await owner.nextMail());
    await owner.enter(code);
    await owner.complete();
    await owner.nextMail();
    stranger = aRegistrant(cloud, { email: owner.email });
    await forgetCalls(cloud);
    second = await stranger.start();
    asked.second = await callsMadeBy("start-registration");
  });

  it("is answered exactly like the first", () => {
    expect(second.status).toBe(first.status);
    expect(shapeOf(second.body)).toEqual(shapeOf(first.body));
    expect(headersOf(second)).toEqual(headersOf(first));
    expect(second.cookies.map(shapeOf)).toEqual(first.cookies.map(shapeOf));
  });

  it("makes the same AWS calls", () => {
    expect(asked.second).toEqual(asked.first);
    expect(asked.first).toHaveLength(5);
  });

  it("informs only the owner of the mailbox that the address is registered, and holds no code", async () => {
    // The owner's mails come before it.
    for (const subject of ["認証コード", "本登録完了"]) {
      expect((await stranger.nextMail()).subject).toContain(subject);
    }
    const { subject, body } = await stranger.nextMail();
    expect(subject).toMatch(/ご登録済みのお知らせ（1通目）$/);
    expect(body.text?.replaceAll("\n", "")).toContain("すでに利用者登録がお済みです");
    expect(codesIn(body.text ?? "")).toEqual([]);
    expect(codesIn(withoutTags(body.html))).toEqual([]);
  });

  it("goes on like any other: the same status, wrong codes counted down, then locked", async () => {
    const fresh = aRegistrant(cloud);
    const right = await fresh.startedWithCode();
    const statuses = [await delivered(fresh), await delivered(stranger)];
    expect(shapeOf(statuses[1])).toEqual(shapeOf(statuses[0]));
    expect(statuses[1]).toMatchObject({ state: "code-sent", attemptsLeft: 5 });
    for (let tries = 1; tries <= 6; tries += 1) {
      await forgetCalls(cloud);
      const wrong = await fresh.enter(otherThan(right));
      const callsOfWrong = await callsMadeBy("verify-code");
      await forgetCalls(cloud);
      const alike = await stranger.enter(otherThan(code));
      expect(await callsMadeBy("verify-code")).toEqual(callsOfWrong);
      expect(alike.status).toBe(wrong.status);
      expect(shapeOf(alike.body)).toEqual(shapeOf(wrong.body));
      expect(headersOf(alike, ...ofInstants)).toEqual(headersOf(wrong, ...ofInstants));
    }
    expect(await stranger.enter(code)).toMatchObject({ status: 429, body: { code: "code-locked" } });
  });
});

const withoutTags = (html = ""): string => html.replace(/<style.*?<\/style>|<[^>]*>/gs, " ");

describe("attack 5: a known and an unknown address", () => {
  let known: Registrant;
  beforeAll(async () => {
    known = aRegistrant(cloud);
    await known.registered();
  });

  it("are sent a new code alike", async () => {
    const flows = [aRegistrant(cloud), aRegistrant(cloud, { email: known.email })];
    for (const { start, codeSent } of flows) {
      await start();
      await codeSent();
    }
    await advance(cloud, 60);
    const seen = [];
    for (const flow of flows) {
      await forgetCalls(cloud);
      const answer = await flow.resend();
      expect(answer.status).toBe(202);
      seen.push({
        calls: await callsMadeBy("resend-code"),
        body: shapeOf(answer.body),
        headers: headersOf(answer, ...ofInstants),
      });
    }
    expect(seen[1]).toEqual(seen[0]);
  });

  it("fail to sign in alike, whatever the password", async () => {
    const fail = async (email: string) => {
      await forgetCalls(cloud);
      const answer = await known.signIn({ email, password: "Tsubame-to-Arashi-2026" });
      const calls = await callsMadeBy("sign-in");
      return { status: answer.status, body: answer.body, headers: headersOf(answer), calls };
    };
    const [wrong, unknown] = [await fail(known.email), await fail("nobody@example.jp")];
    expect(wrong).toMatchObject({ status: 401, body: { code: "sign-in-failed" } });
    expect(unknown).toEqual(wrong);
  });
});

describe("attack 5: a password reset for a known, a stopped, a dormant and an unknown address", () => {
  const emails: string[] = [];
  beforeAll(async () => {
    for (const status of ["active", "suspended", "dormant"]) {
      const registrant = aRegistrant(cloud);
      const accountId = await registrant.registered();
      emails.push(registrant.email);
      const account = (await operator.items("accounts")).find((item) => item["accountId"] === accountId);
      await operator.put("accounts", { ...account, status });
    }
    emails.push(newEmail());
  });

  it("is answered alike, makes the same AWS calls, and brings one mail to each", async () => {
    const seen = [];
    for (const email of emails) {
      const forgetful = aForgetful(cloud, { email, browser: aBrowser(cloud) });
      const before = (await mailsOf(cloud, email)).length;
      await forgetCalls(cloud);
      const started = await forgetful.start();
      const calls = await callsMadeBy("start-password-reset");
      const status = await eventually("the mail's delivery", async () => {
        const { body } = await forgetful.show();
        return JSON.stringify(body).includes('"delivered"') ? body : undefined;
      });
      await advance(cloud, 60);
      await forgetCalls(cloud);
      const resent = await forgetful.resend();
      const callsOfResend = await callsMadeBy("resend-reset-code");
      const mails = await eventually("the second mail", async () => {
        const all = await mailsOf(cloud, email);
        return all.length >= before + 2 ? all.length - before : undefined;
      });
      const guess = await forgetful.enter("000000");
      seen.push({
        ...{ calls, callsOfResend, mails, status: shapeOf(status), guess: shapeOf(guess.body) },
        started: [started.status, shapeOf(started.body), headersOf(started), started.cookies.map(shapeOf)],
        resent: [resent.status, shapeOf(resent.body), headersOf(resent, ...ofInstants)],
      });
    }
    const [known, ...others] = seen;
    expect(known).toMatchObject({
      mails: 2,
      started: [202, {}, {}, [expect.anything()]],
      resent: [202, {}, {}],
    });
    expect(others).toHaveLength(3);
    for (const other of others) expect(other).toEqual(known);
  });

  it("says why there is no code to the mailbox alone", async () => {
    const last = await Promise.all(emails.map(async (email) => (await mailsOf(cloud, email)).at(-1)));
    expect(last.map((mail) => codesIn(mail?.body.text ?? "").length)).toEqual([1, 0, 1, 0]);
    expect(last[1]?.body.text?.replaceAll("\n", "")).toContain("現在停止中です");
    expect(last[3]?.body.text?.replaceAll("\n", "")).toContain("このメールアドレスの登録はありません");
  });
});

describe("attack 5: a revival for a dormant, a used, a stopped and an unknown address", () => {
  // Of one length, as the answers repeat them.
  const emails = [1, 2, 3, 4].map((person) => `asleep-${person}@example.jp`);
  beforeAll(async () => {
    for (const [at, status] of ["dormant", "active", "suspended"].entries()) {
      const registrant = aRegistrant(cloud, { email: emails[at] ?? "" });
      const accountId = await registrant.registered();
      const account = (await operator.items("accounts")).find((item) => item["accountId"] === accountId);
      await operator.put("accounts", { ...account, status });
    }
  });

  it("is answered alike, makes the same AWS calls, and brings one mail to each", async () => {
    const seen = [];
    for (const email of emails) {
      const reviver = aReviver(cloud, { email, browser: aBrowser(cloud) });
      const before = (await mailsOf(cloud, email)).length;
      await forgetCalls(cloud);
      const started = await reviver.start();
      const calls = await callsMadeBy("start-revival");
      const status = await eventually("the mail's delivery", async () => {
        const { body } = await reviver.show();
        return JSON.stringify(body).includes('"delivered"') ? body : undefined;
      });
      await advance(cloud, 60);
      await forgetCalls(cloud);
      const resent = await reviver.resend();
      const callsOfResend = await callsMadeBy("resend-revival-code");
      const mails = await eventually("the second mail", async () => {
        const all = await mailsOf(cloud, email);
        return all.length >= before + 2 ? all.length - before : undefined;
      });
      await forgetCalls(cloud);
      const guess = await reviver.enter("000000");
      const callsOfGuess = await callsMadeBy("verify-revival-code");
      seen.push({
        ...{ calls, callsOfResend, callsOfGuess, mails, status: shapeOf(status) },
        guess: [guess.status, shapeOf(guess.body)],
        started: [started.status, shapeOf(started.body), headersOf(started), started.cookies.map(shapeOf)],
        resent: [resent.status, shapeOf(resent.body), headersOf(resent, ...ofInstants)],
      });
    }
    const [dormant, ...others] = seen;
    expect(dormant).toMatchObject({ mails: 2, guess: [422, {}], resent: [202, {}, {}] });
    for (const other of others) expect(other).toEqual(dormant);
  });

  it("says why there is no code to the mailbox alone", async () => {
    const last = await Promise.all(emails.map(async (email) => (await mailsOf(cloud, email)).at(-1)));
    expect(last.map((mail) => codesIn(mail?.body.text ?? "").length)).toEqual([1, 0, 0, 0]);
    const texts = last.map((mail) => mail?.body.text?.replaceAll("\n", ""));
    expect(texts[1]).toContain("休止しておらず");
    expect(texts[2]).toContain("現在停止中です");
    expect(texts[3]).toContain("このメールアドレスの登録はありません");
  });
});

describe("attack 6: mails to somebody who wants none. Asking for a code", () => {
  it("has to wait a minute after the last one, and a refusal sends nothing", async () => {
    const hasty = aRegistrant(cloud);
    await hasty.startedWithCode();
    await forgetCalls(cloud);
    const refused = await hasty.resend();
    expect(refused).toMatchObject({ status: 429, body: { code: "limit-reached" } });
    expect(secondsToWait(refused)).toBeLessThanOrEqual(60);
    expect(await sentBy("resend-code")).toBe(0);

    await advanceTo(cloud, instantIn(refused, "retryAt"));
    expect(await hasty.resend()).toMatchObject({ status: 202 });
    expect(await sentBy("resend-code")).toBe(1);
  });

  it("is limited to five an hour for one address, whoever asks in which flow", async () => {
    await advanceToNextHour(cloud);
    const email = newEmail();
    const first = aRegistrant(cloud, { email });
    for (const { start } of [first, ...Array.from({ length: 4 }, () => aRegistrant(cloud, { email }))]) {
      expect(await start()).toMatchObject({ status: 202 });
    }
    await forgetCalls(cloud);
    const sixth = await aRegistrant(cloud, { email }).start();
    expect(sixth).toMatchObject({ status: 429, body: { code: "limit-reached" } });
    expect(sixth.cookies).toEqual([]);
    expect(secondsToWait(sixth)).toBeLessThanOrEqual(3_600);
    await advance(cloud, 60);
    expect(await first.resend()).toMatchObject({ status: 429 });
    expect(await sentBy("start-registration")).toBe(0);
    expect(await sentBy("resend-code")).toBe(0);

    expect(await aRegistrant(cloud).start()).toMatchObject({ status: 202 });
    await advanceTo(cloud, instantIn(sixth, "retryAt"));
    expect(await aRegistrant(cloud, { email }).start()).toMatchObject({ status: 202 });
  });
});

describe("attack 6: mails to everybody at once", () => {
  it("end where the minute's ceiling is, and open with the next minute", async () => {
    const waiting = aRegistrant(cloud);
    await waiting.startedWithCode();
    await advance(cloud, 60);
    // As if 10,000 mails had been sent: in this minute, and in the next in case that one begins.
    const now = await nowOf(cloud);
    for (const minute of [now, now + 60_000].map((at) => new Date(at).toISOString().slice(0, 16)))
      await operator.put("ephemeral", { pk: `LIMIT#everybody#${minute}`, sk: "LIMIT", mails: 10_000 });
    await forgetCalls(cloud);
    for (const refused of [await aRegistrant(cloud).start(), await waiting.resend()]) {
      expect(refused).toMatchObject({ status: 429, body: { code: "limit-reached" } });
      expect(secondsToWait(refused)).toBeLessThanOrEqual(60);
      expect(instantIn(refused, "retryAt") % 60_000).toBe(0);
    }
    expect((await sentBy("start-registration")) + (await sentBy("resend-code"))).toBe(0);
    await advance(cloud, 120);
    expect(await waiting.resend()).toMatchObject({ status: 202 });
  });
});

describe("attack 13: one address in many spellings", () => {
  it("is one account, whatever its capitals", async () => {
    const email = newEmail();
    await aRegistrant(cloud, { email }).registered();
    const shouting = aRegistrant(cloud, { email: email.toUpperCase() });
    expect(await shouting.start()).toMatchObject({ status: 202, body: { email } });
    await shouting.codeSent();
    expect((await mailsOf(cloud, email)).at(-1)?.subject).toContain("ご登録済みのお知らせ");
    expect(await operator.usersOf(email)).toBe(1);
  });

  it("is a user of its own with each plus-tag, and all of them share the mailbox's limit", async () => {
    await advanceToNextHour(cloud);
    const [mailbox = "", domain = ""] = newEmail().split("@");
    const tagged = (tag: string) => aRegistrant(cloud, { email: `${mailbox}${tag}@${domain}` });
    const [one, other] = [tagged("+one"), tagged("+other")];
    const ids = [await one.registered(), await other.registered()];
    expect(new Set(ids).size).toBe(2);
    for (const tag of ["", "+three", "+four"])
      expect(await tagged(tag).start()).toMatchObject({ status: 202 });
    expect(await tagged("+five").start()).toMatchObject({ status: 429, body: { code: "limit-reached" } });
  });
});

describe("attack 1: guesses at a password", () => {
  it("are slowed for the client that makes them; the owner signs in elsewhere", async () => {
    await advanceToNextHour(cloud);
    const owner = aRegistrant(cloud, { clientIp: "127.0.9.1" });
    await owner.registered();
    const guesser = aRegistrant(cloud, { email: owner.email, clientIp: "127.0.9.2" });
    const guess = () => guesser.signIn({ password: "Tsubame-to-Arashi-2026" });
    const answers = await Promise.all(Array.from({ length: 40 }, guess));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(30);
    expect(refused[0]).toMatchObject({ body: { code: "sign-in-limited" } });
    expect(await guesser.signIn()).toMatchObject({ status: 429 });
    await advance(cloud, 60); // by which the user pool's own backoff has passed
    expect(await owner.signIn()).toMatchObject({ status: 200 });
    for (const answer of refused) expect(secondsToWait(answer)).toBeLessThanOrEqual(3_600);
  });
});

/** The status of a flow, once its mail is reported as delivered: that takes a moment of its own for each. */
const delivered = ({ show }: Registrant) =>
  eventually("the mail's delivery", async () => {
    const { body } = await show();
    return JSON.stringify(body).includes('"delivered"') ? body : undefined;
  });

/** Messages that a function has queued since the calls were forgotten. */
async function sentBy(functionName: string): Promise<number> {
  return (await callsMadeBy(functionName)).filter(({ operation }) => operation === "SendMessage").length;
}

function secondsToWait({ headers }: Answer): number {
  const seconds = headers.get("retry-after") ?? "";
  expect(seconds).toMatch(/^[1-9]\d*$/);
  return Number(seconds);
}
