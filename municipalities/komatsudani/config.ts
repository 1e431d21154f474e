import { readFileSync } from "node:fs";
import type { WrittenMunicipality } from "../../lib/config/municipality.ts";
import { site } from "./site.ts";

const text = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");

/**
 * No real town: a small one, as `npm run municipality -- new` has written it. Accounts for individuals alone, in Japanese alone,
 * without a logo.
 */
export const municipality: WrittenMunicipality = {
  id: "komatsudani",
  cityName: { ja: "小松谷町" },
  serviceName: { ja: "小松谷町オンライン手続き" },
  accountTypes: ["individual"],
  languages: ["ja"],
  passwordMinLength: 8,
  codeMinutes: 30,
  signInNotice: "new-browser",
  siteDomain: "tetsuzuki.komatsudani.example",
  capacity: { dev: "new-account", prod: "small" },
  mail: {
    domain: "mail.tetsuzuki.komatsudani.example",
    sender: "no-reply@mail.tetsuzuki.komatsudani.example",
    returnPathDomain: "bounce.mail.tetsuzuki.komatsudani.example",
  },
  contact: { ja: "小松谷町役場 電話 000-000-0000（平日 午前9時〜午後5時）" },
  terms: {
    version: "1.0",
    sha256: "e5703e115018c29d9958a15b189861241c0b14d663d34169a220fe49743102fd",
    effectiveFrom: "2026-11-29",
    requiresAcceptance: false,
    title: { ja: "小松谷町オンライン手続き利用規約" },
    body: { ja: text("terms.ja.md") },
  },
  earlierTerms: [],
  accent: { primary: "#1b5e20", onPrimary: "#ffffff" },
  notices: [],
  site,
};
