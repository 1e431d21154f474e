/** Mails about sign-ins, as an account's owner gets them. */
import { describe, expect, it } from "@jest/globals";
import { aBrowser, type Browser } from "../../testing/drivers/browser.ts";
import { advance, advanceToNextHour, mailsOf } from "../../testing/drivers/control.ts";
import { eventually } from "../../testing/drivers/eventually.ts";
import { linkTokens } from "../../testing/drivers/mail-links.ts";
import { cloud } from "../../testing/drivers/own-cloud.ts";
import { aRegistrant, newEmail, examplePassword as password } from "../../testing/drivers/registrant.ts";

const NOTICE = "ログインのお知らせ";
const FAILURES = "ログインの失敗が続いています";

async function anOwner() {
  const owner = aRegistrant(cloud);
  await owner.verified();
  await owner.complete();
  const { email } = owner;
  const mailsWith = async (subject: string) =>
    (await mailsOf(cloud, email)).filter((mail) => mail.subject.includes(subject));
  const signIn = (browser: Browser) => browser.send("POST", "/api/session", { email, password });
  /** The mails with that in their subject, once there are so many. */
  const mails = (subject: string, atLeast: number) =>
    eventually(`${atLeast} mails with ${subject}`, async () => {
      const found = await mailsWith(subject);
      return found.length >= atLeast ? found : undefined;
    });
  return { ...owner, mailsWith, mails, signIn };
}

describe("a sign-in", () => {
  it("of a new browser sets its cookie for 400 days, and is mailed with the link that ends it", async () => {
    const { email, signIn, mails } = await anOwner();
    const browser = aBrowser(cloud);
    const { cookies } = await signIn(browser);
    const device = cookies.find((cookie) => cookie.startsWith("__Host-device="));
    expect(device).toMatch(
      /^__Host-device=[\w-]{22}; Max-Age=34560000; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
    );
    const [mail] = await mails(NOTICE, 1);
    expect(mail?.body.text).toContain("おおよその場所");
    const [token = ""] = await linkTokens(cloud, email, "disavow");
    expect(await aBrowser(cloud).send("POST", "/api/links/disavow", { token })).toMatchObject({
      status: 200,
    });
    expect(await browser.send("GET", "/api/me")).toMatchObject({ status: 401 });
  });

  it("of a known browser is not mailed; those in between wait for the next mail, which lists them", async () => {
    const { signIn, mails, mailsWith } = await anOwner();
    const browser = aBrowser(cloud);
    await signIn(browser);
    await mails(NOTICE, 1);
    await advance(cloud, 30);
    expect((await signIn(browser)).cookies.join()).not.toContain("__Host-device");
    for (let strangers = 1; strangers <= 2; strangers += 1) await signIn(aBrowser(cloud));
    expect(await mailsWith(NOTICE)).toHaveLength(1);
    await advance(cloud, 600);
    const [, second] = await mails(NOTICE, 2);
    expect(second?.body.text?.match(/おおよその場所/g)).toHaveLength(2);
  });

  it("is mailed to the owner who has chosen so, from a known browser, too", async () => {
    const { signIn, mails, browser: own } = await anOwner();
    const browser = aBrowser(cloud);
    await signIn(browser);
    await mails(NOTICE, 1);
    expect(await own.send("GET", "/api/me/sessions")).toMatchObject({
      body: { signInNotice: "new-browser" },
    });
    expect(await own.send("PATCH", "/api/me/settings", { signInNotice: "always" })).toMatchObject({
      status: 200,
      body: { signInNotice: "always" },
    });
    await advance(cloud, 600);
    await signIn(browser);
    await mails(NOTICE, 2);
  });
});

describe("the choice of the sign-ins that are mailed", () => {
  it("is refused as any other request is, and the earlier one stays in force", async () => {
    const { browser: own } = await anOwner();
    const choose = async (body: unknown, { by = own, headers = {} } = {}) => {
      const answer = await by.send("PATCH", "/api/me/settings", body, headers);
      return { ...answer, code: (answer.body as { code?: string }).code };
    };
    const chosen = { signInNotice: "always" };
    for (const signInNotice of ["never", "", "Always", null, true, ["always"]])
      expect(await choose({ signInNotice })).toMatchObject({
        ...{ status: 422, code: "invalid-input" },
        body: { errors: [expect.objectContaining({ pointer: "/signInNotice" })] },
      });
    expect(await choose({})).toMatchObject({ status: 422, code: "invalid-input" });
    expect(await choose([chosen])).toMatchObject({ status: 422, code: "invalid-input" });
    expect(await choose({ ...chosen, sessionEpoch: 9 })).toMatchObject({
      status: 400,
      code: "unknown-member",
    });
    expect(await choose(chosen, { headers: { origin: "https://elsewhere.example" } })).toMatchObject({
      status: 403,
    });
    expect(await choose(chosen, { headers: { "content-type": "text/plain" } })).toMatchObject({
      status: 415,
    });
    expect(await choose(chosen, { by: aBrowser(cloud) })).toMatchObject({
      ...{ status: 401, code: "not-signed-in" },
    });
    expect(await own.send("GET", "/api/me/sessions")).toMatchObject({
      body: { signInNotice: "new-browser" },
    });
    await own.send("DELETE", "/api/session");
    expect(await choose(chosen)).toMatchObject({ status: 401, code: "not-signed-in" });
  });
});

describe("sign-ins that keep failing", () => {
  it("are mailed to the address's owner, and counted alike where it has none", async () => {
    const { email, mails, signIn } = await anOwner();
    await advanceToNextHour(cloud);
    const browser = aBrowser(cloud);
    for (const address of [newEmail(), email])
      for (let times = 1; times <= 10; times += 1)
        expect(
          await browser.send("POST", "/api/session", { email: address, password: "Wrong-one-2026" }),
        ).toMatchObject({ status: 401, body: { code: "sign-in-failed" } });
    await mails(FAILURES, 1);
    await advance(cloud, 60); // the user directory's own backoff
    // From that network, nothing more of this address for twenty minutes; from anywhere else, at once.
    expect(await signIn(browser)).toMatchObject({ status: 429, body: { code: "sign-in-limited" } });
    expect(await signIn(aBrowser(cloud, { clientIp: "127.0.0.2" }))).toMatchObject({ status: 200 });
  });
});
