/** Changed terms, and the end of an account, from outside: of a city whose second version takes effect on 1 February 2027. */
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import type { TestCloud } from "../../testing/cloud/cloud-process.ts";
import { startLocalCloud } from "../../testing/cloud/local-cloud.ts";
import { synthesizedTemplate } from "../../testing/cloud/synthesized-template.ts";
import { aBrowser } from "../../testing/drivers/browser.ts";
import { advance, advanceTo, nowOf } from "../../testing/drivers/control.ts";
import {
  aRegistrant,
  instantIn,
  examplePassword as password,
  type Registrant,
  textIn,
} from "../../testing/drivers/registrant.ts";

jest.setTimeout(180_000);

const MINUTE_SECONDS = 60;
const DAY_MS = 86_400_000;
const at = (moment: string) => Date.parse(`${moment}+09:00`);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startLocalCloud({ cdkOut: await synthesizedTemplate({ municipality: "midori" }) });
}, 240_000);
afterAll(() => cloud?.stop());

const me = ({ browser }: Registrant) => browser.send("GET", "/api/me");
const correct = ({ browser }: Registrant) => browser.send("PATCH", "/api/me", { department: "経理部" });
const problem = (status: number, code: string) => ({ status, body: expect.objectContaining({ code }) });

describe("the end of an account", () => {
  let owner: Registrant;
  beforeAll(async () => {
    owner = aRegistrant(cloud);
    await owner.registered();
  });
  const wish = (body: object = { reason: "no-longer-needed", confirmed: true }) =>
    owner.browser.send("POST", "/api/me/withdrawal", body);

  it("is not asked for without having read what it means", async () => {
    expect(await wish({})).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/confirmed", code: "withdrawal-not-confirmed" }] },
    });
    expect(await wish({ confirmed: true, reason: "boredom" })).toMatchObject(problem(422, "invalid-input"));
    expect(await wish({ confirmed: true, more: 1 })).toMatchObject(problem(400, "unknown-member"));
  });

  it("is asked for by whoever has just given the password", async () => {
    await advance(cloud, 11 * MINUTE_SECONDS);
    expect(await wish()).toMatchObject({
      status: 403,
      body: { code: "reauthentication-required", methods: ["password"] },
    });
    await owner.browser.send("POST", "/api/session/reauthentication", { password });
    const now = await nowOf(cloud);
    const answer = await wish();
    expect(answer).toMatchObject({ status: 202 });
    const erasesAt = instantIn(answer, "erasesAt");
    expect(Math.abs(erasesAt - now - 7 * DAY_MS)).toBeLessThan(MINUTE_SECONDS * 1000);
    await advance(cloud, 12);
    const mail = await owner.nextMail();
    expect(mail.subject).toContain("利用者登録の廃止を受け付けました");
    expect(mail.body.text).toContain("/links/withdrawal-cancel");
  });

  it("leaves little to do meanwhile", async () => {
    expect(await wish()).toMatchObject(problem(409, "withdrawal-pending"));
    expect(await correct(owner)).toMatchObject(problem(409, "withdrawal-pending"));
    expect(await me(owner)).toMatchObject({
      status: 200,
      body: { withdrawal: { erasesAt: expect.any(String), requestedAt: expect.any(String) } },
    });
    expect(await owner.browser.send("GET", "/api/me/export")).toMatchObject({ status: 200 });
  });

  it("is taken back from another browser, for this one, too", async () => {
    const other = aBrowser(cloud);
    const { email } = owner;
    expect(await other.send("POST", "/api/session", { email, password })).toMatchObject({ status: 200 });
    expect(await other.send("GET", "/api/me/sessions")).toMatchObject(problem(409, "withdrawal-pending"));
    expect(await other.send("DELETE", "/api/me/withdrawal")).toMatchObject({ status: 204 });
    expect(await other.send("DELETE", "/api/me/withdrawal")).toMatchObject({ status: 204 });
    expect(await correct(owner)).toMatchObject({ status: 200 });
  });

  it("is nobody's business who is not signed in", async () => {
    const nobody = aBrowser(cloud);
    const body = { confirmed: true };
    expect(await nobody.send("POST", "/api/me/withdrawal", body)).toMatchObject(
      problem(401, "not-signed-in"),
    );
    expect(await nobody.send("DELETE", "/api/me/withdrawal")).toMatchObject(problem(401, "not-signed-in"));
  });
});

