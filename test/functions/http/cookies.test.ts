import { describe, expect, it } from "@jest/globals";
import {
  clearCookie,
  FLOW_COOKIE,
  parseCookies,
  SESSION_COOKIE,
  setCookie,
} from "../../../functions/http/cookies.ts";
import { sessionCookie } from "../../../functions/http/session-cookie.ts";

const flags = "Path=/; Secure; HttpOnly; SameSite=Strict";

describe("a cookie of ours", () => {
  it.each([FLOW_COOKIE, SESSION_COOKIE])("%s belongs to this host alone (ASVS 3.3.3)", (name) => {
    expect(name).toMatch(/^__Host-/);
    expect(setCookie(name, "value", 60)).toBe(`${name}=value; Max-Age=60; ${flags}`);
    expect(setCookie(name, "value", 60)).not.toContain("Domain");
  });

  it("is cleared under the same flags, as browsers demand", () => {
    expect(clearCookie(FLOW_COOKIE)).toBe(`${FLOW_COOKIE}=; Max-Age=0; ${flags}`);
  });

  it("of a session lives as long as a session can", () => {
    const cookie = sessionCookie("token", { absoluteMinutes: 480 });
    expect(cookie).toBe(`${SESSION_COOKIE}=token; Max-Age=28800; ${flags}`);
  });
});

describe("the cookies of a request", () => {
  it.each([
    [undefined, {}],
    [[], {}],
    [["a=1", "b=2"], { a: "1", b: "2" }],
    [["a=1", "a=2"], { a: "1" }],
    [["a=b=c=="], { a: "b=c==" }],
    [[" a = 1 "], { a: "1" }],
    [["a="], { a: "" }],
    [["=1", "a", "", "=", ";"], {}],
    [["__proto__=1", "constructor=2"], { ["__proto__"]: "1", constructor: "2" }],
  ])("%j are read", (cookies, expected) => {
    expect([...parseCookies(cookies)]).toEqual(Object.entries(expected));
  });

  it("of another host do not pass for ours", () => {
    const given = parseCookies([
      "session=x",
      "__Host-Session=x",
      "__Secure-session=x",
      " __Host-registration =x",
    ]);
    expect(given.get(SESSION_COOKIE)).toBeUndefined();
    expect(given.get(FLOW_COOKIE)).toBe("x");
  });
});
