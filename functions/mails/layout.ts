import type { Language, Localized } from "../../contracts/language.ts";
import { pathIn } from "../../contracts/site-paths.ts";
import { htmlPart } from "./html-layout.ts";
import type { Frame, Letter, Mail, MailSettings } from "./mail.ts";
import { textPart } from "./text-layout.ts";
import { withReadings } from "./with-readings.ts";

/** Gives a letter the form that all mails share: subject, text part and HTML part say the same. */
export function renderMail(written: Letter, language: Language, sender: MailSettings): Mail {
  const letter = readable[language](written);
  const frame: Frame = {
    language,
    closing: closings[language](sender),
    urlOf: (path) => `${sender.siteUrl}${pathIn(language, path)}`,
  };
  return {
    language,
    subject: `${brackets[language](sender.serviceName[language])}${letter.subject}`,
    text: textPart(letter, frame),
    html: htmlPart(letter, frame),
  };
}

const asItIs = (letter: Letter) => letter;

const readable: Localized<(letter: Letter) => Letter> = {
  ja: asItIs,
  en: asItIs,
  "ja-easy": withReadings,
};

const brackets: Localized<(service: string) => string> = {
  ja: (service) => `【${service}】`,
  en: (service) => `[${service}] `,
  "ja-easy": (service) => `【${service}】`,
};

const closings: Localized<(sender: MailSettings) => readonly string[]> = {
  ja: ({ cityName, serviceName, contact }) => [
    `${cityName.ja}　${serviceName.ja}`,
    `お問い合わせ：${contact.ja}`,
    "このメールは送信専用です。ご返信いただいてもお答えできません。",
  ],
  en: ({ cityName, serviceName, contact }) => [
    `${serviceName.en}, ${cityName.en}`,
    `Contact: ${contact.en}`,
    "Nobody reads replies to this email. Please do not reply to it.",
  ],
  "ja-easy": ({ cityName, serviceName, contact }) => [
    `${cityName["ja-easy"]}　${serviceName["ja-easy"]}`,
    `質問する ところ：${contact["ja-easy"]}`,
    "この メールに 返事を しないで ください。だれも 読みません。",
  ],
};
