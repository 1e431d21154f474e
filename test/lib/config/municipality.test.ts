import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { municipalityConfig } from "../../../lib/config/municipality.ts";
import { parseConfig } from "../../../lib/config/parse-config.ts";
import { aMunicipality } from "../../../testing/infrastructure/municipality.ts";

const parse = (change: object) => () =>
  parseConfig(municipalityConfig, { ...aMunicipality(), ...change }, "municipalities/midori/config.ts");

const { mail, terms, accent, site } = aMunicipality();
const sha256Of = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const later = {
  ...terms,
  version: "4",
  effectiveFrom: "2027-04-01",
  noticeFrom: "2027-03-01",
  changes: { ja: "- 変更", en: "- A change", "ja-easy": "- 変更" },
};

describe("a municipality's configuration", () => {
  it("is taken as it is when it is valid", () => {
    expect(parse({})()).toEqual(aMunicipality());
  });

  it("keeps every version of the terms", () => {
    const change = { terms: later, earlierTerms: [terms] };
    expect(parse(change)()).toEqual({ ...aMunicipality(), ...change });
  });

  it.each([
    [{ id: "Midori" }, "id: must be lower-case letters, digits and hyphens"],
    [{ cityName: { ja: "みどり市" } }, "cityName.en: is missing; add it"],
    [{ serviceName: { ja: "", en: "x" } }, "serviceName.ja: must not be empty"],
    [
      { serviceName: { ja: "手続\r\nBcc: x@example.com", en: "x" } },
      "serviceName.ja: must be one line without control characters",
    ],
    [{ codeMinutes: 0 }, "codeMinutes: must be greater than zero"],
    [{ contact: { ja: " 窓口", en: "x" } }, "contact.ja: must not start or end with a space"],
    [
      { siteDomain: "https://midori.example" },
      "siteDomain: must be a lower-case domain name such as example.lg.jp",
    ],
    [{ mail: { ...mail, sender: "midori" } }, "mail.sender: must be an e-mail address"],
    [
      { mail: { ...mail, sender: "registration@other.example" } },
      "mail.sender: must be an address in mail.domain",
    ],
    [
      { mail: { ...mail, returnPathDomain: "other.example" } },
      "mail.returnPathDomain: must be a subdomain of mail.domain",
    ],
    [
      { timeZone: "America/Sao_Paulo" },
      'timeZone: must be "Asia/Tokyo" or left out: every day and time shown is one of Japan',
    ],
    [{ id: "a".repeat(31) }, "id: must have 30 characters at most"],
    [{ accountTypes: ["company"] }, 'accountTypes.0: must be one of "business", "individual"'],
    [{ terms: { ...terms, version: "1".repeat(201) } }, "terms.version: must have 200 characters at most"],
    [
      { terms: { ...terms, version: "1\u202e" } },
      "terms.version: must be one line without control characters",
    ],
    [{ logo: 1 }, "logo: must be the text of an SVG file, or the bytes of a PNG file"],
    [
      { auditAddresses: { prod: Array.from({ length: 51 }, (_, at) => `a${at}@example.jp`) } },
      "auditAddresses.prod: must name 50 at most",
    ],
    [
      { terms: { ...terms, effectiveFrom: "2026-02-30" } },
      "terms.effectiveFrom: must be a day as YYYY-MM-DD",
    ],
    [{ terms: { ...terms, body: { ja: "", en: "x" } } }, "terms.body.ja: must not be empty"],
    [
      { terms: { ...terms, body: { ...terms.body, ja: "本文。" } } },
      `terms.sha256: the text of version "3" has changed: give the new text a version of its own with sha256 "${sha256Of("本文。")}", and keep the old text in earlierTerms`,
    ],
    [
      { terms: { ...later, noticeFrom: later.effectiveFrom }, earlierTerms: [terms] },
      "terms.noticeFrom: must be before effectiveFrom",
    ],
    [
      { terms, earlierTerms: [later] },
      "earlierTerms: must be in the order of effectiveFrom, and before terms",
    ],
    [
      { terms: { ...later, version: "3" }, earlierTerms: [terms] },
      "earlierTerms: must have another version each, and another than terms",
    ],
    [
      { terms: { ...later, changes: undefined }, earlierTerms: [terms] },
      "terms: must have noticeFrom and changes in every version but the first",
    ],
    [
      { accent: { ...accent, primary: "green" } },
      "accent.primary: must be a colour as #rrggbb in lower case",
    ],
    [
      { accent: { primary: "#8bc34a", onPrimary: "#ffffff" } },
      "accent.onPrimary: must contrast with accent.primary by at least 4.5:1",
    ],
    [
      { siteDomain: mail.returnPathDomain },
      "siteDomain: must be another host than mail.returnPathDomain, which receives bounces",
    ],
    [
      { site: { ...site, help: site.help.slice(0, 1) } },
      'site.help: must have a section with the id "password"; screens lead there',
    ],
    [
      { site: { ...site, introduction: { ja: "認証コードは３０分間使えます。", en: "x" } } },
      "site.introduction.ja: says 30 where codeMinutes is 20; change the one or the other",
    ],
    [
      { site: { ...site, introduction: { ja: "x", en: "A verification code is valid for 30 minutes." } } },
      "site.introduction.en: says 30 where codeMinutes is 20; change the one or the other",
    ],
    [{ cityName: "みどり市" }, "cityName: must be a group of settings, in { }"],
    [{ notices: {} }, "notices: must be a list, in [ ]"],
    [{ codeMinutes: "30" }, "codeMinutes: must be a whole number"],
    [
      { site: { ...site, links: [{ label: site.introduction, url: "midori" }] } },
      "site.links.0.url: must be an address such as https://example.lg.jp/",
    ],
    [{ accountTypes: [] }, "accountTypes: must have one at least"],
    [{ accountTypes: ["individual", "individual"] }, "accountTypes: must name each but once"],
    [{ languages: ["en"] }, 'languages: must begin with "ja", the language of the terms of use that bind'],
    [{ languages: ["ja", "fr"] }, 'languages.1: must be one of "ja", "en"'],
    [{ passwordMinLength: 7 }, "passwordMinLength: must be 8 or more"],
    [
      {
        site: { ...site, introduction: { ja: "パスワードは8文字以上です。", en: "x" } },
        passwordMinLength: 12,
      },
      "site.introduction.ja: says 8 where passwordMinLength is 12; change the one or the other",
    ],
    [{ session: { idleMinutes: 90 } }, "session.idleMinutes: must be 5 to 60"],
    [
      { limits: { "sign-ins-per-client-and-address": { perHour: 11 } } },
      "limits.sign-ins-per-client-and-address.perHour: must be 5 to 10",
    ],
    [
      { limits: { "mails-per-minute": { perMinute: 1 } } },
      "limits.mails-per-minute: is no setting; correct its name or remove it",
    ],
    [{ motto: "x" }, "motto: is no setting; correct its name or remove it"],
  ])("names the wrong field (%j)", (change, problem) => {
    expect(parse(change)).toThrow(`municipalities/midori/config.ts is not valid:\n  ${problem}`);
  });

  it("names every wrong field at once", () => {
    expect(parse({ id: "", codeMinutes: "" })).toThrow(/\n {2}id: .*\n {2}codeMinutes: /);
  });
});
