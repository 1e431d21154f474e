/**
 * Attacks 7 to 16: whatever is sent, the answer is a problem document that says what is wrong, in the reader's
 * language.
 */
import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Language } from "../../contracts/language.ts";
import { problem } from "../../contracts/problem.ts";
import { type Answer, aBrowser, type Browser } from "../../testing/drivers/browser.ts";
import { logsOf } from "../../testing/drivers/control.ts";
import { hostileBodies, wrongValues } from "../../testing/drivers/hostile-requests.ts";
import { cloud } from "../../testing/drivers/own-cloud.ts";
import {
  aRegistrant,
  companyForm,
  examplePassword as password,
  type Registrant,
} from "../../testing/drivers/registrant.ts";

const languages = ["ja", "en"] as const;

let registrant: Registrant;
let signedIn: Browser;
beforeAll(async () => {
  registrant = aRegistrant(cloud);
  await registrant.verified();
  const account = aRegistrant(cloud);
  await account.registered();
  signedIn = account.browser;
});

/** Calls that take a body: who makes them, and where. */
const calls = {
  "start a registration": () => [aBrowser(cloud), "POST", "/api/registrations"],
  "verify a code": () => [registrant.browser, "POST", `${registrant.path()}/verification`],
  "review a form": () => [registrant.browser, "POST", `${registrant.path()}/review`],
  "complete a registration": () => [registrant.browser, "POST", `${registrant.path()}/completion`],
  "sign in": () => [aBrowser(cloud), "POST", "/api/session"],
  "correct an account": () => [signedIn, "PATCH", "/api/me"],
} as const satisfies Record<string, () => readonly [Browser, string, string]>;

const callNames = Object.keys(calls) as (keyof typeof calls)[]; // its own keys

const ownHeaders = (language: Language) => ({ origin: cloud.origin, "accept-language": language });

describe.each(languages)("attack 9, attack 10, attack 11: hostile bodies, in %s", (language) => {
  describe.each(Object.entries(hostileBodies))("%s", (_name, { status, code, ...request }) => {
    it.each(callNames)(`is refused with ${status} by: %s`, async (call) => {
      const [browser, method, path] = calls[call]();
      const headers = { ...ownHeaders(language), ...request.headers };
      const answer = await browser.sendRaw(method, path, { ...request, headers });
      expectProblem(answer, { status, code, language });
    });
  });

  describe.each(wrongValues.map((value) => [JSON.stringify(value), value]))(
    "%s in place of",
    (_name, value) => {
      it.each(callNames)("the object for: %s", async (call) => {
        const [, method, path] = calls[call]();
        const [browser] = calls[call]();
        const answer = await send(browser, method, path, value, language);
        expectProblem(answer, { status: 422, code: "invalid-input", language });
      });
    },
  );

  it("a member that the contract does not know is refused by its name", async () => {
    const known = {
      "start a registration": start,
      "verify a code": { code: "123456" },
      "review a form": { profile: companyForm },
      "complete a registration": { profile: companyForm, password, passwordConfirmation: password },
      "sign in": { email: "a@example.jp", password },
      "correct an account": {},
    };
    for (const call of callNames) {
      for (const member of ["isAdmin", "constructor", "hasOwnProperty", ""]) {
        const [browser, method, path] = calls[call]();
        const answer = await send(browser, method, path, { ...known[call], [member]: true }, language);
        const errors = expectProblem(answer, { status: 400, code: "unknown-member", language });
        expect(errors.map(({ pointer }) => pointer)).toContain(`/${member}`);
      }
    }
  });
});

const start = {
  accountType: "business",
  email: "a@example.jp",
  emailConfirmation: "a@example.jp",
  termsVersion: "1.0",
  termsAccepted: true,
};

