/** What a registrant does and sees, from the terms of use to My page. */
import { beforeAll, describe, expect, it } from "@jest/globals";
import { japanTime } from "../../contracts/japan-moment.ts";
import { auditRecordsIn } from "../../testing/audit-records.ts";
import { pointersOf } from "../../testing/drivers/answers.ts";
import { aBrowser } from "../../testing/drivers/browser.ts";
import { logsOf, nowOf } from "../../testing/drivers/control.ts";
import { operatorCommandsOn, triedCommands } from "../../testing/drivers/documented-commands.ts";
import { eventually } from "../../testing/drivers/eventually.ts";
import { cloud, operator } from "../../testing/drivers/own-cloud.ts";
import {
  aRegistrant,
  codeIn,
  companyForm,
  otherThan,
  type Registrant,
  textIn,
} from "../../testing/drivers/registrant.ts";
import { sweepAndSettle } from "../../testing/drivers/sweep.ts";

const sessionCookie = "__Host-session";

describe("a company registers", () => {
  let company: Registrant;
  let code: string;
  beforeAll(() => {
    company = aRegistrant(cloud);
  });

  it("reads the terms of use", async () => {
    expect(await company.browser.send("GET", "/api/terms")).toMatchObject({
      status: 200,
      body: {
        version: expect.any(String),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        title: expect.stringContaining("利用規約"),
      },
    });
  });

  it("gives an address, and gets a cookie of this flow that no script can read", async () => {
    const answer = await company.start();
    expect(answer).toMatchObject({ status: 202, body: { state: "requested", email: company.email } });
    expect(answer.cookies).toEqual([
      expect.stringMatching(
        /^__Host-registration-[\w-]{22}=[\w-]{22}; Max-Age=86400; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
      ),
    ]);
  });

  it("gets a mail with a code, shown once, and sees that it was delivered", async () => {
    const mail = await company.nextMail();
    code = codeIn(mail);
    expect(mail.subject).toMatch(/認証コードのお知らせ（1通目）$/);
    expect(mail.body.html).toContain(code);
    expect(mail.from).toContain("<no-reply@dx.city.kawasaki.jp>");
    expect(await company.codeSent()).toMatchObject({
      status: 200,
      body: { state: "code-sent", issue: 1, attemptsLeft: 5 },
    });
    await eventually("the report of the delivery", async () => {
      const { body } = await company.show();
      return JSON.stringify(body).includes('"mail":{"status":"delivered"}') ? true : undefined;
    });
  });

  it("recognises the mail of this registration by its start and its browser", async () => {
    const status = await company.show();
    const [mail] = await company.ownMails();
    const said = mail?.body.text?.replaceAll("\n", "") ?? "";
    expect(said).toContain(`登録の開始：${japanTime(new Date(textIn(status, "startedAt")), "ja", "second")}`);
    expect(said).toContain(`ブラウザー：${textIn(status, "browser")}`);
    expect(said).toContain("この登録の新しい認証コードだけが使えます");
  });

  it("mistypes the code, and learns how many tries are left", async () => {
    expect(await company.enter(otherThan(code))).toMatchObject({
      status: 422,
      body: { code: "code-wrong", attemptsLeft: 4, detail: expect.stringContaining("あと4回") },
    });
  });

  it("types the code in full-width digits with a space", async () => {
    const wide = code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    expect(await company.enter(`　${wide.slice(0, 3)} ${wide.slice(3)} `)).toMatchObject({
      status: 200,
      body: { state: "verified" },
    });
  });

  it("learns every mistake in the form at once", async () => {
    const answer = await company.review({ ...companyForm, organizationName: "", phone: "12", contact: {} });
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid-input" } });
    expect(pointersOf(answer)).toEqual([
      "/profile/contact/familyName",
      "/profile/contact/familyNameKana",
      "/profile/contact/givenName",
      "/profile/contact/givenNameKana",
      "/profile/organizationName",
      "/profile/phone",
    ]);
  });

  it("sees the form as it will be stored", async () => {
    expect(await company.review(companyForm)).toMatchObject({
      status: 200,
      body: {
        profile: {
          postalCode: "2100007",
          phone: "0442002111",
          representative: { familyNameKana: "タマ" },
          contact: { familyNameKana: "ナカハラ" },
        },
      },
    });
  });

  it("is refused a password of one kind of characters", async () => {
    const answer = await company.complete({ password: "8305172946" });
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid-input" } });
    expect(pointersOf(answer)).toEqual(["/password"]);
  });

  it("completes: the account exists, the flow's cookie has given way to the session's", async () => {
    const answer = await company.complete();
    expect(answer).toMatchObject({
      status: 201,
      body: { state: "completed", accountId: expect.stringMatching(/^[\w-]{22}$/) },
    });
    expect([...company.browser.jar.keys()]).toEqual([sessionCookie]);
    expect(answer.cookies).toContainEqual(
      expect.stringMatching(
        /^__Host-session=[\w-]{22}\.[\w-]{22}; .*Path=\/; Secure; HttpOnly; SameSite=Strict$/,
      ),
    );
  });

  it("gets the completion mail", async () => {
    const mail = await company.nextMail();
    expect(mail.subject).toMatch(/本登録完了のお知らせ$/);
    expect(mail.body.text).toContain("多摩川精密工業株式会社　様");
  });

  it("sees and corrects its information on My page", async () => {
    const { browser, email } = company;
    expect(await browser.send("GET", "/api/me")).toMatchObject({
      status: 200,
      body: { accountType: "business", email, profile: { postalCode: "2100007", department: "総務部" } },
    });
    const changed = { department: "経営企画部", contact: { familyName: "宮前" }, streetAddress: null };
    const expected = {
      status: 200,
      body: {
        profile: {
          department: "経営企画部",
          contact: { familyName: "宮前", givenName: "花子" },
          phone: "0442002111",
        },
      },
    };
    expect(await browser.send("PATCH", "/api/me", changed)).toMatchObject(expected);
    const seen = await browser.send("GET", "/api/me");
    expect(seen).toMatchObject(expected);
    expect(JSON.stringify(seen.body)).not.toContain("streetAddress");
  });

  it("learns what is wrong with a correction, and nothing changes", async () => {
    const { browser } = company;
    const answer = await browser.send("PATCH", "/api/me", { organizationName: null, phone: "12" });
    expect(answer).toMatchObject({ status: 422 });
    expect(pointersOf(answer)).toEqual(["/organizationName", "/phone"]);
    expect(await browser.send("GET", "/api/me")).toMatchObject({
      body: { profile: { organizationName: "多摩川精密工業株式会社", phone: "0442002111" } },
    });
  });

  it("signs out, after which the old cookie opens nothing", async () => {
    const { browser } = company;
    const old = aBrowser(cloud, { jar: new Map(browser.jar) });
    expect(await browser.send("DELETE", "/api/session")).toMatchObject({ status: 204, body: undefined });
    expect([...browser.jar.keys()]).toEqual([]);
    for (const method of ["GET", "PATCH"]) {
      const body = method === "PATCH" ? { department: "経理部" } : undefined;
      expect(await old.send(method, "/api/me", body)).toMatchObject({
        status: 401,
        body: { code: "not-signed-in" },
      });
    }
  });

  it("signs in however the address is capitalised, with a new session each time", async () => {
    const sessions = new Set<string | undefined>();
    for (const email of [company.email, company.email.toUpperCase(), `Hanako${company.email.slice(6)}`]) {
      expect(await company.signIn({ email })).toMatchObject({ status: 200 });
      sessions.add(company.browser.jar.get(sessionCookie));
    }
    expect(sessions.size).toBe(3);
    expect(await company.browser.send("GET", "/api/me")).toMatchObject({ status: 200 });
  });
});

