/**
 * Attacks 32, 37, 39, 40 and 44: another form of an address, a session that stays, a link in our own mail, a wrong secret, a sign-in
 * that a change of password overtakes.
 */

import { setTimeout as delay } from "node:timers/promises";
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { describe, expect, it } from "@jest/globals";
import { auditRecordsIn } from "../../testing/audit-records.ts";
import { aBrowser } from "../../testing/drivers/browser.ts";
import { advance, callsOf, forgetCalls, logsOf, recycle } from "../../testing/drivers/control.ts";
import { operatorSettings } from "../../testing/drivers/operator.ts";
import { cloud } from "../../testing/drivers/own-cloud.ts";
import { aRegistrant, companyForm, examplePassword, newEmail } from "../../testing/drivers/registrant.ts";

describe("attack 32: another form of a registered address", () => {
  /** Letters that Unicode folds to ASCII ones, and an address in full width. */
  const forms: [string, (email: string) => string][] = [
    ["a Kelvin sign", (email) => email.replace("k", "\u212A")],
    ["a long s", (email) => email.replace("s", "\u017F")],
    ["a dotless i", (email) => email.replace("i", "\u0131")],
    ["a capital I with a dot", (email) => email.replace("i", "\u0130")],
    ["a full-width at sign", (email) => email.replace("@", "＠")],
    ["a zero-width space", (email) => email.replace("@", "\u200B@")],
  ];

  it.each(forms)("with %s is refused at every door, and asked of nobody", async (_, form) => {
    const email = newEmail();
    const other = aRegistrant(cloud, { email: form(email) });
    expect(other.email).not.toBe(email);
    await forgetCalls(cloud);
    for (const refused of [await other.start(), await other.signIn()]) {
      expect(refused).toMatchObject({ status: 422, body: { code: "invalid-input" } });
      expect(JSON.stringify(refused.body)).toContain("email-half-width");
    }
    const calls = (await callsOf(cloud)).filter(({ service }) => service !== "secretsmanager");
    expect(calls).toEqual([]);
  });

  it("as the city's rule refuses it is refused at sign-in, too", async () => {
    for (const email of ["ab.@ezweb.ne.jp", "a..b@docomo.ne.jp", "hanako", "-ab@example.jp"])
      expect(await aRegistrant(cloud, { email }).signIn()).toMatchObject({ status: 422 });
  });
});

describe("attack 37: the session before a new sign-in", () => {
  const cookie = "__Host-session";

  it("is dead after it, as after another completion in the same browser, and the audit trail says so", async () => {
    const owner = aRegistrant(cloud);
    const accountId = await owner.registered();
    const first = new Map(owner.browser.jar);
    const me = (jar: Map<string, string>) => aBrowser(cloud, { jar: new Map(jar) }).send("GET", "/api/me");
    expect(await me(first)).toMatchObject({ status: 200 });

    expect(await owner.signIn({ password: "not-the-password-1" })).toMatchObject({ status: 401 });
    expect(await me(first)).toMatchObject({ status: 200 });
    expect(await owner.signIn()).toMatchObject({ status: 200 });
    const second = new Map(owner.browser.jar);
    expect(await me(first)).toMatchObject({ status: 401, body: { code: "not-signed-in" } });
    expect(await me(second)).toMatchObject({ status: 200 });

    const next = aRegistrant(cloud);
    next.browser.jar.set(cookie, second.get(cookie) ?? "");
    await next.registered();
    expect(await me(second)).toMatchObject({ status: 401 });
    expect(await me(next.browser.jar)).toMatchObject({ status: 200, body: { email: next.email } });

    const ended = auditRecordsIn(await logsOf(cloud)).filter(({ event }) => event === "auth.signed-out");
    expect(ended).toHaveLength(2);
    for (const record of ended) expect(record).toMatchObject({ accountId, reason: "signed-in-again" });
  });
});

