import type { Language, Localized } from "../../contracts/language.ts";
import { htmlPart } from "./html-layout.ts";
import type { Closing, Letter, Mail, MailSettings } from "./mail.ts";
import { textPart } from "./text-layout.ts";

/** Gives a letter the form that all mails share: subject, text part and HTML part say the same. */
export function renderMail(letter: Letter, language: Language, sender: MailSettings): Mail {
  const closing = closings[language](sender);
  return {
    subject: `${brackets[language](sender.serviceName[language])}${letter.subject}`,
    text: textPart(letter, closing, language),
    html: htmlPart(letter, closing, language),
  };
}

const brackets: Localized<(service: string) => string> = {
  ja: (service) => `【${service}】`,
  en: (service) => `[${service}] `,
};

const closings: Localized<(sender: MailSettings) => Closing> = {
  ja: ({ cityName, serviceName, contact }) => [
    `${cityName.ja}　${serviceName.ja}`,
    `お問い合わせ：${contact.ja}`,
    "このメールは送信専用です。ご返信いただいてもお答えできません。",
  ],
  en: ({ cityName, serviceName, contact }) => [
    `${serviceName.en}, ${cityName.en}`,
    `Contact: ${contact.en}`,
    "This mailbox is not monitored. Please do not reply to this email.",
  ],
};
