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

const domains =
  `gmail.com yahoo.co.jp yahoo.com ymail.ne.jp ymail.com docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp
  i.softbank.jp vodafone.ne.jp uqmobile.jp rakuten.jp rakumail.jp icloud.com me.com mac.com outlook.jp outlook.com
  hotmail.co.jp hotmail.com live.jp live.com msn.com nifty.com biglobe.ne.jp ocn.ne.jp so-net.ne.jp plala.or.jp dion.ne.jp
  jcom.home.ne.jp jcom.zaq.ne.jp mail.com email.com gmx.com aol.com proton.me`.split(/\s+/);

describe("the well-known domains", () => {
  it("are these", () => expect(wellKnown).toEqual(domains));

  it.each(domains)("%s is meant by its slip, and is none itself", (domain) => {
    expect(suggestEmail(`hanako@${domain}`)).toBeUndefined();
    expect(suggestEmail(`hanako@${domain}${domain.at(-1)}`)).toBe(`hanako@${domain}`);
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
    "i.docomo.ne.jp",
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

it("a part of one letter before the @ is kept, too", () => {
  expect(suggestEmail("h@gmail.con")).toBe("h@gmail.com");
});
