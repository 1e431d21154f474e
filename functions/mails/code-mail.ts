import { japanTime } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { type RegistrationFacts, registrationFacts } from "./registration-facts.ts";

export interface CodeMailFacts extends RegistrationFacts {
  readonly code: string;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  /** How long a code lives, in minutes. */
  readonly codeMinutes: number;
}

/**
 * The mail that proves an address. The code stands once in each part and in no subject or preview: those show on
 * lock screens and in the records of mail servers.
 */
export function renderCodeMail(facts: CodeMailFacts, language: Language, sender: MailSettings): Mail {
  return renderMail(letters[language](facts, sender), language, sender);
}

const letters: Localized<(facts: CodeMailFacts, sender: MailSettings) => Letter> = {
  ja: ({ code, sentAt, expiresAt, codeMinutes, ...registration }, { cityName, serviceName }) => ({
    subject: `認証コードのお知らせ（第${registration.codeNumber}回）`,
    preview: `${japanTime(expiresAt, "ja")}まで有効な認証コードをお送りします。`,
    blocks: [
      `${cityName.ja}「${serviceName.ja}」の利用者登録をお申し込みいただき、ありがとうございます。`,
      "次の認証コードを登録画面の「認証コード」欄に入力し、「認証コードを確認する」を押してください。",
      { kind: "code", caption: `第${registration.codeNumber}回の認証コード`, code },
      {
        kind: "facts",
        facts: [
          ...registrationFacts.ja(registration),
          { label: "送信日時", value: japanTime(sentAt, "ja") },
          { label: "有効期限", value: japanTime(expiresAt, "ja") },
        ],
      },
      `メール受信後、${codeMinutes}分以内に本登録画面で登録情報を入力してください。有効期限を過ぎたときは、登録画面から新しい認証コードをお求めいただけます。`,
      "この登録の新しい認証コードだけが使えます。複数のメールが届いたときは、登録の開始、ブラウザ、メールの回数が登録画面の表示と同じメールの認証コードを入力してください。",
      "このメールにお心当たりのない場合は、どなたかがメールアドレスを誤って入力した可能性があります。このままでは何も登録されませんので、恐れ入りますがこのメールを破棄してください。",
      `${cityName.ja}の職員が、メールや電話で認証コードやパスワードをお尋ねすることはありません。認証コードはほかの方に教えないでください。`,
    ],
  }),
  en: ({ code, sentAt, expiresAt, codeMinutes, ...registration }, { cityName, serviceName }) => ({
    subject: `Your verification code (issue ${registration.codeNumber})`,
    preview: `The code is valid until ${japanTime(expiresAt, "en")}.`,
    blocks: [
      `Thank you for your request to register with ${serviceName.en} of ${cityName.en}.`,
      "Please enter this verification code on the registration screen and confirm it there.",
      { kind: "code", caption: `Verification code, issue ${registration.codeNumber}`, code },
      {
        kind: "facts",
        facts: [
          ...registrationFacts.en(registration),
          { label: "Sent", value: japanTime(sentAt, "en") },
          { label: "Valid until", value: japanTime(expiresAt, "en") },
        ],
      },
      `Please complete the registration form within ${codeMinutes} minutes of receiving this email. After that, you can ask for a new code on the registration screen.`,
      "Only the newest code of this registration works. If you received several emails, use the one whose start, browser and issue are those that the registration screen shows.",
      "If you did not ask for this code, someone may have mistyped their address. Nothing is registered unless the code is entered, so you can ignore and delete this email.",
      `Nobody from ${cityName.en} will ever ask for your code or your password by email or telephone. Please do not share this code with anyone.`,
    ],
  }),
};
