import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { termsFile } from "../../../lib/config/terms-file.ts";
import { aMunicipality } from "../../../testing/infrastructure/municipality.ts";

describe("the file of the terms", () => {
  it("holds both languages and the hash of the Japanese text", () => {
    const { terms } = aMunicipality();
    expect(JSON.parse(termsFile(terms)["terms.json"])).toEqual({
      version: "3",
      effectiveFrom: "2026-04-01",
      sha256: createHash("sha256").update(Buffer.from("本文", "utf8")).digest("hex"),
      title: { ja: "利用規約", en: "Terms of use" },
      body: { ja: "本文", en: "Text" },
    });
  });
});
