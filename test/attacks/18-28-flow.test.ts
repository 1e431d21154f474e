/** Attacks 18 to 22, 26 and 28: time, sessions, flows that are not one's own, messages out of order, steps left out. */
import { describe, expect, it } from "@jest/globals";
import { aBrowser } from "../../testing/drivers/browser.ts";
import { advance, advanceTo, mailsOf, messagesIn, nowOf, queueOf } from "../../testing/drivers/control.ts";
import { eventually } from "../../testing/drivers/eventually.ts";
import { cloud, operator } from "../../testing/drivers/own-cloud.ts";
import { aRegistrant, codeIn, companyForm, instantIn, textIn } from "../../testing/drivers/registrant.ts";

describe("attack 18: what has expired and is not deleted yet. The half hour", () => {
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
    expect(mail.subject).toContain("2通目");
    expect(await late.enter(old)).toMatchObject({ status: 422 });
    expect(await late.enter(codeIn(mail))).toMatchObject({ status: 200 });
    for (const code of [old, codeIn(mail)])
      expect(await late.enter(code)).toMatchObject({ status: 409, body: { code: "already-verified" } });
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

describe("attack 19: a client that has its own idea of the time", () => {
  it("opens nothing that has expired", async () => {
    const late = aRegistrant(cloud);
    const code = await late.startedWithCode();
    const sentAt = await nowOf(cloud);
    await advanceTo(cloud, instantIn(await late.show(), "expiresAt"));
    const headers = {
      origin: cloud.origin,
      "content-type": "application/json",
      date: new Date(sentAt).toUTCString(),
      "x-amz-date": new Date(sentAt).toISOString().replace(/[-:]|\.\d+/g, ""),
      "if-unmodified-since": new Date(sentAt).toUTCString(),
    };
    const path = `${late.path()}/verification`;
    const answer = await late.browser.sendRaw("POST", path, { headers, body: JSON.stringify({ code }) });
    expect(answer).toMatchObject({ status: 410, body: { code: "expired" } });
    for (const member of ["now", "expiresAt", "time"]) {
      const claimed = await late.browser.send("POST", path, {
        code,
        [member]: new Date(sentAt).toISOString(),
      });
      expect(claimed).toMatchObject({ status: 400, body: { code: "unknown-member" } });
    }
  });
});

const sessionCookie = "__Host-session";
const tokenOf = (jar: ReadonlyMap<string, string>) => jar.get(sessionCookie) ?? "";
const withToken = (token: string) => aBrowser(cloud, { jar: new Map([[sessionCookie, token]]) });

describe("attack 20: session tokens that are forged, expired or foreign", () => {
  it("open nothing", async () => {
    const owner = aRegistrant(cloud);
    await owner.verified();
    const flowSecret = owner.browser.jar.get(`__Host-registration-${owner.path().split("/").at(-1)}`) ?? "";
    await owner.complete();
    const token = tokenOf(owner.browser.jar);
    const [accountId = "", secret = ""] = token.split(".");
    const other = (text: string) => `${text.startsWith("A") ? "B" : "A"}${text.slice(1)}`;
    const items = await operator.items("ephemeral");
    const stored = items.find(({ pk }) => pk === `SESSIONS#${accountId}`);
    const hash = String(stored?.["sk"]);
    for (const forged of [
      `${other(accountId)}.${secret}`,
      `${accountId}.${other(secret)}`,
      `${accountId}.${hash}`,
      `.${secret}`,
      accountId,
      secret,
      token.slice(0, -1),
      `${token}A`,
      token.toLowerCase(),
      flowSecret,
      hash,
      "%00",
    ]) {
      for (const answer of [
        await withToken(forged).send("GET", "/api/me"),
        await withToken(forged).send("PATCH", "/api/me", { department: "x" }),
      ])
        expect(answer).toMatchObject({ status: 401, body: { code: "not-signed-in" } });
    }
    expect(await withToken(token).send("GET", "/api/me")).toMatchObject({ status: 200 });
  });

  it("end after half an hour without use, and after twelve hours with it", async () => {
    const owner = aRegistrant(cloud);
    await owner.registered();
    const idle = withToken(tokenOf(owner.browser.jar));
    owner.browser.jar.delete(sessionCookie); // another browser's sign-in ends no session of this one
    await owner.signIn();
    const busy = withToken(tokenOf(owner.browser.jar));
    for (let uses = 1; uses < 30; uses += 1) {
      await advance(cloud, 24 * 60);
      expect((await busy.send("GET", "/api/me")).status).toBe(200);
      if (uses === 2) expect((await idle.send("GET", "/api/me")).status).toBe(401);
    }
    await advance(cloud, 24 * 60);
    expect((await busy.send("GET", "/api/me")).status).toBe(401);
  });
});

describe("attack 21: the session's cookie", () => {
  it("is out of scripts' and other sites' reach, new at each sign-in, and dead after signing out", async () => {
    const owner = aRegistrant(cloud);
    await owner.registered();
    const tokens = [tokenOf(owner.browser.jar)];
    for (let times = 1; times <= 2; times += 1) {
      const { cookies } = await owner.signIn();
      // The first sign-in of a browser sets its own cookie besides, which opens nothing.
      expect(cookies.filter((cookie) => !cookie.startsWith("__Host-device="))).toEqual([
        expect.stringMatching(
          /^__Host-session=[\w-]{22}\.[\w-]{22}; Max-Age=43200; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
        ),
      ]);
      tokens.push(tokenOf(owner.browser.jar));
    }
    expect(new Set(tokens).size).toBe(3);
    const signedOut = await owner.browser.send("DELETE", "/api/session");
    expect(signedOut.cookies).toEqual([expect.stringMatching(/^__Host-session=; Max-Age=0; /)]);
    expect(await withToken(tokens[2] ?? "").send("GET", "/api/me")).toMatchObject({ status: 401 });
  });

  it("is not the one that somebody planted before signing in", async () => {
    const owner = aRegistrant(cloud);
    await owner.registered();
    const planted = "A".repeat(22);
    owner.browser.jar.set(sessionCookie, planted);
    await owner.signIn();
    expect(tokenOf(owner.browser.jar)).not.toBe(planted);
    expect(await withToken(planted).send("GET", "/api/me")).toMatchObject({ status: 401 });
  });
});

describe("attack 22: somebody starts with an address that is another's", () => {
  it("and gains nothing from what its owner does", async () => {
    const victim = aRegistrant(cloud);
    const attacker = aRegistrant(cloud, { email: victim.email });
    await attacker.startedWithCode();
    await victim.start();
    await victim.nextMail(); // the attacker's
    const code = codeIn(await victim.nextMail());
    expect(await attacker.enter(code)).toMatchObject({ status: 422 }); // even if the owner lets it out
    expect(await victim.enter(code)).toMatchObject({ status: 200 });
    expect(await attacker.complete()).toMatchObject({ status: 409, body: { code: "not-verified" } });
    expect(await victim.complete()).toMatchObject({ status: 201 });
    expect(await attacker.complete()).toMatchObject({ status: 409, body: { code: "not-verified" } });
    expect(await attacker.show()).toMatchObject({ body: { state: "code-sent" } });
    expect(await attacker.signIn({ password: "Attackers-own-2026" })).toMatchObject({ status: 401 });
    expect(attacker.browser.jar.has(sessionCookie)).toBe(false);
    expect(await operator.accountsOf(victim.email)).toHaveLength(1);
  });
});

describe("attack 26: messages that come twice, late, or in another order", () => {
  const post = async (message: object) => {
    await operator.post((await queueOf(cloud, "MailQueue")).url, JSON.stringify(message));
  };
  const untilDelivered = () =>
    eventually("an empty mail queue", async () =>
      messagesIn([await queueOf(cloud, "MailQueue")]) === 0 ? true : undefined,
    );

  it("bring no superseded code back, and no second mail with one", async () => {
    const registrant = aRegistrant(cloud);
    const first = await registrant.startedWithCode();
    const registrationId = registrant.path().split("/").at(-1);
    await advance(cloud, 60);
    await registrant.resend();
    const second = codeIn(await registrant.nextMail());
    await registrant.codeSent();
    for (const codeNumber of [1, 2, 1, 2, 3])
      await post({
        kind: "code",
        purpose: "registration",
        flowId: registrationId,
        codeNumber,
        emailHmac: "00",
      });
    await untilDelivered();
    expect(await mailsOf(cloud, registrant.email)).toHaveLength(2);
    expect((await registrant.enter(first)).status).toBe(422);
    expect(await registrant.enter(second)).toMatchObject({ status: 200 });
    await post({
      kind: "code",
      purpose: "registration",
      flowId: registrationId,
      codeNumber: 2,
      emailHmac: "00",
    });
    await untilDelivered();
    expect(await mailsOf(cloud, registrant.email)).toHaveLength(2);
  });

  it("send no storm of completion mails", async () => {
    const registrant = aRegistrant(cloud);
    await registrant.registered();
    const untilLookedAfter = () =>
      eventually("an empty queue", async () =>
        messagesIn([await queueOf(cloud, "FollowUpQueue")]) === 0 ? true : undefined,
      );
    await untilLookedAfter();
    const { url } = await queueOf(cloud, "FollowUpQueue");
    const registrationId = registrant.path().split("/").at(-1);
    for (let times = 1; times <= 20; times += 1)
      await operator.post(url, JSON.stringify({ kind: "completion", registrationId }));
    await untilLookedAfter();
    expect(await mailsOf(cloud, registrant.email)).toHaveLength(2);
  });
});

describe("attack 28: steps left out, terms of yesterday", () => {
  it("lead nowhere before the address is verified", async () => {
    const hasty = aRegistrant(cloud);
    await hasty.start();
    for (const answer of [await hasty.review(companyForm), await hasty.complete()])
      expect(answer).toMatchObject({ status: 409, body: { code: "not-verified" } });
    await hasty.codeSent();
    expect(await hasty.complete()).toMatchObject({ status: 409, body: { code: "not-verified" } });
    expect(await operator.usersOf(hasty.email)).toBe(0);
    expect(await hasty.signIn()).toMatchObject({ status: 401 });
  });

  it("are refused with the terms that hold now", async () => {
    const browser = aBrowser(cloud);
    const current = textIn(await browser.send("GET", "/api/terms"), "version");
    const email = "yesterday@example.jp";
    for (const termsVersion of ["0.9", `${current} `, `${current}.1`, "latest"]) {
      const answer = await browser.send("POST", "/api/registrations", {
        accountType: "business",
        email,
        emailConfirmation: email,
        termsVersion,
        termsAccepted: true,
      });
      expect(answer).toMatchObject({
        status: 409,
        body: { code: "terms-outdated", currentVersion: current },
      });
      expect(answer.cookies).toEqual([]);
    }
    expect(await mailsOf(cloud, email)).toEqual([]);
  });
});
