import { japanTime } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import { mistyped, theService } from "./easy-phrases.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { neverAsked } from "./never-asked.ts";
import { type RegistrationFacts, registrationFacts } from "./registration-facts.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";

export interface AlreadyRegisteredMailFacts extends RegistrationFacts {
  readonly sentAt: Date;
}

/**
 * The mail that the owner of a registered address gets in place of a code: only the mailbox learns that the
 * address is known, never who typed it.
 */
export function renderAlreadyRegisteredMail(
  facts: AlreadyRegisteredMailFacts,
  language: Language,
  sender: MailSettings,
): Mail {
  return renderMail(letters[language](facts, sender), language, sender);
}

const letters: Localized<(facts: AlreadyRegisteredMailFacts, sender: MailSettings) => Letter> = {
  ja: ({ sentAt, ...registration }, { cityName, serviceName, contact }) => ({
    subject: `ご登録済みのお知らせ（${registration.codeNumber}通目）`,
    preview: "このメールアドレスは、すでに利用者登録がお済みです。",
    blocks: [
      `${serviceOfCity({ cityName, serviceName })}をご利用いただき、ありがとうございます。`,
      "このメールアドレスで利用者登録のお申し込みがありましたが、すでに利用者登録がお済みです。新たに登録していただく必要はありません。",
      { kind: "link", label: "こちらからログインしてください。", path: "/login" },
      {
        kind: "link",
        label: "パスワードをお忘れのときは、こちらをご覧ください。",
        path: "/password/reset",
      },
      {
        kind: "facts",
        facts: [...registrationFacts.ja(registration), { label: "送信日時", value: japanTime(sentAt, "ja") }],
      },
      `このお申し込みにお心当たりのない場合は、どなたかがメールアドレスを誤って入力した可能性があります。ご登録の内容は変わっておらず、お手続きの必要はありません。このようなメールが続くときは、${contact.ja}までお知らせください。`,
      neverAsked.ja(cityName),
    ],
  }),
  en: ({ sentAt, ...registration }, { cityName, serviceName, contact }) => ({
    subject: `You are already registered (email ${registration.codeNumber})`,
    preview: "This email address already has an account.",
    blocks: [
      `Thank you for using ${theCitysService({ cityName, serviceName })}.`,
      "We received a request to register this email address, but it is registered already. There is no need to register again.",
      { kind: "link", label: "Sign in here:", path: "/login" },
      {
        kind: "link",
        label: "If you have forgotten your password, see:",
        path: "/password/reset",
      },
      {
        kind: "facts",
        facts: [...registrationFacts.en(registration), { label: "Sent", value: japanTime(sentAt, "en") }],
      },
      `If you did not ask for this, someone may have mistyped their email address. Your account has not changed, and you need not do anything. If you keep getting these emails, please contact us: ${contact.en}.`,
      neverAsked.en(cityName),
    ],
  }),
  "ja-easy": ({ sentAt, ...registration }, sender) => ({
    subject: `もう 登録して あります（${registration.codeNumber}番目の メール）`,
    preview: "この メールアドレスは、もう 登録して あります。",
    blocks: [
      `${theService(sender)}を 使って くれて、ありがとうございます。`,
      "この メールアドレスで 登録する 手続きが ありました。でも、この メールアドレスは もう 登録して あります。新しく 登録しなくても いいです。",
      { kind: "link", label: "ここから ログインして ください。", path: "/login" },
      { kind: "link", label: "パスワードを 忘れた ときは、ここを 見て ください。", path: "/password/reset" },
      {
        kind: "facts",
        facts: [
          ...registrationFacts["ja-easy"](registration),
          { label: "送った 時間", value: japanTime(sentAt, "ja-easy") },
        ],
      },
      `${mistyped}登録した ことは 変わって いません。同じ メールが 続く ときは、${sender.contact["ja-easy"]}に 知らせて ください。`,
      neverAsked["ja-easy"](sender.cityName),
    ],
  }),
};
