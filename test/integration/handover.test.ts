/** A handover, as the predecessor, the successor and others use it. */
import { describe, expect, it } from "@jest/globals";
import { headersOf, shapeOf } from "../../testing/drivers/answers.ts";
import { aBrowser, type Browser } from "../../testing/drivers/browser.ts";
import {
  advance,
  advanceAtRest,
  callsOf,
  eventsOf,
  forgetCalls,
  mailsOf,
} from "../../testing/drivers/control.ts";
import { aMover } from "../../testing/drivers/email-change.ts";
import { eventually } from "../../testing/drivers/eventually.ts";
import { aHandover, type HandoverDriver, successorsPassword } from "../../testing/drivers/handover.ts";
import { linkTokens } from "../../testing/drivers/mail-links.ts";
import { cloud } from "../../testing/drivers/own-cloud.ts";
import { aRegistrant, examplePassword, newEmail, type Registrant } from "../../testing/drivers/registrant.ts";

const DAY_SECONDS = 86_400;

const problem = (status: number, code: string) => ({ status, body: expect.objectContaining({ code }) });
const dead = problem(410, "link-dead");
const me = (browser: Browser) => browser.send("GET", "/api/me");
const signInTo = (email: string, password: string) =>
  aBrowser(cloud).send("POST", "/api/session", { email, password });
const subjectsTo = async (email: string) => (await mailsOf(cloud, email)).map(({ subject }) => subject);
const mailed = (email: string, subject: string) =>
  eventually(`a mail to ${email}: ${subject}`, async () =>
    (await subjectsTo(email)).some((each) => each.includes(subject)) ? true : undefined,
  );

interface Company {
  readonly predecessor: Registrant;
  readonly accountId: string;
  /** Of the successor. */
  readonly next: string;
  readonly successor: Browser;
  readonly handover: HandoverDriver;
}

async function aCompany(next = newEmail()): Promise<Company> {
  const predecessor = aRegistrant(cloud);
  const accountId = await predecessor.registered();
  const successor = aBrowser(cloud);
  const handover = aHandover(cloud, { email: next, browser: predecessor.browser, successor });
  return { predecessor, accountId, next, successor, handover };
}

async function invited(next?: string): Promise<Company & { readonly token: string }> {
  const company = await aCompany(next);
  expect(await company.handover.start()).toMatchObject({
    status: 202,
    body: { state: "invited", email: company.next },
  });
  return { ...company, token: await company.handover.token() };
}

async function handedOver() {
  const company = await invited();
  expect(await company.handover.accept(company.token)).toMatchObject({ status: 200 });
  const [undo = ""] = await linkTokens(cloud, company.predecessor.email, "email-undo");
  const press = () => aBrowser(cloud).send("POST", "/api/links/email-undo", { token: undo });
  return { ...company, undo, press };
}

/** The account is still the predecessor's, and nobody else's. */
async function expectUnchanged({ predecessor, next }: Company) {
  expect(await signInTo(predecessor.email, examplePassword)).toMatchObject({ status: 200 });
  expect(await signInTo(next, successorsPassword)).toMatchObject(problem(401, "sign-in-failed"));
}