describe("changed terms of use", () => {
  let owner: Registrant;
  beforeAll(async () => {
    await advanceTo(cloud, at("2027-01-31T23:50:00"));
    owner = aRegistrant(cloud);
    await owner.registered();
  });
  const accept = (termsVersion: string) =>
    owner.browser.send("POST", "/api/me/terms", { termsVersion, termsAccepted: true });

  it("are announced, and read before they are in force", async () => {
    expect(await me(owner)).toMatchObject({
      status: 200,
      body: { termsNotice: { version: "2.0", effectiveFrom: "2027-02-01" } },
    });
    expect(await owner.browser.send("GET", "/api/terms?version=2.0")).toMatchObject({
      status: 200,
      body: { version: "2.0", changes: expect.stringContaining("第2条") },
    });
    expect(await owner.browser.send("GET", "/api/terms")).toMatchObject({ body: { version: "1.0" } });
    expect(await accept("2.0")).toMatchObject({
      status: 409,
      body: { code: "terms-outdated", currentVersion: "1.0" },
    });
    expect(await correct(owner)).toMatchObject({ status: 200 });
  });

  it("limit a session that was there before", async () => {
    await advanceTo(cloud, at("2027-02-01T00:00:01"));
    expect(await me(owner)).toMatchObject({ status: 200, body: { pending: ["terms"] } });
    const pending = { status: 403, body: { code: "terms-pending", currentVersion: "2.0" } };
    expect(await correct(owner)).toMatchObject(pending);
    expect(await owner.browser.send("GET", "/api/me/sessions")).toMatchObject(pending);
    await owner.browser.send("POST", "/api/session/reauthentication", { password });
    expect(await owner.browser.send("GET", "/api/me/export")).toMatchObject({ status: 200 });
  });

  it("may be declined by ending the account instead, and that taken back", async () => {
    const wish = { confirmed: true };
    expect(await owner.browser.send("POST", "/api/me/withdrawal", wish)).toMatchObject({ status: 202 });
    expect(await accept("2.0")).toMatchObject(problem(409, "withdrawal-pending"));
    expect(await owner.browser.send("DELETE", "/api/me/withdrawal")).toMatchObject({ status: 204 });
    expect(await me(owner)).toMatchObject({ body: { pending: ["terms"] } });
  });

  it("are agreed to, twice as from two tabs, and everything goes on", async () => {
    expect(await accept("1.0")).toMatchObject(problem(409, "terms-outdated"));
    const [one, other] = await Promise.all([accept("2.0"), accept("2.0")]);
    for (const answer of [one, other]) {
      expect(answer).toMatchObject({ status: 200 });
      expect(answer.body).not.toHaveProperty("pending");
    }
    expect(await correct(owner)).toMatchObject({ status: 200 });
    const stored = JSON.stringify((await owner.browser.send("GET", "/api/me/export")).body);
    expect(stored).toContain('"version":"1.0"');
    expect(stored).toContain('"version":"2.0"');
  });

  it("keep the text that was agreed to before, by version and by hash", async () => {
    const first = await owner.browser.send("GET", "/api/terms?version=1.0");
    expect(first).toMatchObject({ status: 200, body: { version: "1.0" } });
    const byHash = await owner.browser.send("GET", `/api/terms?sha256=${textIn(first, "sha256")}`);
    expect(byHash.body).toEqual(first.body);
    expect(await owner.browser.send("GET", "/api/terms?version=0.9")).toMatchObject(
      problem(404, "terms-not-found"),
    );
  });

  it("are what somebody new agrees to", async () => {
    await aRegistrant(cloud).registered();
  });
});
