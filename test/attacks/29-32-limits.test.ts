/** Attacks 29 to 31, 38 and 45: what many starts, spellings and networks together may do, and what they may not do to others. */
import { afterEach, describe, expect, it } from "@jest/globals";
import type { Answer } from "../../testing/drivers/browser.ts";
import {
  advance,
  advanceTo,
  advanceToNextHour,
  callsOf,
  forgetCalls,
  inject,
  mailsOf,
  nowOf,
  withdrawFaults,
} from "../../testing/drivers/control.ts";
import { eventually } from "../../testing/drivers/eventually.ts";
import { cloud } from "../../testing/drivers/own-cloud.ts";
import {
  aRegistrant,
  codeIn,
  newEmail,
  otherThan,
  type Registrant,
} from "../../testing/drivers/registrant.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const count = (answers: readonly Answer[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

/** The code of the only mail of a flow. */
const ownCode = (flow: Registrant) =>
  eventually("the mail of the flow", async () => {
    const [mail] = await flow.ownMails();
    return mail && codeIn(mail);
  });

/** Flows of one address from networks of their own. */
const flowsOf = (email: string, number: number, network: number) =>
  Array.from({ length: number }, (_, at) =>
    aRegistrant(cloud, { email, clientIp: `127.0.${network}.${1 + at}` }),
  );

describe("attack 29: starts in parallel around the end of", () => {
  it.each([
    ["an hour", HOUR, 29],
    ["a day", DAY, 30],
  ])("%s: the day has fifteen guesses at six digits", async (_, window, network) => {
    const end = (Math.floor((await nowOf(cloud)) / window) + 1) * window;
    const email = newEmail();
    const flows = [...flowsOf(email, 5, network), ...flowsOf(email, 5, network + 100)];
    await advanceTo(cloud, end - 60_000);
    const before = await Promise.all(flows.slice(0, 5).map(({ start }) => start()));
    await advanceTo(cloud, end);
    const after = await Promise.all(flows.slice(5).map(({ start }) => start()));
    expect(count([...before, ...after], 202)).toBe(10);

    const codes = await Promise.all(flows.map(ownCode));
    let judged = 0;
    for (const [at, code] of codes.entries()) {
      if (code.length !== 6) continue;
      const guesses = await Promise.all(Array.from({ length: 6 }, () => flows[at]?.enter(otherThan(code))));
      judged += guesses.filter((guess) => guess?.status === 422).length;
    }
    expect(judged).toBe(15);
    const long = codes.findIndex((code) => code.length === 9);
    expect(await flows[long]?.enter(codes[long] ?? "")).toMatchObject({ status: 200 });
  });
});

describe("attack 30: twenty wrong codes, and every code that a stranger can ask for", () => {
  it("keep the owner elsewhere from nothing: registering, verifying, signing in", async () => {
    await advanceToNextHour(cloud);
    const owner = aRegistrant(cloud, { clientIp: "127.0.31.1" });
    const [mailbox = "", domain = ""] = owner.email.split("@");
    const stranger = (tag: string) =>
      aRegistrant(cloud, { email: `${mailbox}+${tag}@${domain}`, clientIp: "127.0.31.2" });
    for (const tag of ["a", "b", "c", "d"]) {
      const flow = stranger(tag);
      const code = await flow.startedWithCode();
      const guesses = await Promise.all(Array.from({ length: 5 }, () => flow.enter(otherThan(code))));
      expect(count(guesses, 422)).toBe(5);
    }
    expect(await stranger("e").start()).toMatchObject({ status: 202 });
    expect(await stranger("f").start()).toMatchObject({ status: 429, body: { code: "limit-reached" } });

    await owner.registered();
    expect(await owner.signIn()).toMatchObject({ status: 200 });
    const guesses = Array.from({ length: 40 }, () =>
      aRegistrant(cloud, { email: owner.email, clientIp: "127.0.31.2" }).signIn({ password: "Tsubame-26" }),
    );
    expect(count(await Promise.all(guesses), 429)).toBeGreaterThan(0);
    await advance(cloud, 60); // by which the user pool's own backoff has passed
    expect(await owner.signIn()).toMatchObject({ status: 200 });
  });
});

