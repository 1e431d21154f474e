import { describe, expect, it } from "@jest/globals";
import { mailClassOf } from "../../../functions/domain/mail-class.ts";

const carriers = {
  "NTT docomo": ["docomo.ne.jp"],
  au: ["au.com", "ezweb.ne.jp"],
  SoftBank: ["softbank.ne.jp", "i.softbank.jp", "t.vodafone.ne.jp", "d.vodafone.ne.jp"],
  "Disney Mobile": ["disney.ne.jp"],
  "Y!mobile": ["ymobile.ne.jp", "ymobile1.ne.jp", "ymobile2.ne.jp", "ymobile3.ne.jp", "yahoo.ne.jp"],
  WILLCOM: ["willcom.com", "wcm.willcom.com", "pdx.ne.jp", "di.pdx.ne.jp"],
  "UQ mobile": ["uqmobile.jp"],
  "Rakuten Mobile": ["rakumail.jp"],
};

const free = {
  Google: ["gmail.com", "googlemail.com"],
  "Yahoo!": ["yahoo.co.jp", "ymail.ne.jp", "yahoo.com"],
  Microsoft: ["outlook.jp", "outlook.com", "hotmail.co.jp", "hotmail.com", "live.jp", "live.com", "msn.com"],
  Apple: ["icloud.com", "me.com", "mac.com"],
  AOL: ["aol.com"],
  Excite: ["excite.co.jp"],
  Proton: ["proton.me", "protonmail.com"],
};

const classesAt = (domains: readonly string[]) =>
  domains.map((domain) => `${domain}: ${mailClassOf(`hanako@${domain}`)}`);

describe("the class of an address", () => {
  it.each(Object.entries(carriers))("is that of carriers at %s", (_name, domains) => {
    expect(classesAt(domains)).toEqual(domains.map((domain) => `${domain}: carrier`));
  });

  it.each(Object.entries(free))("is that of free mailboxes at %s", (_name, domains) => {
    expect(classesAt(domains)).toEqual(domains.map((domain) => `${domain}: free`));
  });

  it.each([
    ["hanako@AU.COM", "carrier"],
    ["hanako@GMail.com", "free"],
    ["docomo.ne.jp@gmail.com", "free"],
    ['"hanako@docomo.ne.jp"@tamagawa-seimitsu.example.jp', "other"],
    ["hanako@notgmail.com", "other"],
    ["hanako@gmail.com.example.jp", "other"],
    ["hanako@vodafone-ne.jp", "other"],
    ["hanako@tamagawa-seimitsu.example.jp", "other"],
  ])("of %s is %s", (email, expected) => {
    expect(mailClassOf(email)).toBe(expected);
  });
});
