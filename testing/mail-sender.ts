import { language } from "../contracts/localized.ts";
import { codesIn } from "../contracts/verification-code.ts";
import type { Mail, MailSettings } from "../functions/mails/mail.ts";

export const languages = language.options;

export const sender: MailSettings = {
  siteUrl: "https://procedures.example.jp",
  serviceName: {
    ja: "オンライン手続きかわさき（e-KAWASAKI）",
    "ja-easy": "オンライン手続きかわさき（e-KAWASAKI）",
    en: "e-KAWASAKI Online Procedures",
  },
  cityName: { ja: "川崎市", "ja-easy": "川崎市", en: "Kawasaki City" },
  contact: {
    ja: "利用者登録担当　044-200-0000",
    "ja-easy": "利用者登録担当　044-200-0000",
    en: "User registration desk, +81-44-200-0000",
  },
};

/** What a reader, or a program, could take for a code in a mail. */
export const codesInMail = ({ subject, text, html }: Mail) => ({
  subject: codesIn(subject),
  text: codesIn(text),
  html: codesIn(html),
});