describe("an invitation", () => {
  it("shows whose account it is, as often as it is looked at, and nothing is handed over by that", async () => {
    const company = await invited();
    const { handover, token, next, predecessor } = company;
    for (let times = 0; times < 2; times += 1)
      expect(await handover.preview(token)).toMatchObject({
        status: 200,
        body: { organizationName: "多摩川精密工業株式会社", from: "中原" },
      });
    expect(await me(predecessor.browser)).toMatchObject({
      status: 200,
      body: { handover: { email: next } },
    });
    await expectUnchanged(company);
  });

  it("to another address is refused while it is open, as is a change of address", async () => {
    const { predecessor, successor, handover } = await invited();
    const { browser } = predecessor;
    const other = aHandover(cloud, { email: newEmail(), browser, successor });
    expect(await other.start()).toMatchObject(problem(409, "handover-pending"));
    const mover = aMover(cloud, { email: newEmail(), browser });
    expect(await mover.start()).toMatchObject(problem(409, "handover-pending"));
    expect(await handover.cancel()).toMatchObject({ status: 204 });
    expect(await mover.start()).toMatchObject({ status: 202 });
  });

  it("is dead once it was withdrawn", async () => {
    const company = await invited();
    const { handover, token, predecessor } = company;
    expect(await handover.cancel()).toMatchObject({ status: 204 });
    expect(await handover.preview(token)).toMatchObject(dead);
    expect(await handover.accept(token)).toMatchObject(dead);
    expect((await me(predecessor.browser)).body).not.toHaveProperty("handover");
    await expectUnchanged(company);
  });

  it("is dead after seven days, and no longer in the way of another", async () => {
    const company = await invited();
    const { handover, token, predecessor, successor } = company;
    await advance(cloud, 7 * DAY_SECONDS);
    expect(await handover.preview(token)).toMatchObject(dead);
    expect(await handover.accept(token)).toMatchObject(dead);
    await expectUnchanged(company);
    expect(await predecessor.signIn()).toMatchObject({ status: 200 });
    const other = aHandover(cloud, { email: newEmail(), browser: predecessor.browser, successor });
    expect(await other.start()).toMatchObject({ status: 202 });
  });

  it("needs a password that was given a few minutes ago", async () => {
    const { predecessor, handover } = await aCompany();
    await advance(cloud, 601);
    expect(await handover.start()).toMatchObject(problem(403, "reauthentication-required"));
    const password = examplePassword;
    await predecessor.browser.send("POST", "/api/session/reauthentication", { password });
    expect(await handover.start()).toMatchObject({ status: 202 });
  });

  it("is nothing that a person's account has", async () => {
    const person = aRegistrant(cloud, {
      accountType: "individual",
      profile: {
        ...{ familyName: "川崎", givenName: "太郎", familyNameKana: "カワサキ", givenNameKana: "タロウ" },
        phone: "090-1234-5678",
      },
    });
    await person.registered();
    const { browser } = person;
    const handover = aHandover(cloud, { email: newEmail(), browser, successor: aBrowser(cloud) });
    expect(await handover.start()).toMatchObject(problem(400, "unknown-member"));
  });
});

describe("an invitation to an address that has an account of its own", () => {
  it("is answered, and done, as one to any other", async () => {
    const taken = aRegistrant(cloud);
    await taken.registered();
    const [toTaken, toFree] = [await aCompany(taken.email), await aCompany()];
    const seen = [];
    for (const { handover, next } of [toTaken, toFree]) {
      const before = (await mailsOf(cloud, next)).length;
      await forgetCalls(cloud);
      const answer = await handover.start();
      const mails = await eventually("the invitation", async () => {
        const all = (await mailsOf(cloud, next)).slice(before);
        return all.length > 0 ? all : undefined;
      });
      const calls = (await callsOf(cloud))
        .filter(({ function: name }) => name.includes("start-handover"))
        .map(({ service, operation, outcome }) => `${service}:${operation} ${outcome}`);
      expect(calls).not.toEqual([]);
      seen.push({
        ...{ calls, status: answer.status, body: shapeOf(answer.body), headers: headersOf(answer) },
        mails: mails.map(({ subject }) => subject),
      });
    }
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]).toMatchObject({ status: 202, mails: [expect.stringContaining("引き継ぎ")] });
  });

  it("says so to whoever has its mail, and changes neither account", async () => {
    const taken = aRegistrant(cloud);
    await taken.registered();
    const company = await invited(taken.email);
    const { handover, token, predecessor } = company;
    expect(await handover.preview(token)).toMatchObject(problem(409, "already-registered"));
    expect(await handover.accept(token)).toMatchObject(problem(409, "already-registered"));
    await expectUnchanged(company);
    expect(await taken.signIn()).toMatchObject({ status: 200 });
    expect(await me(predecessor.browser)).toMatchObject({ status: 200, body: { email: predecessor.email } });
  });
});

