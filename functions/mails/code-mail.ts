import { japanTime } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import { mistyped, theService } from "./easy-phrases.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { neverAskedForCode } from "./never-asked.ts";
import { type RegistrationFacts, registrationFacts } from "./registration-facts.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";

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
    subject: `認証コードのお知らせ（${registration.codeNumber}通目）`,
    preview: `${japanTime(expiresAt, "ja")}まで有効な認証コードをお送りします。`,
    blocks: [
      `${serviceOfCity({ cityName, serviceName })}の利用者登録をお申し込みいただき、ありがとうございます。`,
      "次の認証コードを登録画面の「認証コード」欄に入力し、「認証コードを確認する」を押してください。",
      { kind: "code", caption: `認証コード（${registration.codeNumber}通目のメール）`, code },
      {
        kind: "facts",
        facts: [
          ...registrationFacts.ja(registration),
          { label: "送信日時", value: japanTime(sentAt, "ja") },
          { label: "有効期限", value: japanTime(expiresAt, "ja") },
        ],
      },
      `メール受信後、${codeMinutes}分以内に本登録画面で登録情報を入力してください。入力内容を確認して登録すると、「本登録完了のお知らせ」のメールをお送りします。有効期限を過ぎたときは、登録画面から新しい認証コードをお求めいただけます。`,
      {
        kind: "link",
        label: "登録画面を閉じてしまったときは、登録を始めたブラウザーで、次のページから続けられます。",
        path: "/register/code",
      },
      "この登録の新しい認証コードだけが使えます。複数のメールが届いたときは、登録の開始、ブラウザー、何通目かが登録画面の表示と同じメールの認証コードを入力してください。",
      "このメールにお心当たりのない場合は、どなたかがメールアドレスを誤って入力した可能性があります。このままでは何も登録されませんので、恐れ入りますがこのメールを破棄してください。",
      neverAskedForCode.ja(cityName),
    ],
  }),
  en: ({ code, sentAt, expiresAt, codeMinutes, ...registration }, { cityName, serviceName }) => ({
    subject: `Your verification code (email ${registration.codeNumber})`,
    preview: `The code is valid until ${japanTime(expiresAt, "en")}.`,
    blocks: [
      `Thank you for registering with ${theCitysService({ cityName, serviceName })}.`,
      "Enter this verification code on the registration screen and choose “Verify the code”.",
      { kind: "code", caption: `Verification code (email ${registration.codeNumber})`, code },
      {
        kind: "facts",
        facts: [
          ...registrationFacts.en(registration),
          { label: "Sent", value: japanTime(sentAt, "en") },
          { label: "Valid until", value: japanTime(expiresAt, "en") },
        ],
      },
      `Complete the registration form within ${codeMinutes} minutes of receiving this email. When you have registered, we will send you an email to confirm it. If the time runs out, you can ask for a new code on the registration screen.`,
      {
        kind: "link",
        label:
          "If you have closed the registration screen, continue here, in the browser in which you started:",
        path: "/register/code",
      },
      "Only the newest code of this registration works. If you received several emails, use the one whose start, browser and number are the same as on the registration screen.",
      "If you did not ask for this code, someone may have mistyped their email address. Nothing is registered unless the code is entered, so you can ignore and delete this email.",
      neverAskedForCode.en(cityName),
    ],
  }),
  "ja-easy": ({ code, sentAt, expiresAt, codeMinutes, ...registration }, sender) => ({
    subject: `認証コードの お知らせ（${registration.codeNumber}番目の メール）`,
    preview: `認証コードを 使えるのは、${japanTime(expiresAt, "ja-easy")}までです。`,
    blocks: [
      `${theService(sender)}の 登録を 始めて くれて、ありがとうございます。`,
      "下の 認証コード（数字）を、登録の 画面の「認証コード」に 書いて ください。それから「認証コードを 確かめる」を 押して ください。",
      { kind: "code", caption: `認証コード（${registration.codeNumber}番目の メール）`, code },
      {
        kind: "facts",
        facts: [
          ...registrationFacts["ja-easy"](registration),
          { label: "送った 時間", value: japanTime(sentAt, "ja-easy") },
          { label: "いつまで 使えるか", value: japanTime(expiresAt, "ja-easy") },
        ],
      },
      `メールが 届いて から ${codeMinutes}分の 間に、あなたの 情報も 書いて ください。登録すると、「登録が 終わりました」と いう メールを 送ります。時間が 終わった ときは、登録の 画面で 新しい 認証コードを 送る ことが できます。`,
      {
        kind: "link",
        label: "登録の 画面を 閉じた ときは、始めた ブラウザーで、次の ページから 続けて ください。",
        path: "/register/code",
      },
      "いちばん 新しい 認証コードだけ 使えます。メールが いくつも ある ときは、始めた 時間・ブラウザー・何番目の メールかが、画面と 同じ メールを 見て ください。",
      `${mistyped}この ままでは、何も 登録しません。この メールは 捨てて ください。`,
      neverAskedForCode["ja-easy"](sender.cityName),
    ],
  }),
};
