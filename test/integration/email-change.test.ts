/** A change of address and its undoing, as its owner, the owner of the address before, and others use them. */
import { describe, expect, it } from "@jest/globals";
import { aBrowser } from "../../testing/drivers/browser.ts";
import { advance, mailsOf } from "../../testing/drivers/control.ts";
import { aMover, type Mover } from "../../testing/drivers/email-change.ts";
import { eventually } from "../../testing/drivers/eventually.ts";
import { linkTokens, linkTokensOf } from "../../testing/drivers/mail-links.ts";
import { cloud } from "../../testing/drivers/own-cloud.ts";
import { aForgetful } from "../../testing/drivers/password-reset.ts";
import {
  aRegistrant,
  codeIn,
  examplePassword,
  newEmail,
  otherThan,
  type Registrant,
} from "../../testing/drivers/registrant.ts";
import { edition } from "../../testing/edition.ts";

const DAY_SECONDS = 86_400;
const password = examplePassword;
const person = {
  familyName: "川崎",
  givenName: "太郎",
  familyNameKana: "カワサキ",
  givenNameKana: "タロウ",
  phone: "090-1234-5678",
};
const types = ["individual", "business"] as const;
type AccountType = (typeof types)[number];

const problem = (status: number, code: string) => ({ status, body: expect.objectContaining({ code }) });
const me = ({ browser }: Pick<Registrant, "browser">) => browser.send("GET", "/api/me");
const signInTo = (email: string, given = password) =>
  aBrowser(cloud).send("POST", "/api/session", { email, password: given });
const subjectsTo = async (email: string) => (await mailsOf(cloud, email)).map(({ subject }) => subject);
const mailed = (email: string, subject: string) =>
  eventually(`a mail to ${email}: ${subject}`, async () =>
    (await subjectsTo(email)).some((each) => each.includes(subject)) ? true : undefined,
  );

interface Owner {
  readonly owner: Registrant;
  readonly old: string;
  readonly email: string;
  readonly mover: Mover;
}

async function registered(accountType: AccountType): Promise<Owner> {
  const owner = aRegistrant(cloud, {
    accountType,
    ...(accountType === "individual" && { profile: person }),
  });
  await owner.registered();
  const email = newEmail();
  return { owner, old: owner.email, email, mover: aMover(cloud, { email, browser: owner.browser }) };
}

interface Changed extends Owner {
  /** Of the link that came to the address before. */
  readonly token: string;
  readonly press: (token?: string) => ReturnType<Registrant["show"]>;
}

async function changed(accountType: AccountType): Promise<Changed> {
  const all = await registered(accountType);
  await all.mover.start();
  expect(await all.mover.enter(await all.mover.code())).toMatchObject({
    status: 200,
    body: { state: "applied", email: all.email },
  });
  const [token = ""] = await linkTokens(cloud, all.old, "email-undo");
  const press = (pressed = token) =>
    aBrowser(cloud).send("POST", "/api/links/email-undo", { token: pressed });
  return { ...all, token, press };
}

