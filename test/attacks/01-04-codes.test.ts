/** Attacks 1 to 4: a verification code guessed, tried at once, used again, and used where it does not belong. */
import { describe, expect, it } from "@jest/globals";
import { type Answer, aBrowser } from "../../testing/drivers/browser.ts";
import { advance, advanceTo, advanceToNextHour } from "../../testing/drivers/control.ts";
import { cloud, operator } from "../../testing/drivers/own-cloud.ts";
import {
  aRegistrant,
  codeIn,
  instantIn,
  otherThan,
  type Registrant,
} from "../../testing/drivers/registrant.ts";
import { isWhole } from "../../testing/edition.ts";

describe("attack 1: guesses from many places", () => {
  const [guessed, addresses] = isWhole ? [1_000, 100] : [200, 20];

  it(`of ${guessed} from ${addresses} addresses five are compared, and none after that`, async () => {
    const guesser = aRegistrant(cloud);
    const code = await guesser.startedWithCode();
    const jar = guesser.browser.jar;
    const answers: Answer[] = [];
    for (let from = 0; from < guessed; from += 50) {
      const guesses = Array.from({ length: 50 }, (_, index) => {
        const browser = aBrowser(cloud, { jar, clientIp: `127.0.7.${1 + ((from + index) % addresses)}` });
        return browser.send("POST", `${guesser.path()}/verification`, { code: otherThan(code) });
      });
      answers.push(...(await Promise.all(guesses)));
    }
    expect([count(answers, 422), count(answers, 429)]).toEqual([5, guessed - 5]);
    expect(await attemptsOf(guesser)).toEqual([5]);
    expect(await guesser.enter(code)).toMatchObject({ status: 429, body: { code: "code-locked" } });
  }, 360_000);

  it("meet longer codes after three in a day, in whatever flow, and close no door", async () => {
    await advanceToNextHour(cloud);
    const guesser = aRegistrant(cloud);
    let code = await guesser.startedWithCode();
    for (let codeNumber = 1; codeNumber <= 3; codeNumber += 1) {
      expect(code).toMatch(/^\d{6}$/);
      for (let guess = 1; guess <= 5; guess += 1)
        expect(await guesser.enter(otherThan(code))).toMatchObject({ status: 422 });
      await advance(cloud, 60);
      expect(await guesser.resend()).toMatchObject({ status: 202 });
      code = codeIn(await guesser.nextMail());
      await guesser.codeSent();
    }
    expect(code).toMatch(/^\d{9}$/);
    expect(await guesser.enter(code)).toMatchObject({ status: 200 });
  });

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

describe("attack 4: a code in another flow", () => {
  it("opens nothing, nor does one without its flow's cookie; neither uses up a try", async () => {
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

  it("nor does any other step: a stranger learns nothing from the id", async () => {
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

describe("attack 3: what was used already, used again", () => {
  it("a code verifies once, also after a resend and after the account was made", async () => {
    const registrant = aRegistrant(cloud);
    const used = await registrant.startedWithCode();
    expect(await registrant.enter(used)).toMatchObject({ status: 200 });
    expect(await registrant.enter(used)).toMatchObject({ status: 409, body: { code: "already-verified" } });
    await advance(cloud, 60);
    await registrant.resend();
    const second = codeIn(await registrant.nextMail());
    await registrant.codeSent();
    expect((await registrant.enter(used)).status).toBe(422);
    expect(await registrant.enter(second)).toMatchObject({ status: 200 });
    const flow = new Map(registrant.browser.jar);
    expect(await registrant.complete()).toMatchObject({ status: 201 });
    const accounts = await operator.items("accounts");

    for (const [name, value] of flow) registrant.browser.jar.set(name, value);
    const replays = [await registrant.enter(second), await registrant.resend(), await registrant.review({})];
    for (const replay of replays)
      expect(replay).toMatchObject({ status: 409, body: { code: "already-completed" } });
    expect(await registrant.complete()).toMatchObject({ status: 201 }); // the same answer once more
    const withoutMailTime = accounts.map(({ completionMailSentAt: _, ...account }) => account);
    const now = (await operator.items("accounts")).map(({ completionMailSentAt: _, ...account }) => account);
    expect(now).toEqual(withoutMailTime);
  });
});

describe("attack 2: fifty verifications at once", () => {
  const fifty = <T>(run: () => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: 50 }, () => run()));

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
    expect(await attemptsOf(guesser)).toEqual([5]);
    expect(await guesser.enter(code)).toMatchObject({ status: 429 });
  });
});

const count = (answers: readonly Answer[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

/** Attempts that are counted on the stored code of a flow. */
async function attemptsOf(registrant: Registrant): Promise<unknown[]> {
  const id = registrant.path().split("/").at(-1);
  const codes = (await operator.items("ephemeral")).filter((item) => item["flowId"] === id);
  return codes.map(({ attempts }) => attempts);
}

function secondsToWait({ headers }: Answer): number {
  const seconds = headers.get("retry-after") ?? "";
  expect(seconds).toMatch(/^[1-9]\d*$/);
  return Number(seconds);
}
