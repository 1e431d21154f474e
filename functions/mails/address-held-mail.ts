import { japanDay, japanTime } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import { mistyped, theService } from "./easy-phrases.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { type RegistrationFacts, registrationFacts } from "./registration-facts.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";

export interface AddressHeldMailFacts extends RegistrationFacts {
  readonly sentAt: Date;
  /** The end of the hold. */
  readonly heldUntil?: Date | undefined;
}

/**
 * The mail that an address gets in place of a code while it is kept for the account that left it: only the mailbox learns
 * that it is, and nobody by which account.
 */
export function renderAddressHeldMail(
  facts: AddressHeldMailFacts,
  language: Language,
  sender: MailSettings,
): Mail {
  return renderMail(letters[language](facts, sender), language, sender);
}

const letters: Localized<(facts: AddressHeldMailFacts, sender: MailSettings) => Letter> = {
  ja: ({ sentAt, heldUntil, ...registration }, { cityName, serviceName, contact }) => ({
    subject: `利用者登録について（${registration.codeNumber}通目）`,
    preview: "このメールアドレスは、現在登録できません。",
    blocks: [
      `${serviceOfCity({ cityName, serviceName })}をご利用いただき、ありがとうございます。`,
      `このメールアドレスは、現在登録できません${heldUntil ? `（${japanDay(heldUntil, "ja")}まで）` : ""}。そのため、認証コードはお送りしていません。`,
      "メールアドレスの変更や利用者登録の廃止のあと、しばらくのあいだ、以前のメールアドレスを登録できないようにしています。お急ぎのときは、ほかのメールアドレスで登録してください。",
      {
        kind: "facts",
        facts: [...registrationFacts.ja(registration), { label: "送信日時", value: japanTime(sentAt, "ja") }],
      },
      `このお申し込みにお心当たりのない場合は、どなたかがメールアドレスを誤って入力した可能性があります。お手続きの必要はありません。ご不明な点は、${contact.ja}までお問い合わせください。`,
    ],
  }),
  en: ({ sentAt, heldUntil, ...registration }, { cityName, serviceName, contact }) => ({
    subject: `About your registration (email ${registration.codeNumber})`,
    preview: "This email address cannot be registered at the moment.",
    blocks: [
      `Thank you for using ${theCitysService({ cityName, serviceName })}.`,
      `This email address cannot be registered at the moment${heldUntil ? ` (until ${japanDay(heldUntil, "en")})` : ""}. We have therefore sent no code.`,
      "After an account has changed its email address or has been closed, its earlier address cannot be registered for a while. If you are in a hurry, please register with another email address.",
      {
        kind: "facts",
        facts: [...registrationFacts.en(registration), { label: "Sent", value: japanTime(sentAt, "en") }],
      },
      `If you did not ask for this, someone may have mistyped their email address, and you need not do anything. If you have any questions, please contact us: ${contact.en}.`,
    ],
  }),
  "ja-easy": ({ sentAt, heldUntil, ...registration }, sender) => ({
    subject: `登録に ついて（${registration.codeNumber}番目の メール）`,
    preview: "この メールアドレスは、今 登録できません。",
    blocks: [
      `${theService(sender)}を 使って くれて、ありがとうございます。`,
      `この メールアドレスは、今 登録できません${heldUntil ? `（${japanDay(heldUntil, "ja-easy")}まで）` : ""}。ですから、認証コードは 送って いません。`,
      "メールアドレスを 変えた あとや、登録を やめた あとは、しばらくの 間、前の メールアドレスを 登録できません。急ぐ ときは、ほかの メールアドレスで 登録して ください。",
      {
        kind: "facts",
        facts: [
          ...registrationFacts["ja-easy"](registration),
          { label: "送った 時間", value: japanTime(sentAt, "ja-easy") },
        ],
      },
      `${mistyped}わからない ことは、${sender.contact["ja-easy"]}に 聞いて ください。`,
    ],
  }),
};
