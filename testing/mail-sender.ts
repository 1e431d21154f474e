import { language } from "../contracts/localized.ts";
import type { Mail, MailSettings } from "../functions/mails/mail.ts";

export const languages = language.options;

export const sender: MailSettings = {
  siteUrl: "https://procedures.example.jp",
  serviceName: { ja: "オンライン手続きかわさき（e-KAWASAKI）", en: "e-KAWASAKI Online Procedures" },
  cityName: { ja: "川崎市", en: "Kawasaki City" },
  contact: { ja: "利用者登録担当　044-200-0000", en: "User registration desk, +81-44-200-0000" },
};

/** Every run of exactly six digits in a mail: what a reader, or a program, could take for a code. */
export const sixDigitRuns = ({ subject, text, html }: Mail) => ({
  subject: runs(subject),
  text: runs(text),
  html: runs(html),
});

const runs = (part: string) => part.match(/(?<!\d)\d{6}(?!\d)/g) ?? [];