describe("attack 39: an address of the web as a company's name", () => {
  it("is in the signed mail what it is on the screen, and nothing that a mail program makes a link of", async () => {
    const organizationName = "http://evil.example/login";
    const company = aRegistrant(cloud, { profile: { ...companyForm, organizationName } });
    await company.verified();
    expect(await company.complete()).toMatchObject({ status: 201 });
    const { subject, body } = await company.nextMail();
    const shown = (text = "") => text.replaceAll("\u2060", "");
    for (const part of [body.text, body.html]) {
      expect(part).not.toMatch(/evil\.example|http:\/\/evil/);
      expect(part).toMatch(/evil\S+example/);
    }
    const stored: unknown = (await company.browser.send("GET", "/api/me")).body;
    const { profile } = stored as { profile: { organizationName: string } };
    expect(shown(body.text)).toContain(profile.organizationName);
    expect(subject).not.toContain("evil");
  });
});

describe("attack 40: a wrong client secret", () => {
  it("is answered as our fault, never as a wrong password, and rings", async () => {
    const owner = aRegistrant(cloud);
    await owner.registered();
    const secrets = new SecretsManagerClient(operatorSettings(cloud));
    const SecretId = await clientSecretId();
    const { SecretString: right = "" } = await secrets.send(new GetSecretValueCommand({ SecretId }));
    const put = (SecretString: string) => secrets.send(new PutSecretValueCommand({ SecretId, SecretString }));
    try {
      await put("not the client's secret");
      await recycle(cloud);
      const answer = await owner.signIn();
      expect(answer.status).toBeGreaterThanOrEqual(500);
      expect(JSON.stringify(answer.body)).not.toMatch(/password|パスワード|secret|client/i);
      expect(await logsOf(cloud)).toContain('"upstream.misconfigured"');
      const newcomer = aRegistrant(cloud);
      await newcomer.verified();
      expect((await newcomer.complete()).status).toBeGreaterThanOrEqual(500);
    } finally {
      await put(right);
      await recycle(cloud);
      secrets.destroy();
    }
    expect(await owner.signIn()).toMatchObject({ status: 200 });
  });

  /** As the function asks for it. */
  async function clientSecretId(): Promise<string> {
    await recycle(cloud);
    await forgetCalls(cloud);
    await aRegistrant(cloud).signIn();
    const asked = (await callsOf(cloud)).flatMap(({ function: name, service, resource }) =>
      name === "sign-in" && service === "secretsmanager" && resource?.includes("ClientSecret")
        ? [resource]
        : [],
    );
    const [id] = asked;
    if (id === undefined) throw new Error("sign-in has not asked for the client's secret");
    return id;
  }
});

describe("attack 44: sign-ins that are under way while the password changes", () => {
  const NEXT = "Kamome-to-Nami-2027";

  it("leave no session that the password before has opened", async () => {
    const owner = aRegistrant(cloud);
    await owner.registered();
    const { email } = owner;
    const intruders = Array.from({ length: 12 }, (_, at) =>
      aBrowser(cloud, { clientIp: `127.44.0.${at + 1}` }),
    );
    const signIn = (browser: (typeof intruders)[number]) =>
      browser.send("POST", "/api/session", { email, password: examplePassword });
    // Some before, some beside it, some when it is half done.
    const early = intruders.slice(0, 3).map(signIn);
    const change = owner.browser.send("POST", "/api/me/password", {
      currentPassword: examplePassword,
      password: NEXT,
      passwordConfirmation: NEXT,
    });
    const late = intruders.slice(3).map(async (browser, at) => {
      await delay(at * 15);
      return signIn(browser);
    });
    expect(await change).toMatchObject({ status: 204 });
    const answers = await Promise.all([...early, ...late]);
    expect(answers.filter(({ status }) => ![200, 401].includes(status))).toEqual([]);
    expect(answers.map(({ status }) => status)).toContain(200);

    const alive = await Promise.all(intruders.map((browser) => browser.send("GET", "/api/me")));
    expect(alive.map(({ status }) => status)).toEqual(intruders.map(() => 401));
    expect(await owner.browser.send("GET", "/api/me")).toMatchObject({ status: 200 });
    // After so many wrong passwords Cognito looks at none for a while.
    await advance(cloud, 900);
    expect(await signIn(aBrowser(cloud))).toMatchObject({ status: 401 });
    expect(await owner.signIn({ password: NEXT })).toMatchObject({ status: 200 });
  });
});
