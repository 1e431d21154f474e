import { describe, expect, it } from "@jest/globals";
import { loadMunicipality } from "../../../lib/config/load-municipality.ts";
import { municipalityConfig } from "../../../lib/config/municipality.ts";
import { withEveryLanguage } from "../../../lib/config/offered-languages.ts";
import { parseConfig } from "../../../lib/config/parse-config.ts";
import { aMunicipality } from "../../../testing/infrastructure/municipality.ts";

/** Without any text in English. */
const inJapaneseOnly = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inJapaneseOnly);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => (name === "en" ? [] : [[name, inJapaneseOnly(each)]])),
  );
};
const parse = (value: unknown) => parseConfig(municipalityConfig, value, "config.ts");

describe("a municipality's languages", () => {
  it("leave texts in one that is not offered unwritten", () => {
    const written = Object.assign(inJapaneseOnly(aMunicipality()) as object, { languages: ["ja"] });
    const { cityName, terms, site } = parse(written);
    expect(cityName).toEqual({ ja: "みどり市", en: "みどり市", "ja-easy": "みどり市" });
    expect(terms.body.en).toBe(terms.body.ja);
    expect(site.catchphrase.en).toEqual(site.catchphrase.ja);
  });

  it("ask for every text in those that are", () => {
    expect(() => parse(inJapaneseOnly(aMunicipality()))).toThrow(/cityName\.en: is missing; add it/);
  });

  it("change nothing where all are offered", () => {
    expect(withEveryLanguage(aMunicipality())).toEqual(aMunicipality());
  });

  it.each([undefined, "x", 7, [], {}])("are none in %j", (value) => {
    expect(withEveryLanguage(value)).toEqual(value);
  });

  it("are both Kawasaki's", async () => {
    expect((await loadMunicipality("kawasaki")).languages).toEqual(["ja", "en"]);
  });
});
