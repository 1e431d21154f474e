import { describe, expect, it } from "@jest/globals";
import { siteConfigOf } from "../../../lib/config/site-config.ts";
import { aMunicipality } from "../../../testing/infrastructure/municipality.ts";

describe("the site's configuration", () => {
  it("is the municipality's, and names the mail domain to let through", () => {
    expect(siteConfigOf(aMunicipality(), "prod")).toMatchObject({
      municipality: "midori",
      cityName: { ja: "みどり市", en: "Midori City" },
      codeMinutes: 20,
      mailDomain: "mail.midori.example",
      accent: { primary: "#1b5e20" },
      catchphrase: { ja: ["みどりの手続き"] },
    });
  });

  it("has the notices newest first", () => {
    const text = { ja: "お知らせ", en: "Notice", "ja-easy": "お知らせ" };
    const notices = ["2026-04-01", "2026-06-01", "2026-05-01"].map((publishedOn) => ({
      publishedOn,
      title: text,
      body: text,
    }));
    const config = siteConfigOf({ ...aMunicipality(), notices }, "prod");
    expect(config.notices.map(({ publishedOn }) => publishedOn)).toEqual([
      "2026-06-01",
      "2026-05-01",
      "2026-04-01",
    ]);
  });

  it("leads to the local cloud's pages in the local cloud only", () => {
    expect(siteConfigOf(aMunicipality(), "prod").developerLinks).toBeUndefined();
    expect(siteConfigOf(aMunicipality(), "dev").developerLinks).toBeUndefined();
    expect(siteConfigOf(aMunicipality(), "local").developerLinks).toContainEqual({
      label: { ja: "届いたメール", en: "Mails that were sent", "ja-easy": "届いたメール" },
      url: "/_local/inbox",
    });
  });

  it("names what is wrong in the municipality's texts", () => {
    const municipality = aMunicipality();
    const site = { ...municipality.site, introduction: { ja: "", en: "x", "ja-easy": "x" } };
    expect(() => siteConfigOf({ ...municipality, site }, "prod")).toThrow(
      /municipalities\/midori is not valid:\n {2}introduction\.ja/,
    );
  });
});
