/** Links in mails, as their readers and whoever reads over their shoulder use them. */
import { describe, expect, it } from "@jest/globals";
import { aBrowser } from "../../testing/drivers/browser.ts";
import { advance, callsOf, forgetCalls, mailsOf } from "../../testing/drivers/control.ts";
import { eventually } from "../../testing/drivers/eventually.ts";
import { linkTokens } from "../../testing/drivers/mail-links.ts";
import { cloud } from "../../testing/drivers/own-cloud.ts";
import { aForgetful } from "../../testing/drivers/password-reset.ts";
import { aRegistrant, type Registrant } from "../../testing/drivers/registrant.ts";
import { examplePassword } from "../../testing/example-company.ts";

const OTHER = "Kamome-to-Nami-2027";
const DAY_SECONDS = 86_400;
/** Who works on after an answer. */
const consumers: ReadonlySet<string> = new Set(["deliver-mail", "follow-up-completion", "note-mail-event"]);

/** Somebody whose password was changed in another browser. */
async function changedByAnother() {
  const owner = aRegistrant(cloud);
  await owner.verified();
  await owner.complete();
  const intruder = aBrowser(cloud);
  const { email } = owner;
  const password = examplePassword;
  expect(await intruder.send("POST", "/api/session", { email, password })).toMatchObject({ status: 200 });
  const change = { currentPassword: password, password: OTHER, passwordConfirmation: OTHER };
  expect(await intruder.send("POST", "/api/me/password", change)).toMatchObject({ status: 204 });
  const [token = ""] = await linkTokens(cloud, email, "disavow");
  const reader = aBrowser(cloud);
  return { owner, intruder, token, press: () => reader.send("POST", "/api/links/disavow", { token }) };
}

const subjects = async ({ email }: Registrant) => (await mailsOf(cloud, email)).map(({ subject }) => subject);

describe("it was not me", () => {
  it("ends every session and the password, once, and the mailbox leads to a new one", async () => {
    const { owner, intruder, press } = await changedByAnother();
    expect(await intruder.send("GET", "/api/me")).toMatchObject({ status: 200 });
    expect(await press()).toMatchObject({ status: 200, body: { state: "disavowed" } });
    expect(await intruder.send("GET", "/api/me")).toMatchObject({ status: 401 });
    for (const password of [OTHER, examplePassword])
      expect(await owner.signIn({ password })).toMatchObject({
        status: 401,
        body: { code: "sign-in-failed" },
      });
    expect(await press()).toMatchObject({ status: 410, body: { code: "link-dead" } });
    await eventually("the way back in", async () =>
      (await subjects(owner)).some((subject) => subject.includes("パスワードを無効にしました"))
        ? true
        : undefined,
    );

    const reset = aForgetful(cloud, { email: owner.email, browser: aBrowser(cloud) });
    await reset.verified();
    expect(await reset.complete(examplePassword)).toMatchObject({ status: 200 });
    expect(await owner.signIn()).toMatchObject({ status: 200 });
  });

  it("attack 43: is not said by opening the link, in whichever way a scanner does", async () => {
    const { intruder, token, press } = await changedByAnother();
    const scanner = aBrowser(cloud);
    await forgetCalls(cloud);
    for (const path of [
      "/links/disavow",
      "/en/links/disavow",
      "/api/links/disavow",
      `/api/links/disavow?token=${token}`,
    ])
      for (const method of ["GET", "HEAD"])
        await scanner.sendRaw(method, path, { headers: {} }).catch(() => undefined);
    // Mails and follow-ups may still be on their way.
    const ofTheApi = (await callsOf(cloud)).filter((call) => !consumers.has(call.function));
    expect(ofTheApi.filter(({ service }) => service !== "secretsmanager")).toEqual([]);
    expect(await intruder.send("GET", "/api/me")).toMatchObject({ status: 200 });
    expect(await press()).toMatchObject({ status: 200 });
  });

  it.each([["not-a-token"], ["x".repeat(3_000)], ["リンク"]])(
    "is refused alike by whatever is no link: %s",
    async (token) => {
      const answer = await aBrowser(cloud).send("POST", "/api/links/disavow", { token });
      expect(answer).toMatchObject({ status: 410, body: { code: "link-dead" } });
    },
  );

  it.each([
    [{}, 422],
    [{ token: "" }, 422],
    [{ token: 1 }, 422],
    [{ token: "t", more: 1 }, 400],
  ])("is refused by its form: %j", async (body, status) => {
    expect(await aBrowser(cloud).send("POST", "/api/links/disavow", body)).toMatchObject({ status });
  });

  it("is too late after ten days", async () => {
    const { intruder, press } = await changedByAnother();
    await advance(cloud, 10 * DAY_SECONDS);
    expect(await press()).toMatchObject({ status: 410, body: { code: "link-dead" } });
    expect(intruder.jar.size).toBeGreaterThan(0);
  });
});
