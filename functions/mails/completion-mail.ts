import { japanTime } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { singleLine } from "./single-line.ts";
import { unlinked } from "./unlinked.ts";

export interface CompletionMailFacts {
  /** The organisation's name, or the person's. */
  readonly name: string;
  readonly completedAt: Date;
}

/** The mail that confirms a finished registration (本登録完了). */
export function renderCompletionMail(
  facts: CompletionMailFacts,
  language: Language,
  sender: MailSettings,
): Mail {
  return renderMail(letters[language](facts, sender), language, sender);
}

const letters: Localized<(facts: CompletionMailFacts, sender: MailSettings) => Letter> = {
  ja: ({ name, completedAt }, { cityName, serviceName, siteUrl }) => ({
    subject: "本登録完了のお知らせ",
    preview: "利用者登録が完了しました。",
    blocks: [
      { kind: "addressee", name: unlinked(singleLine(name)), honorific: "　様" },
      `${cityName.ja}「${serviceName.ja}」の利用者登録が完了しました。ご登録いただき、ありがとうございます。`,
      {
        kind: "facts",
        facts: [
          { label: "登録完了日時", value: japanTime(completedAt, "ja") },
          { label: "利用者ID", value: "このメールを受け取られたメールアドレス" },
        ],
      },
      "ログインには、利用者IDと、登録の際に設定されたパスワードをお使いください。",
      {
        kind: "link",
        label: "登録された利用者情報は、マイページから確認、修正をすることができます。",
        url: `${siteUrl}/mypage`,
      },
      "この登録にお心当たりのない場合は、恐れ入りますが、下記までお問い合わせください。",
      `${cityName.ja}の職員が、メールや電話でパスワードをお尋ねすることはありません。`,
    ],
  }),
  en: ({ name, completedAt }, { cityName, serviceName, siteUrl }) => ({
    subject: "Your registration is complete",
    preview: "You can now sign in.",
    blocks: [
      { kind: "addressee", name: unlinked(singleLine(name)), honorific: "" },
      `Your registration with ${serviceName.en} of ${cityName.en} is complete. Thank you for registering.`,
      {
        kind: "facts",
        facts: [
          { label: "Completed", value: japanTime(completedAt, "en") },
          { label: "User ID", value: "the email address that received this message" },
        ],
      },
      "To sign in, use your user ID and the password that you chose when registering.",
      {
        kind: "link",
        label: "You can see and correct your registered information on My page:",
        url: `${siteUrl}/mypage`,
      },
      "If you did not register, please contact us as shown below.",
      `Nobody from ${cityName.en} will ever ask for your password by email or telephone.`,
    ],
  }),
};