describe("a person registers in English", () => {
  const profile = {
    familyName: "川崎",
    givenName: "太郎",
    familyNameKana: "カワサキ",
    givenNameKana: "タロウ",
    phone: "090-1234-5678",
  };

  it("with mails and answers in English", async () => {
    const person = aRegistrant(cloud, { accountType: "individual", language: "en", profile });
    const code = await person.startedWithCode();
    expect(await person.enter(otherThan(code))).toMatchObject({
      status: 422,
      body: { title: "Wrong verification code", detail: expect.stringContaining("4 more") },
    });
    expect(await person.enter(code)).toMatchObject({ status: 200 });
    expect(await person.complete()).toMatchObject({ status: 201 });
    expect(await person.nextMail()).toMatchObject({
      subject: expect.stringMatching(/^[\x20-\x7e]+$/),
      body: { text: expect.stringContaining("e-KAWASAKI") },
    });
    expect(await person.browser.send("GET", "/api/me")).toMatchObject({
      status: 200,
      body: { accountType: "individual", profile: { ...profile, phone: "09012345678" } },
    });
  });

  it("whose form has no organization's fields", async () => {
    const person = aRegistrant(cloud, { accountType: "individual", language: "en", profile });
    await person.verified();
    const answer = await person.review(companyForm);
    expect(answer).toMatchObject({ status: 400, body: { code: "unknown-member" } });
    expect(pointersOf(answer)).toContain("/profile/organizationName");
  });
});

describe("an operator", () => {
  let known: Registrant;
  let accountId: string;
  beforeAll(async () => {
    known = aRegistrant(cloud);
    accountId = await known.registered();
  });

  it.each(triedCommands)("can give the documents' `aws %s` on this machine", async (command) => {
    // Nobody would sign in after it, below.
    if (command === "cognito-idp admin-disable-user") return;
    await operatorCommandsOn(cloud, known.email)[command]();
  });

  it("attack 42: notes the wish for an account's end in the owner's place, by the runbook, and it ends", async () => {
    expect(await known.signIn()).toMatchObject({ status: 200 });
    const [account] = (await operator.items("accounts")).filter((item) => item["accountId"] === accountId);
    const now = await nowOf(cloud);
    const wish = { status: "withdrawing", statusAt: now, erasesAt: now, sessionEpoch: 1 };
    await operator.put("accounts", { ...account, ...wish });
    expect(await known.browser.send("GET", "/api/me")).toMatchObject({ status: 401 });

    await sweepAndSettle(cloud);
    expect(await operator.usersOf(known.email)).toBe(0);
    expect(await known.signIn()).toMatchObject({ status: 401 });
    const left = JSON.stringify(await operator.items("accounts"));
    expect(left).not.toContain(known.email);
    expect(left).toContain(accountId);
    const deleted = auditRecordsIn(await logsOf(cloud)).filter(({ event }) => event === "account.deleted");
    expect(deleted).toMatchObject([{ accountId, reason: "withdrawn" }]);
  });
});