describe.each(edition(types, 1))("a change of address (%s)", (accountType) => {
  it("has the new address sign in, and ends the session of another browser", async () => {
    const { owner, old, email, mover } = await registered(accountType);
    const other = aBrowser(cloud);
    expect(await other.send("POST", "/api/session", { email: old, password })).toMatchObject({ status: 200 });
    await mover.start();
    const code = await mover.code();
    expect(await mover.enter(otherThan(code))).toMatchObject(problem(422, "code-wrong"));
    expect(await signInTo(old)).toMatchObject({ status: 200 });
    expect(await signInTo(email)).toMatchObject(problem(401, "sign-in-failed"));

    expect(await mover.enter(code)).toMatchObject({ status: 200 });
    expect(await signInTo(email)).toMatchObject({ status: 200 });
    expect(await signInTo(old)).toMatchObject(problem(401, "sign-in-failed"));
    expect(await me(owner)).toMatchObject({ status: 200, body: { email } });
    expect(await other.send("GET", "/api/me")).toMatchObject(problem(401, "not-signed-in"));
    await mailed(old, "メールアドレス変更のお知らせ");
    await mailed(email, "メールアドレス変更完了のお知らせ");
    expect(await linkTokensOf(cloud, email, "email-undo")).toEqual([]);
  });

  it("attack 43: is undone by nobody who opens the link, in whichever way a scanner does", async () => {
    const { email, token, press } = await changed(accountType);
    const scanner = aBrowser(cloud);
    for (const path of [
      "/links/email-undo",
      "/en/links/email-undo",
      "/api/links/email-undo",
      `/api/links/email-undo?token=${token}`,
    ])
      for (const method of ["GET", "HEAD"])
        await scanner.sendRaw(method, path, { headers: {} }).catch(() => undefined);
    expect(await signInTo(email)).toMatchObject({ status: 200 });
    expect(await press()).toMatchObject({ status: 200 });
  });

  it("is undone by the button once", async () => {
    const { press } = await changed(accountType);
    expect(await press()).toMatchObject({ status: 200 });
    expect(await press()).toMatchObject(problem(410, "link-dead"));
  });

  it("cannot be undone after seven days, when another change may follow, whose link is its own", async () => {
    const { owner, old, email, token, press } = await changed(accountType);
    const third = newEmail();
    const next = aMover(cloud, { email: third, browser: owner.browser });
    expect(await next.start()).toMatchObject({
      status: 409,
      body: { code: "email-change-recent", retryAt: expect.any(String) },
    });
    const wish = { confirmed: true };
    expect(await owner.browser.send("POST", "/api/me/withdrawal", wish)).toMatchObject({
      status: 409,
      body: { code: "email-change-recent", retryAt: expect.any(String) },
    });

    await advance(cloud, 7 * DAY_SECONDS);
    expect(await press()).toMatchObject(problem(410, "link-dead"));
    expect(await owner.signIn({ email })).toMatchObject({ status: 200 });
    expect(await next.start()).toMatchObject({ status: 202 });
    expect(await next.enter(await next.code())).toMatchObject({ status: 200 });
    expect(await press(token)).toMatchObject(problem(410, "link-dead"));
    const [later = ""] = await linkTokens(cloud, email, "email-undo");
    expect(await press(later)).toMatchObject({ status: 200 });
    expect(await signInTo(old)).toMatchObject(problem(401, "sign-in-failed"));
  });

  it("keeps the address before from others for seven days, and then no longer", async () => {
    const { old } = await changed(accountType);
    const stranger = aRegistrant(cloud, { email: old });
    expect(await stranger.start()).toMatchObject({ status: 202 });
    await eventually("a mail that the address cannot be registered now", async () =>
      (await stranger.ownMails()).some(({ body }) => body.text?.includes("現在登録できません"))
        ? true
        : undefined,
    );
    await advance(cloud, 7 * DAY_SECONDS);
    const later = aRegistrant(cloud, { email: old });
    await later.start();
    const mail = await eventually("a code", async () => (await later.ownMails())[0]);
    expect(await later.enter(codeIn(mail))).toMatchObject({ status: 200 });
    expect(await later.complete()).toMatchObject({ status: 201 });
    expect(await signInTo(old)).toMatchObject({ status: 200 });
  });

  it("to an address that is taken meanwhile is refused after the right code alone", async () => {
    const { old, email, mover } = await registered(accountType);
    await mover.start();
    const code = await mover.code();
    const other = aRegistrant(cloud, { email, password: "Kamome-to-Nami-2027" });
    await other.start();
    const mail = await eventually("the other's code", async () => (await other.ownMails())[0]);
    await other.enter(codeIn(mail));
    expect(await other.complete()).toMatchObject({ status: 201 });

    expect(await mover.enter(otherThan(code))).toMatchObject(problem(422, "code-wrong"));
    expect(await mover.enter(code)).toMatchObject(problem(409, "already-registered"));
    expect(await signInTo(old)).toMatchObject({ status: 200 });
    expect(await signInTo(email)).toMatchObject(problem(401, "sign-in-failed"));
  });
});

describe("undoing the change of a person's address", () => {
  it("gives it back, without password or sessions, and its mailbox leads to a new password", async () => {
    const { owner, old, email, press } = await changed("individual");
    expect(await press()).toMatchObject({ status: 200, body: { state: "reverted" } });
    expect(await me(owner)).toMatchObject(problem(401, "not-signed-in"));
    for (const each of [old, email])
      expect(await signInTo(each)).toMatchObject(problem(401, "sign-in-failed"));
    await mailed(old, "メールアドレスの変更を取り消しました");
    await mailed(email, "メールアドレスの変更が取り消されました");

    const reset = aForgetful(cloud, { email: old, browser: aBrowser(cloud) });
    await reset.verified();
    expect(await reset.complete(password)).toMatchObject({ status: 200 });
    expect(await owner.signIn()).toMatchObject({ status: 200 });
    expect(await me(owner)).toMatchObject({ status: 200, body: { email: old } });
    expect(await signInTo(email)).toMatchObject(problem(401, "sign-in-failed"));

    const stranger = aRegistrant(cloud, { email });
    await stranger.start();
    const mail = await eventually("a code to the other address", async () => (await stranger.ownMails())[0]);
    expect(await stranger.enter(codeIn(mail))).toMatchObject({ status: 200 });
  });
});

describe("disputing the change of a business's address", () => {
  it("stops the account, and informs both addresses", async () => {
    const { owner, old, email, token, press } = await changed("business");
    expect(token).toMatch(/^business-/);
    expect(await press()).toMatchObject({ status: 200, body: { state: "frozen" } });
    expect(await me(owner)).toMatchObject(problem(401, "not-signed-in"));
    expect(await signInTo(email)).toMatchObject(problem(403, "account-stopped"));
    expect(await signInTo(email, "Wrong-one-2026")).toMatchObject(problem(401, "sign-in-failed"));
    expect(await signInTo(old)).toMatchObject(problem(401, "sign-in-failed"));
    for (const each of [old, email]) await mailed(each, "アカウントの利用を停止しました");
  });
});

it.each([
  ["unknown", { token: "not-a-token" }, 410],
  ["far too long", { token: "x".repeat(3_000) }, 410],
  ["not there", {}, 422],
  ["empty", { token: "" }, 422],
  ["not alone", { token: "t", more: 1 }, 400],
])("a token that is %s is refused", async (_, body, status) => {
  expect(await aBrowser(cloud).send("POST", "/api/links/email-undo", body)).toMatchObject({ status });
});
