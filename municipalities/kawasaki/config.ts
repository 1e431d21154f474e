import { readFileSync } from "node:fs";
import type { WrittenMunicipality } from "../../lib/config/municipality.ts";
import { codeMinutes, passwordMinLength } from "./promises.ts";
import { site } from "./site.ts";

const text = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");

export const municipality: WrittenMunicipality = {
  id: "kawasaki",
  cityName: { ja: "川崎市", en: "City of Kawasaki" },
  serviceName: { ja: "オンライン手続きかわさき(e-KAWASAKI)", en: "e-KAWASAKI" },
  serviceNameShort: { ja: "e-KAWASAKI", en: "e-KAWASAKI" },
  accountTypes: ["business", "individual"],
  languages: ["ja", "en"],
  passwordMinLength,
  codeMinutes,
  signInNotice: "new-browser",
  siteDomain: "e-kawasaki.dx.city.kawasaki.jp",
  mail: {
    // The city's published procedure tells registrants to let mails from @dx.city.kawasaki.jp through.
    domain: "dx.city.kawasaki.jp",
    sender: "no-reply@dx.city.kawasaki.jp",
    returnPathDomain: "bounce.dx.city.kawasaki.jp",
  },
  contact: {
    ja: "サンキューコールかわさき 電話 044-200-3939（午前8時〜午後9時、年中無休）",
    en: "Thank You Call Kawasaki, phone 044-200-3939 (8:00–21:00 JST, every day)",
  },
  terms: {
    version: "1.0",
    sha256: "4c1dd3054e93cb8e3d7b6e7481392a1177a262a824fbb6ebb7acef060b94a6b0",
    effectiveFrom: "2026-11-01",
    requiresAcceptance: false,
    title: {
      ja: "オンライン手続きかわさき(e-KAWASAKI)利用規約",
      en: "e-KAWASAKI Terms of Use",
    },
    body: { ja: text("terms.ja.md"), en: text("terms.en.md") },
  },
  earlierTerms: [],
  accent: { primary: "#00629b", onPrimary: "#ffffff" },
  notices: [
    {
      publishedOn: "2026-11-01",
      title: {
        ja: "認証コードのメールが届かないとき",
        en: "If the email with your verification code does not arrive",
      },
      body: {
        ja: "迷惑メール対策の設定により、メールが届かない場合があります。「@dx.city.kawasaki.jp」からのメールを受信できるように設定してください。",
        en: "A spam filter may hold it back. Allow emails from “@dx.city.kawasaki.jp”.",
      },
    },
  ],
  site,
};