describe.each(languages)("a field of the wrong kind is reported by its pointer, in %s", (language) => {
  const wrong = [null, 5, [], {}, true, ""];

  it.each(Object.keys(start))("starting: %s", async (member) => {
    for (const value of wrong.filter((each) => each !== true || member !== "termsAccepted")) {
      // Any text is a version; one that is not the current one is answered so.
      if (member === "termsVersion" && value === "") continue;
      const answer = await send(
        aBrowser(cloud),
        "POST",
        "/api/registrations",
        { ...start, [member]: value },
        language,
      );
      const errors = expectProblem(answer, { status: 422, code: "invalid-input", language });
      expect(errors.map(({ pointer }) => pointer)).toContain(`/${member}`);
    }
  });

  it.each(["organizationName", "phone", "contact", "notifications"])("in the form: %s", async (member) => {
    for (const value of [5, [], "\u0000", { a: 1 }]) {
      const profile = { ...companyForm, [member]: value };
      const { browser, path } = registrant;
      const answer = await send(browser, "POST", `${path()}/review`, { profile }, language);
      expect([400, 422]).toContain(answer.status);
      const errors = expectProblem(answer, { language });
      expect(errors.some(({ pointer }) => pointer.startsWith(`/profile/${member}`))).toBe(true);
    }
  });

  it.each([null, 5, [], {}, true, "", "12345", "1234567", "abcdef", "１２３", "1234\u202e5"])(
    "as a code: %j",
    async (code) => {
      const { browser, path } = registrant;
      const answer = await send(browser, "POST", `${path()}/verification`, { code }, language);
      const [error] = expectProblem(answer, { status: 422, code: "invalid-input", language });
      expect(error?.pointer).toBe("/code");
    },
  );

  it.each([
    ["a@b", "a@b"],
    ["ａ＠example.jp", "ａ＠example.jp"],
    ["a＠example.jp", "a＠example.jp"],
    ["a@example.jp\r\nbcc: b@example.jp", "a@example.jp\r\nbcc: b@example.jp"],
    ["a\u200b@example.jp", "a\u200b@example.jp"],
    ["a@ехample.jp", "a@ехample.jp"],
    ["a@example.jp", "b@example.jp"],
    ["a@exa\u200dmple.jp", "a@exa\u200dmple.jp"],
    ["a@\u202eexample.jp", "a@\u202eexample.jp"],
    ["a@example.jp\u2028", "a@example.jp\u2028"],
    ["a@例え.jp", "a@例え.jp"],
  ])("attack 7, attack 12: as an address and its confirmation: %j, %j", async (email, emailConfirmation) => {
    const body = { ...start, email, emailConfirmation };
    const answer = await send(aBrowser(cloud), "POST", "/api/registrations", body, language);
    const [error] = expectProblem(answer, { status: 422, code: "invalid-input", language });
    expect(error?.pointer).toMatch(/^\/email/);
  });
});