describe("a handover", () => {
  it("gives the successor the account, and leaves the predecessor no way in", async () => {
    const { predecessor, accountId, next, successor, handover, token } = await invited();
    const other = aBrowser(cloud);
    const { email } = predecessor;
    expect(await other.send("POST", "/api/session", { email, password: examplePassword })).toMatchObject({
      status: 200,
    });
    expect(await handover.accept(token)).toMatchObject({
      status: 200,
      body: { state: "accepted", accountId },
    });

    for (const browser of [predecessor.browser, other])
      expect(await me(browser)).toMatchObject(problem(401, "not-signed-in"));
    for (const password of [examplePassword, successorsPassword])
      expect(await signInTo(email, password)).toMatchObject(problem(401, "sign-in-failed"));
    expect(await signInTo(next, examplePassword)).toMatchObject(problem(401, "sign-in-failed"));
    expect(await signInTo(next, successorsPassword)).toMatchObject({ status: 200, body: { accountId } });
    const shown = await me(successor);
    expect(shown).toMatchObject({
      status: 200,
      body: { accountId, email: next, profile: { organizationName: "多摩川精密工業株式会社" } },
    });
    expect(shown.body).not.toHaveProperty("handover");

    await mailed(email, "担当者の引き継ぎが完了しました");
    await mailed(next, "担当者の引き継ぎ完了のお知らせ");
    const types = await eventually("both events", async () => {
      await advanceAtRest(cloud, 16);
      const events = (await eventsOf(cloud)).filter(({ detail }) =>
        JSON.stringify(detail).includes(accountId),
      );
      return events.length > 1 ? events.map((event) => event["detail-type"]) : undefined;
    });
    expect(types).toEqual(["AccountRegistered", "AccountSucceeded"]);
  });

  it("is done once: the link is dead then, and so is every other of the invitation", async () => {
    const { handover, token, next } = await invited();
    expect(await handover.start()).toMatchObject({ status: 202 });
    const again = await handover.token(2);
    expect(again).not.toBe(token);
    expect(await handover.accept(again)).toMatchObject({ status: 200 });
    for (const each of [token, again]) {
      expect(await handover.preview(each)).toMatchObject(dead);
      expect(await handover.accept(each)).toMatchObject(dead);
    }
    expect(await signInTo(next, successorsPassword)).toMatchObject({ status: 200 });
  });

  it("is done by one of two at the same time", async () => {
    const { handover, token } = await invited();
    const answers = await Promise.all([handover.accept(token), handover.accept(token)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});

describe("the undo of a handover", () => {
  it("stops the account once, for both, and informs them", async () => {
    const { predecessor, next, successor, undo, press } = await handedOver();
    const { email } = predecessor;
    expect(undo).toMatch(/^handover-/);
    expect(await press()).toMatchObject({ status: 200, body: { state: "frozen" } });
    expect(await me(successor)).toMatchObject(problem(401, "not-signed-in"));
    expect(await signInTo(next, successorsPassword)).toMatchObject(problem(403, "account-stopped"));
    expect(await signInTo(next, "Wrong-one-2026")).toMatchObject(problem(401, "sign-in-failed"));
    expect(await signInTo(email, examplePassword)).toMatchObject(problem(401, "sign-in-failed"));
    for (const each of [email, next]) await mailed(each, "アカウントの利用を停止しました");
    expect(await press()).toMatchObject(dead);
  });

  it("is dead after seven days", async () => {
    const { next, press } = await handedOver();
    await advance(cloud, 7 * DAY_SECONDS);
    expect(await press()).toMatchObject(dead);
    expect(await signInTo(next, successorsPassword)).toMatchObject({ status: 200 });
  });
});

it.each([
  ["unknown", { token: "not-a-token" }, 410],
  ["not there", {}, 422],
  ["not alone", { token: "t", more: 1 }, 400],
])("a token that is %s is refused", async (_, body, status) => {
  expect(await aBrowser(cloud).send("POST", "/api/links/handover/preview", body)).toMatchObject({ status });
});
