import { readFileSync } from "node:fs";
import type { WrittenMunicipality } from "../../lib/config/municipality.ts";

const text = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");
const title = {
  ja: "みどり市電子申請サービス利用規約",
  en: "Midori Online Procedures: Terms of Use",
  "ja-easy": "みどり市電子申請サービス 利用規約（使う ときの きまり）",
};

/** In やさしい日本語 a plain summary stands above the text that binds. */
const withSummary = (version: 1 | 2) =>
  `${text(`terms-${version}.ja-easy.md`)}\n${text(`terms-${version}.ja.md`)}`;

/**
 * No real city: one to try what Kawasaki has not met yet, such as terms that everybody has to agree to anew
 * (docs/deploy.md, "Changing the terms of use").
 */
export const municipality: WrittenMunicipality = {
  id: "midori",
  cityName: { ja: "みどり市", en: "Midori City", "ja-easy": "みどり市" },
  serviceName: {
    ja: "みどり市電子申請サービス",
    en: "Midori Online Procedures",
    "ja-easy": "みどり市電子申請サービス",
  },
  accountTypes: ["business", "individual"],
  languages: ["ja", "en", "ja-easy"],
  passwordMinLength: 8,
  profileFields: {
    business: { corporateNumber: "optional", tradeName: "optional", department: "required" },
  },
  codeMinutes: 30,
  signInNotice: "new-browser",
  siteDomain: "procedures.midori.example",
  mail: {
    domain: "mail.midori.example",
    sender: "no-reply@mail.midori.example",
    returnPathDomain: "bounce.mail.midori.example",
  },
  contact: {
    ja: "みどり市役所 電話 000-000-0000（平日 午前9時〜午後5時）",
    en: "Midori City Hall, phone 000-000-0000 (weekdays, 9:00–17:00 JST)",
    "ja-easy": "みどり市役所 電話 000-000-0000（月曜日から 金曜日まで、午前9時から 午後5時まで）",
  },
  terms: {
    version: "2.0",
    sha256: "c3dd0ec37cbdcbfb77d7575be306dafefbe2efe2754ed006e69a6a75b403c8b9",
    noticeFrom: "2027-01-15",
    effectiveFrom: "2027-02-01",
    requiresAcceptance: true,
    title,
    body: { ja: text("terms-2.ja.md"), en: text("terms-2.en.md"), "ja-easy": withSummary(2) },
    changes: {
      ja: "- 手続の結果を、登録されたメールアドレスに通知することとしました(第2条)。\n- 規約の変更についての条を、第3条に移しました。",
      en: "- The City sends the results of procedures to the registered email address (Article 2).\n- The article on changes to these terms has become Article 3.",
      "ja-easy":
        "- 手続きの 結果を、あなたの メールアドレスに 知らせます（第2条）。\n- 利用規約を 変える ときの きまりは、第3条に なりました。",
    },
  },
  earlierTerms: [
    {
      version: "1.0",
      sha256: "bcd9383ee21dbcab711d39e9c33dd324d6e24c40535d0f7687f505ffe6995e5c",
      effectiveFrom: "2026-04-01",
      requiresAcceptance: false,
      title,
      body: { ja: text("terms-1.ja.md"), en: text("terms-1.en.md"), "ja-easy": withSummary(1) },
    },
  ],
  logo: text("logo.svg"),
  icon: text("icon.svg"),
  accent: { primary: "#1b5e20", onPrimary: "#ffffff" },
  notices: [],
  site: {
    catchphrase: {
      ja: ["みどり市の", "オンライン手続き"],
      en: ["Procedures of", "Midori City"],
      "ja-easy": ["みどり市の 手続きを", "インターネットで"],
    },
    introduction: {
      ja: "みどり市の手続きを、いつでもオンラインで行えます。",
      en: "The procedures of Midori City, online at any time.",
      "ja-easy": "みどり市の 手続きを、インターネットで いつでも する ことが できます。",
    },
    purposeOfUse: {
      ja: "入力された情報は、利用者登録と手続きのために使います。",
      en: "What you enter is used for your registration and your procedures.",
      "ja-easy": "あなたが 書いた ことは、登録と 手続きの ために 使います。",
    },
    links: [],
    procedures: { individual: [], business: [] },
    help: [
      {
        id: "password",
        title: {
          ja: "パスワードをお忘れのとき",
          en: "If you have forgotten your password",
          "ja-easy": "パスワードを 忘れた とき",
        },
        body: [
          {
            ja: "ログイン画面の「パスワードを忘れた方はこちら」から、再設定してください。",
            en: "Choose “Forgot your password?” on the login screen.",
            "ja-easy":
              "ログインの 画面の「パスワードを 忘れた 人は こちら」を 押して ください。新しい パスワードを 決める ことが できます。",
          },
        ],
      },
      {
        id: "mail",
        title: {
          ja: "メールが届かないとき",
          en: "If an email does not arrive",
          "ja-easy": "メールが 届かない とき",
        },
        body: [
          {
            ja: "「@mail.midori.example」からのメールを受信できるように設定してください。",
            en: "Allow emails from “@mail.midori.example”.",
            "ja-easy": "「@mail.midori.example」からの メールが 届くように して ください。",
          },
        ],
      },
    ],
    faq: [],
  },
};
