import type { Language, Localized } from "../../contracts/language.ts";
import { pathIn } from "../../contracts/site-paths.ts";
import { htmlPart } from "./html-layout.ts";
import type { Frame, Letter, Mail, MailSettings } from "./mail.ts";
import { type Names, namesItsCity } from "./service-name.ts";
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

const sideBySide: Localized<(city: string, service: string) => string> = {
  ja: (city, service) => `${city}　${service}`,
  en: (city, service) => `${service}, ${city}`,
  "ja-easy": (city, service) => `${city}　${service}`,
};

function cityAndService(names: Names, language: Language): string {
  const [city, service] = [names.cityName[language], names.serviceName[language]];
  return namesItsCity(names, language) ? service : sideBySide[language](city, service);
}

const closings: Localized<(sender: MailSettings) => readonly string[]> = {
  ja: ({ contact, ...names }) => [
    cityAndService(names, "ja"),
    `お問い合わせ：${contact.ja}`,
    "このメールは送信専用です。ご返信いただいてもお答えできません。",
  ],
  en: ({ contact, ...names }) => [
    cityAndService(names, "en"),
    `Contact: ${contact.en}`,
    "Nobody reads replies to this email. Please do not reply to it.",
  ],
  "ja-easy": ({ contact, ...names }) => [
    cityAndService(names, "ja-easy"),
    `質問する ところ：${contact["ja-easy"]}`,
    "この メールに 返事を しないで ください。だれも 読みません。",
  ],
};
