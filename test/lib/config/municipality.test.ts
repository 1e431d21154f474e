import { describe, expect, it } from "@jest/globals";
import { municipalityConfig } from "../../../lib/config/municipality.ts";
import { parseConfig } from "../../../lib/config/parse-config.ts";
import { aMunicipality } from "../../../testing/infrastructure/municipality.ts";

const parse = (change: object) => () =>
  parseConfig(municipalityConfig, { ...aMunicipality(), ...change }, "municipalities/midori/config.ts");

const { mail, terms, accent } = aMunicipality();

describe("a municipality's configuration", () => {
  it("is taken as it is when it is valid", () => {
    expect(parse({})()).toEqual(aMunicipality());
  });

  it.each([
    [{ id: "Midori" }, "id: must be lower-case letters, digits and hyphens"],
    [{ cityName: { ja: "みどり市" } }, "cityName.en: Invalid input: expected string, received undefined"],
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
    [{ timeZone: "Japan/Tokyo" }, "timeZone: must be an IANA time zone"],
    [
      { terms: { ...terms, effectiveFrom: "2026-02-30" } },
      "terms.effectiveFrom: must be a day as YYYY-MM-DD",
    ],
    [{ terms: { ...terms, body: { ja: "", en: "x" } } }, "terms.body.ja: must not be empty"],
    [
      { accent: { ...accent, primary: "green" } },
      "accent.primary: must be a colour as #rrggbb in lower case",
    ],
    [
      { accent: { primary: "#8bc34a", onPrimary: "#ffffff" } },
      "accent.onPrimary: must contrast with accent.primary by at least 4.5:1",
    ],
    [{ motto: "x" }, '(top level): Unrecognized key: "motto"'],
  ])("names the wrong field (%j)", (change, problem) => {
    expect(parse(change)).toThrow(`municipalities/midori/config.ts is not valid:\n  ${problem}`);
  });

  it("names every wrong field at once", () => {
    expect(parse({ id: "", timeZone: "" })).toThrow(/\n {2}id: .*\n {2}timeZone: /);
  });
});