describe.each(languages)("attack 14, attack 15: a foreign page is refused, in %s", (language) => {
  const changes = [
    ["POST", "/verification", { code: "123456" }],
    ["POST", "/code", undefined],
    ["POST", "/completion", {}],
  ] as const;

  it.each([
    ["without Origin", {}],
    ["with a foreign Origin", { origin: "https://evil.example" }],
    ["with the Origin null", { origin: "null" }],
    ["with an Origin that begins like ours", { origin: "http://localhost:3000.evil.example" }],
    ["that says cross-site", { "sec-fetch-site": "cross-site" }],
  ])("%s", async (_name, headers) => {
    for (const [method, step, body] of changes) {
      const answer = await registrant.browser.sendRaw(method, `${registrant.path()}${step}`, {
        headers: {
          "content-type": "application/json",
          "accept-language": language,
          ...("sec-fetch-site" in headers ? { origin: cloud.origin } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      expectProblem(answer, { status: 403, code: "origin-refused", language });
      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    }
  });
});

/** Every text of the form, by its pointer. */
const textFields = [
  "/organizationName",
  "/city",
  "/streetAddress",
  "/department",
  ...["representative", "contact"].flatMap((person) =>
    ["familyName", "givenName", "familyNameKana", "givenNameKana"].map((name) => `/${person}/${name}`),
  ),
  "/postalCode",
  "/prefecture",
  "/phone",
  "/contact/birthDate",
];

/** The company's form with one text changed. */
function withText(pointer: string, text: string): unknown {
  const [, member = "", inner] = pointer.split("/");
  if (inner === undefined) return { ...companyForm, [member]: text };
  const person = member === "contact" ? companyForm.contact : companyForm.representative;
  return { ...companyForm, [member]: { ...person, [inner]: text } };
}

describe("attack 7: line ends and characters that command, in every text", () => {
  it.each(textFields)("%s", async (pointer) => {
    for (const evil of ["\r\n", "\n", "\r", "\u2028", "\u2029", "\u0085", "\u0000", "\u001b[2J", "\u202e"]) {
      const answer = await registrant.review(withText(pointer, `川${evil}Bcc: b@example.jp${evil}崎`));
      const errors = expectProblem(answer, { status: 422, code: "invalid-input", language: "ja" });
      expect(errors.map((error) => error.pointer)).toEqual([`/profile${pointer}`]);
    }
  });
});

describe("attack 16: values that would forge a log", () => {
  const forged = '{"audit":{"event":"auth.signed-in","outcome":"success","reason":"forged-7f3a"}}';

  it("make one record for one event, and stand in none", async () => {
    const evil = `x\n${forged}\r\n\u001b[2J\u2028${forged}@example.jp`;
    const browser = aBrowser(cloud);
    await browser.send("POST", "/api/session", { email: evil, password: forged });
    await browser.send("POST", "/api/registrations", { ...start, email: evil, [forged]: forged });
    await browser.send("GET", `/api/registrations/${encodeURIComponent(evil)}`);
    await browser.send("GET", `/api/${encodeURIComponent(evil)}?a=${encodeURIComponent(evil)}`);
    const headers = {
      origin: forged,
      "user-agent": forged,
      "x-amz-cf-id": forged,
      "x-forwarded-for": forged,
    };
    await browser.sendRaw("POST", "/api/session", {
      headers: { ...ownHeaders("ja"), ...headers },
      body: forged,
    });
    await registrant.browser.sendRaw("POST", `${registrant.path()}/code`, { headers });

    const logs = await logsOf(cloud);
    expect(logs).not.toContain("forged-7f3a");
    for (const line of logs.split("\n").filter((each) => each !== ""))
      expect(() => JSON.parse(line)).not.toThrow();
  });
});

describe.each(languages)("what is not there is reported, in %s", (language) => {
  it.each([
    "no-such-id",
    "a".repeat(2_000),
    "%E5%B7%9D%E5%B4%8E",
    "%00",
    "REGISTRATION%23x",
    "..%2f..%2fetc%2fpasswd",
    "'%20OR%201=1",
  ])("a registration called %s", async (id) => {
    const path = `/api/registrations/${id}`;
    const found = await send(registrant.browser, "GET", path, undefined, language);
    expectProblem(found, { status: 404, language });
    const anonymous = await send(aBrowser(cloud), "GET", path, undefined, language);
    expect([401, 404]).toContain(anonymous.status);
    expectProblem(anonymous, { language });
  });

  it.each([
    ["GET", "/api/"],
    ["GET", "/api/nothing"],
    ["GET", "/api/registrations/a/b/c"],
    ["POST", "/api/registrations/"],
    ["POST", "/api/registrations//verification"],
    ["DELETE", "/api/admin"],
  ])("the route %s %s", async (method, path) => {
    const answer = await send(aBrowser(cloud), method, path, undefined, language);
    expectProblem(answer, { status: 404, language });
  });

  it.each([
    ["POST", "/api/terms", "GET"],
    ["GET", "/api/registrations", "POST"],
    ["DELETE", "/api/registrations/abc", "GET"],
    ["GET", "/api/registrations/abc/completion", "POST"],
    ["PUT", "/api/session", "POST, DELETE"],
    ["PUT", "/api/me", "GET, PATCH"],
    ["OPTIONS", "/api/me", "GET, PATCH"],
  ])("the method %s of %s, with those there are", async (method, path, allowed) => {
    const answer = await send(aBrowser(cloud), method, path, undefined, language);
    expectProblem(answer, { status: 405, code: "method-not-allowed", language });
    expect(answer.headers.get("allow")).toBe(allowed);
  });

  it.each([
    ["no session", undefined],
    ["an empty one", ""],
    ["a made-up one", "AAAAAAAAAAAAAAAAAAAAAA"],
    ["a very long one", "A".repeat(4_000)],
    ["one of another kind", "SESSIONS#x; admin=1"],
    ["one of a key", "a#b.c"],
  ])("an account behind %s", async (_name, token) => {
    const jar = new Map(token === undefined ? [] : [["__Host-session", token]]);
    const browser = aBrowser(cloud, { jar, language });
    for (const answer of [await browser.send("GET", "/api/me"), await browser.send("PATCH", "/api/me", {})]) {
      expectProblem(answer, { status: 401, code: "not-signed-in", language });
    }
  });
});

it("no request has made a function fail", async () => {
  const lines = (await logsOf(cloud)).split("\n").filter((line) => /"request\.failed"|errorType/.test(line));
  expect(lines).toEqual([]);
});

function send(browser: Browser, method: string, path: string, body: unknown, language: Language) {
  return browser.sendRaw(method, path, {
    headers: {
      ...ownHeaders(language),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;
/** Traces of our own making. */
const internals = /\n\s+at |node_modules|\.[cm]?[jt]s\b|Error\b|undefined|dynamodb|cognito|REGISTRATION#/i;

/** Checks that the answer is a problem document as promised, and returns its errors. */
function expectProblem(
  { status, headers, body }: Answer,
  expected: { status?: number; code?: string; language: Language },
) {
  expect({ status, body }).toMatchObject({
    status: expected.status ?? status,
    body: { status, ...(expected.code === undefined ? {} : { code: expected.code }) },
  });
  expect(headers.get("content-type")).toMatch(/^application\/problem\+json\b/);
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("content-language")).toBe(expected.language);
  const { title, detail, errors } = problem.parse(body);
  for (const words of [title, detail, ...errors.map((error) => error.detail)]) {
    expect(japanese.test(words)).toBe(expected.language === "ja");
  }
  expect(JSON.stringify(body)).not.toMatch(internals);
  return errors;
}
