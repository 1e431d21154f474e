import { describe, expect, it } from "@jest/globals";
import {
  clearCookie,
  flowCookie,
  flowCookiesIn,
  flowCookiesToClear,
  flowSecretFor,
  parseCookies,
  SESSION_COOKIE,
  setCookie,
} from "../../../functions/http/cookies.ts";
import { sessionCookie } from "../../../functions/http/session-cookie.ts";

const FLOW_COOKIE = flowCookie("kP3x0bQm7yS2vT9cLr5WnA");

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
      " __Host-registration-kP3x0bQm7yS2vT9cLr5WnA =x",
    ]);
    expect(given.get(SESSION_COOKIE)).toBeUndefined();
    expect(given.get(FLOW_COOKIE)).toBe("x");
  });
});

describe("the cookies of several registrations in one browser", () => {
  const cookies = parseCookies(["a=1", `${flowCookie("one")}=first`, `${flowCookie("two")}=second`]);

  it("are known by their names, of which none is repeated that is not ours", () => {
    const odd = parseCookies([
      "__Host-registration-a b=x",
      "__Host-registration-é=x",
      "__Host-registrations=x",
    ]);
    expect(flowCookiesIn(odd)).toEqual([]);
    expect(flowCookiesIn(cookies)).toEqual([flowCookie("one"), flowCookie("two")]);
  });

  it("prove each its own", () => {
    expect(flowSecretFor("one", cookies)).toBe("first");
    expect(flowSecretFor("two", cookies)).toBe("second");
  });

  it("are no proof of a third, whose browser has another's cookie or none", () => {
    expect(flowSecretFor("three", cookies)).toBe("first");
    expect(flowSecretFor("three", parseCookies(["a=1"]))).toBeUndefined();
  });

  it("make room for a new one: the oldest go first, and never the new one's own", () => {
    const names = [..."abcdefgh"].map((id) => flowCookie(id));
    expect(flowCookiesToClear(names, flowCookie("new"))).toEqual([flowCookie("a")]);
    expect(flowCookiesToClear(names.slice(1), flowCookie("new"))).toEqual([]);
    expect(flowCookiesToClear(names, flowCookie("a"))).toEqual([]);
  });
});
