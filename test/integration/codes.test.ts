/** What a verification code can and cannot do: its half hour, its tries, its flow. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { startLocalCloud, type TestCloud } from "../support/local-cloud.ts";
import { type Answer, aBrowser } from "./support/browser.ts";
import { advance, advanceTo, advanceToNextHour, callsOf, forgetCalls, nowOf } from "./support/control.ts";
import { eventually } from "./support/eventually.ts";
import { anOperator, type Operator } from "./support/operator.ts";
import { aRegistrant, codeIn, instantIn, newAddress, otherThan } from "./support/registrant.ts";

jest.setTimeout(120_000);

let cloud: TestCloud;
let operator: Operator;
beforeAll(async () => {
  cloud = await startLocalCloud();
  operator = anOperator(cloud);
}, 240_000);
afterAll(async () => {
  operator?.close();
  await cloud?.stop();
});

describe("the half hour", () => {
  it("lets a code in at 29:59", async () => {
    // Tried anew when the machine was too slow to be there within the last second.
    const answer = await eventually("an answer within the last second", async () => {
      const late = aRegistrant(cloud);
      const code = await late.startedWithCode();
      const end = instantIn(await late.show(), "expiresAt");
      await advanceTo(cloud, end - 1_000);
      const given = await late.enter(code);
      return (await nowOf(cloud)) < end ? given : undefined;
    });
    expect(answer).toMatchObject({ status: 200, body: { state: "verified" } });
  });

  it("is over at 30:00; a new code goes on where the registrant was, and the old one never works", async () => {
    const late = aRegistrant(cloud);
    const old = await late.startedWithCode();
    await advanceTo(cloud, instantIn(await late.show(), "expiresAt"));
    expect(await late.enter(old)).toMatchObject({ status: 410, body: { code: "expired" } });
    expect(await late.show()).toMatchObject({ status: 200, body: { state: "expired" } });

    expect(await late.resend()).toMatchObject({ status: 202, body: { state: "requested" } });
    const mail = await late.nextMail();
    expect(mail.subject).toContain("第2回");
    expect(await late.enter(old)).toMatchObject({ status: 422 });
    expect(await late.enter(codeIn(mail))).toMatchObject({ status: 200 });
    expect(await late.enter(old)).toMatchObject({ status: 422 });
    expect(await late.enter(codeIn(mail))).toMatchObject({ status: 409, body: { code: "already-verified" } });
    expect(await late.complete()).toMatchObject({ status: 201 });
  });

  it("ends for the form, too, and a new code opens it again", async () => {
    const late = aRegistrant(cloud);
    await late.verified();
    await advanceTo(cloud, instantIn(await late.show(), "expiresAt"));
    for (const refused of [await late.review({}), await late.complete()]) {
      expect(refused).toMatchObject({ status: 410, body: { code: "expired" } });
    }
    await late.resend();
    await late.enter(codeIn(await late.nextMail()));
    expect(await late.complete()).toMatchObject({ status: 201 });
  });

  it("begins when the mail is sent, and the registration itself is gone after a day", async () => {
    const late = aRegistrant(cloud);
    const code = await late.startedWithCode();
    await advance(cloud, 24 * 3_600);
    expect(await late.enter(code)).toMatchObject({ status: 404, body: { code: "registration-not-found" } });
    expect(await late.resend()).toMatchObject({ status: 404 });
  });
});

describe("five tries", () => {
  it("lock a code, even against the right one, until a new one is sent", async () => {
    const clumsy = aRegistrant(cloud);
    const code = await clumsy.startedWithCode();
    for (const attemptsLeft of [4, 3, 2, 1, 0]) {
      expect(await clumsy.enter(otherThan(code))).toMatchObject({ status: 422, body: { attemptsLeft } });
    }
    const locked = await clumsy.enter(code);
    expect(locked).toMatchObject({ status: 429, body: { code: "code-locked" } });
    expect(secondsToWait(locked)).toBeLessThanOrEqual(60);

    await advanceTo(cloud, instantIn(locked, "retryAt"));
    expect(await clumsy.enter(code)).toMatchObject({ status: 429 });
    expect(await clumsy.resend()).toMatchObject({ status: 202 });
    expect(await clumsy.enter(codeIn(await clumsy.nextMail()))).toMatchObject({ status: 200 });
  });
});

describe("asking for codes", () => {
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
    const email = newAddress();
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

describe("a code belongs to its flow", () => {
  it("and opens nothing without its cookie or with another flow's; neither uses up a try", async () => {
    const owner = aRegistrant(cloud);
    const other = aRegistrant(cloud);
    const code = await owner.startedWithCode();
    await other.startedWithCode();
    const enterThere = (browser = aBrowser(cloud)) =>
      browser.send("POST", `${owner.path()}/verification`, { code });
    expect(await enterThere()).toMatchObject({ status: 401, body: { code: "flow-cookie-missing" } });
    expect(await enterThere(other.browser)).toMatchObject({
      status: 404,
      body: { code: "registration-not-found" },
    });
    expect(await owner.show()).toMatchObject({ body: { state: "code-sent", attemptsLeft: 5 } });
    expect(await other.enter(code)).toMatchObject({ status: 422 });
    expect(await owner.enter(code)).toMatchObject({ status: 200 });
  });

  it("as do all its steps: a stranger learns nothing from the id", async () => {
    const owner = aRegistrant(cloud);
    const stranger = aRegistrant(cloud);
    await owner.verified();
    await stranger.startedWithCode();
    const steps = [
      ["GET", "", undefined],
      ["POST", "/code", undefined],
      ["POST", "/review", { profile: {} }],
      ["POST", "/completion", { profile: {}, password: "Tsubame-26", passwordConfirmation: "Tsubame-26" }],
    ] as const;
    for (const [method, step, body] of steps) {
      const there = await stranger.browser.send(method, `${owner.path()}${step}`, body);
      const nowhere = await stranger.browser.send(method, `/api/registrations/no-such-id${step}`, body);
      expect(there).toMatchObject({ status: 404, body: { code: "registration-not-found" } });
      expect(there.body).toEqual(nowhere.body);
    }
  });
});

describe("fifty verifications at once", () => {
  const fifty = <T>(run: () => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: 50 }, () => run()));
  const count = (answers: readonly Answer[], status: number) =>
    answers.filter((answer) => answer.status === status).length;

  it("with the right code: one succeeds", async () => {
    const keen = aRegistrant(cloud);
    const code = await keen.startedWithCode();
    const answers = await fifty(() => keen.enter(code));
    expect(count(answers, 200)).toBe(1);
    expect(count(answers, 409) + count(answers, 429)).toBe(49);
    expect(await keen.show()).toMatchObject({ body: { state: "verified" } });
  });

  it("with wrong codes: five are compared, and counted", async () => {
    const guesser = aRegistrant(cloud);
    const code = await guesser.startedWithCode();
    const answers = await fifty(() => guesser.enter(otherThan(code)));
    expect(count(answers, 422)).toBe(5);
    expect(count(answers, 429)).toBe(45);
    const id = guesser.path().split("/").at(-1);
    const stored = (await operator.items("ephemeral")).filter((item) => item["registrationId"] === id);
    expect(stored).toEqual([expect.objectContaining({ sk: "CODE", attempts: 5 })]);
    expect(await guesser.enter(code)).toMatchObject({ status: 429 });
  });
});

/** Messages that a function has queued since the calls were forgotten. */
async function sentBy(functionName: string): Promise<number> {
  const calls = await callsOf(cloud);
  return calls.filter((call) => call.function === functionName && call.operation === "SendMessage").length;
}

function secondsToWait({ headers }: Answer): number {
  const seconds = headers.get("retry-after") ?? "";
  expect(seconds).toMatch(/^[1-9]\d*$/);
  return Number(seconds);
}
