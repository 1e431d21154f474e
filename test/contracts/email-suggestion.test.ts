import { describe, expect, it } from "@jest/globals";
import { nearestDomain, suggestEmail, wellKnown } from "../../contracts/email-suggestion.ts";
import { REAL_MAIL_DOMAINS } from "../../contracts/real-mail-domains.ts";

describe("a mistyped well-known domain", () => {
  it.each([
    ["gmail.con", "gmail.com"],
    ["gamil.com", "gmail.com"],
    ["gmial.com", "gmail.com"],
    ["gmai.com", "gmail.com"],
    // One swap of neighbours, which is all that a name so short allows.
    ["em.com", "me.com"],
    ["ua.com", "au.com"],
    ["mns.com", "msn.com"],
    ["docomo.ne.jo", "docomo.ne.jp"],
    ["docomo.co.jp", "docomo.ne.jp"],
    ["yahoo.co.jo", "yahoo.co.jp"],
    ["yaho.co.jp", "yahoo.co.jp"],
    ["ezwb.ne.jp", "ezweb.ne.jp"],
    ["softbank.jp", "i.softbank.jp"],
    ["icould.com", "icloud.com"],
  ])("%s: %s is offered, and the part before @ kept", (typed, meant) => {
    expect(suggestEmail(`hanako+a@${typed}`)).toBe(`hanako+a@${meant}`);
  });
});

describe("nothing is offered", () => {
  it.each([
    "gmail.com",
    "hotmail.co.jp",
    "mail.com",
    "example.jp",
    "kawasaki-shoten.co.jp",
    "me.com",
    "qq.com",
    "eonet.ne.jp",
    "odn.ne.jp",
    "gol.com",
    "i.softbank.ne.jp",
    "yahoo.co.uk",
    "hotmail.co.uk",
    "sannet.ne.jp",
    "abc.ocn.ne.jp",
    "a.jp",
    // Two other letters are no swap, neither is one of them.
    "xy.com",
    "ex.com",
    "xm.com",
  ])("for %s", (domain) => expect(suggestEmail(`hanako@${domain}`)).toBeUndefined());

  it("for what has nothing before the @", () => expect(suggestEmail("@gmail.con")).toBeUndefined());
});

it("the municipality's own domain is corrected, too, where it is given", () => {
  expect(suggestEmail("hanako@city.kawasaki.jo")).toBeUndefined();
  expect(suggestEmail("hanako@city.kawasaki.jo", ["city.kawasaki.jp"])).toBe("hanako@city.kawasaki.jp");
  expect(suggestEmail("hanako@city.kawasaki.jp", ["city.kawasaki.jp"])).toBeUndefined();
});

it("every domain that is known to exist would otherwise be taken for a slip", () => {
  const real = REAL_MAIL_DOMAINS.split(" ");
  expect(new Set(real).size).toBe(real.length);
  expect(real.filter((domain) => wellKnown.includes(domain) || !nearestDomain(domain))).toEqual([]);
});
