import { japanTime } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import { theService } from "./easy-phrases.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { maskedEmail } from "./masked-email.ts";
import { neverAsked } from "./never-asked.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";
import { singleLine } from "./single-line.ts";
import { unlinked } from "./unlinked.ts";

export interface CompletionMailFacts {
  /** The organisation's name, or the person's. */
  readonly name: string;
  /** The user id; shown in part, as mails are forwarded and printed. */
  readonly email: string;
  readonly completedAt: Date;
  readonly receptionNumber: string;
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
  ja: ({ name, email, completedAt, receptionNumber }, { cityName, serviceName, contact }) => ({
    subject: "本登録完了のお知らせ",
    preview: "利用者登録が完了しました。",
    blocks: [
      { kind: "addressee", name: unlinked(singleLine(name)), honorific: "　様" },
      `${serviceOfCity({ cityName, serviceName })}の利用者登録が完了しました。ご登録いただき、ありがとうございます。`,
      {
        kind: "facts",
        facts: [
          { label: "受付番号", value: receptionNumber },
          { label: "登録完了日時", value: japanTime(completedAt, "ja") },
          { label: "利用者ID", value: `${maskedEmail(email)}（このメールを受け取られたメールアドレス）` },
        ],
      },
      "ログインには、利用者IDと、登録の際に設定されたパスワードをお使いください。",
      {
        kind: "link",
        label: "オンラインの手続きを始められます。手続きは、次のページの一覧からお探しください。",
        path: "/",
      },
      {
        kind: "link",
        label: "登録された利用者情報は、マイページから確認、修正をすることができます。",
        path: "/mypage",
      },
      `この登録にお心当たりのない場合は、どなたかがこのメールアドレスで登録した可能性があります。恐れ入りますが、${contact.ja}までお知らせください。`,
      neverAsked.ja(cityName),
    ],
  }),
  en: ({ name, email, completedAt, receptionNumber }, { cityName, serviceName, contact }) => ({
    subject: "Your registration is complete",
    preview: "You can now sign in.",
    blocks: [
      { kind: "addressee", name: unlinked(singleLine(name)), honorific: "" },
      `Your registration with ${theCitysService({ cityName, serviceName })} is complete. Thank you for registering.`,
      {
        kind: "facts",
        facts: [
          { label: "Reception number", value: receptionNumber },
          { label: "Completed", value: japanTime(completedAt, "en") },
          { label: "User ID", value: `${maskedEmail(email)} (the email address that received this message)` },
        ],
      },
      "To sign in, use your user ID and the password that you chose when registering.",
      {
        kind: "link",
        label: "You can now use online procedures. Find them in the lists here:",
        path: "/",
      },
      {
        kind: "link",
        label: "You can see and correct your registered information on My page:",
        path: "/mypage",
      },
      `If you did not register, someone may have used your email address. Please contact us: ${contact.en}.`,
      neverAsked.en(cityName),
    ],
  }),
  "ja-easy": ({ name, email, completedAt, receptionNumber }, sender) => ({
    subject: "登録が 終わりました（本登録完了のお知らせ）",
    preview: "登録が 終わりました。",
    blocks: [
      { kind: "addressee", name: unlinked(singleLine(name)), honorific: "　さん" },
      `${theService(sender)}の 登録が 終わりました。ありがとうございます。`,
      {
        kind: "facts",
        facts: [
          { label: "受付番号", value: receptionNumber },
          { label: "登録が 終わった 時間", value: japanTime(completedAt, "ja-easy") },
          { label: "利用者ID", value: `${maskedEmail(email)}（この メールが 届いた メールアドレス）` },
        ],
      },
      "ログインには、利用者IDと、登録の とき 決めた パスワードを 使って ください。",
      {
        kind: "link",
        label: "インターネットで 手続きを する ことが できます。次の ページで 探して ください。",
        path: "/",
      },
      {
        kind: "link",
        label: "登録した 情報は、マイページで 見る ことと 直す ことが できます。",
        path: "/mypage",
      },
      `あなたが 登録して いない ときは、ほかの 人が この メールアドレスで 登録した かもしれません。${sender.contact["ja-easy"]}に 知らせて ください。`,
      neverAsked["ja-easy"](sender.cityName),
    ],
  }),
};