describe("attack 31: one mailbox in thirty spellings", () => {
  /** Dots in every place that the bits of a number name. */
  const dotted = (name: string, bits: number) =>
    [...name].map((letter, at) => (at > 0 && (bits >> (at - 1)) & 1 ? `.${letter}` : letter)).join("");

  it("is sent five mails an hour and ten a day from one network, resends included", async () => {
    await advanceTo(cloud, (Math.floor((await nowOf(cloud)) / DAY) + 1) * DAY);
    const spellings = Array.from({ length: 30 }, (_, at) => {
      const name = at % 3 === 0 ? dotted("hanakok", at).toUpperCase() : dotted("hanakok", at);
      return `${name}${at % 4 === 0 ? `+${at}` : ""}@${at % 2 === 0 ? "gmail.com" : "googlemail.com"}`;
    });
    const flows = spellings.map((email) => aRegistrant(cloud, { email, clientIp: "127.0.32.1" }));
    const answers: Answer[] = [];
    for (let hour = 0; hour < 3; hour += 1) {
      const started = await Promise.all(flows.slice(10 * hour, 10 * hour + 10).map(({ start }) => start()));
      expect(count(started, 202)).toBe([5, 5, 0][hour]);
      answers.push(...started);
      await advance(cloud, 61);
      const again = await Promise.all(
        flows.filter((_, at) => answers[at]?.status === 202).map(({ resend }) => resend()),
      );
      expect(count(again, 429)).toBe(again.length);
      await advanceToNextHour(cloud);
    }
    const everyMail = await eventually("ten mails", async () => {
      const mails = (await mailsOf(cloud)).filter(({ destination }) =>
        destination.to.some((to) => to.endsWith("gmail.com") || to.endsWith("googlemail.com")),
      );
      return mails.length >= 10 ? mails : undefined;
    });
    expect(everyMail).toHaveLength(10);
  });
});

describe("attack 38: a code asked for again and again while the mail service is down", () => {
  afterEach(() => withdrawFaults(cloud));

  it("is counted each time, and queued no more often than that", async () => {
    await advanceToNextHour(cloud);
    await inject(cloud, { service: "ses", operation: "SendEmail", mode: "error", count: 1_000 });
    const registrant = aRegistrant(cloud, { clientIp: "127.0.38.1" });
    expect(await registrant.start()).toMatchObject({ status: 202 });
    await forgetCalls(cloud);
    const answers: Answer[] = [];
    for (let asked = 1; asked <= 60; asked += 1) {
      await advance(cloud, 1);
      answers.push(await registrant.resend());
    }
    const accepted = count(answers, 202);
    expect(accepted).toBeLessThanOrEqual(4);
    expect(count(answers, 429)).toBe(60 - accepted);
    const queued = (await callsOf(cloud)).filter(
      ({ function: name, operation }) => name === "resend-code" && operation === "SendMessage",
    );
    expect(queued).toHaveLength(accepted);
  });
});

describe("attack 45: a wrong password every 14 minutes, so that the user pool forgets none", () => {
  it("keeps the owner elsewhere waiting for 32 seconds at most", async () => {
    const owner = aRegistrant(cloud, { clientIp: "127.0.45.1" });
    await owner.registered();
    const patient = aRegistrant(cloud, { email: owner.email, clientIp: "127.0.0.2" });
    const answers: Answer[] = [];
    for (let tries = 1; tries <= 21; tries += 1) {
      if (tries > 1) await advance(cloud, 14 * 60);
      answers.push(await patient.signIn({ password: "Tsubame-to-Arashi-2026" }));
    }
    // Ten, a rest, ten: the last of them has just locked the user for as long as it gets.
    expect(answers.flatMap(({ status }, at) => (status === 401 ? [] : [[at, status]]))).toEqual([[10, 429]]);
    expect(await owner.signIn()).toMatchObject({ status: 401 });
    await advance(cloud, 32);
    expect(await owner.signIn()).toMatchObject({ status: 200 });
  });
});
