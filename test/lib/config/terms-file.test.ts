import { describe, expect, it } from "@jest/globals";
import { termsFile } from "../../../lib/config/terms-file.ts";
import { aMunicipality } from "../../../testing/infrastructure/municipality.ts";

describe("the file of the terms", () => {
  it("holds every version in both languages, with the hash of the Japanese text", () => {
    const { terms } = aMunicipality();
    const before = { ...terms, version: "2", effectiveFrom: "2025-04-01" };
    expect(JSON.parse(termsFile({ terms, earlierTerms: [before] })["terms.json"])).toEqual({
      terms,
      earlierTerms: [before],
    });
  });
});
