import { describe, expect, it } from "@jest/globals";
import type { Language } from "../../contracts/language.ts";
import { fillShell } from "../../contracts/site-shell.ts";

const config = {
  cityName: { ja: "みどり市", en: "Midori City", "ja-easy": "みどり市" },
  serviceName: { ja: "手続き<みどり>", en: 'Midori "e" & more', "ja-easy": "手続き" },
  introduction: { ja: "はじめに", en: "Introduction", "ja-easy": "はじめに" },
  languages: ["ja", "en"] as Language[],
  contact: {
    ja: "市役所 電話 0120-000-111（平日）",
    en: "City hall, phone 0120-000-111",
    "ja-easy": "市役所",
  },
};

describe("the page before any script", () => {
  it("is filled with the municipality's texts in both languages, and nothing of them is markup", () => {
    const page = '<p title="{{serviceName.en}}">{{cityName.ja}} {{serviceName.ja}}</p>';
    expect(fillShell(page, config)).toBe(
      '<p title="Midori &quot;e&quot; &amp; more">みどり市 手続き&lt;みどり&gt;</p>',
    );
  });

  it("has no part in a language that is not offered, and no address there", () => {
    const page =
      '<link rel="alternate" hreflang="ja" href="/" />\n<link rel="alternate" hreflang="en" href="/en" />\n<p>{{cityName.ja}}</p>\n<div lang="en"><p>{{cityName.en}}</p></div>';
    expect(fillShell(page, { ...config, languages: ["ja"] })).toBe(
      '<link rel="alternate" hreflang="ja" href="/" />\n<p>みどり市</p>',
    );
  });

  it("has an address for each offered language, of two that are both Japanese", () => {
    const page =
      '<link rel="alternate" hreflang="ja" href="/" />\n<link rel="alternate" hreflang="ja-x-easy" href="/easy" />';
    expect(fillShell(page, config)).toBe('<link rel="alternate" hreflang="ja" href="/" />');
    expect(fillShell(page, { ...config, languages: ["ja", "ja-easy"] })).toBe(page);
  });

  it("leads to the telephone", () => {
    expect(fillShell("{{contact.ja}}", config)).toBe(
      '市役所 電話 <a class="phone" href="tel:0120000111">0120-000-111</a>（平日）',
    );
  });

  it.each(["{{mayor.ja}}", "{{cityName.fr}}"])("names %s, for which it has no text", (place) => {
    expect(() => fillShell(place, config)).toThrow(`the page has no text for ${place}`);
  });
});
