import { describe, expect, it } from "@jest/globals";
import { suggestEmail } from "../../contracts/email-suggestion.ts";

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
    "a.jp",
    // Two other letters are no swap, neither is one of them.
    "xy.com",
    "ex.com",
    "xm.com",
  ])("for %s", (domain) => expect(suggestEmail(`hanako@${domain}`)).toBeUndefined());

  it("for what has nothing before the @", () => expect(suggestEmail("@gmail.con")).toBeUndefined());
});
