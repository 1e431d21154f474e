import {
  type MunicipalityConfig,
  municipalityConfig,
  type WrittenMunicipality,
} from "../../lib/config/municipality.ts";

/** A municipality that is not Kawasaki, as its folder would describe it. */
export const aMunicipality = (): MunicipalityConfig => municipalityConfig.parse(written());

const written = (): WrittenMunicipality => ({
  id: "midori",
  cityName: { ja: "みどり市", en: "Midori City" },
  serviceName: { ja: "みどり市電子申請サービス", en: "Midori online procedures" },
  accountTypes: ["business", "individual"],
  languages: ["ja", "en"],
  passwordMinLength: 8,
  codeMinutes: 20,
  signInNotice: "new-browser",
  siteDomain: "registration.midori.example",
  certificates: { prod: "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d" },
  mail: {
    domain: "mail.midori.example",
    sender: "registration@mail.midori.example",
    returnPathDomain: "bounce.mail.midori.example",
  },
  contact: { ja: "みどり市役所 電話 000-000-0000", en: "Midori City Hall, phone 000-000-0000" },
  terms: {
    version: "3",
    sha256: "2617ab4ad6fe995785421872bde4648311a8de11848c1f487fb7eb458572e87b",
    requiresAcceptance: false,
    effectiveFrom: "2026-04-01",
    title: { ja: "利用規約", en: "Terms of use" },
    body: { ja: "本文", en: "Text" },
  },
  earlierTerms: [],
  accent: { primary: "#1b5e20", onPrimary: "#ffffff" },
  notices: [],
  site: {
    catchphrase: { ja: ["みどりの手続き"], en: ["Procedures in Midori"] },
    introduction: { ja: "みどり市の手続きです。", en: "Procedures of Midori City." },
    purposeOfUse: { ja: "登録のために使います。", en: "Used for your registration." },
    links: [],
    procedures: { individual: [], business: [] },
    help: ["mail", "password"].map((id) => ({
      id,
      title: { ja: "ヘルプ", en: "Help" },
      body: [{ ja: "説明", en: "Explanation" }],
    })),
    faq: [],
  },
});
