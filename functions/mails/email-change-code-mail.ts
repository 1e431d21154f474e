import { japanTime } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import type { CodeMailFacts } from "./code-mail.ts";
import { theCity, theCitysService } from "./english-names.ts";
import { changeFacts } from "./flow-facts.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";

/** The mail with the code that proves the new mailbox of an account that changes its address. */
export function renderEmailChangeCodeMail(
  facts: CodeMailFacts,
  language: Language,
  sender: MailSettings,
): Mail {
  return renderMail(letters[language](facts, sender), language, sender);
}

const letters: Localized<(facts: CodeMailFacts, sender: MailSettings) => Letter> = {
  ja: ({ code, expiresAt, codeMinutes, ...change }, { cityName, serviceName }) => ({
    subject: `メールアドレス変更の認証コード（${change.codeNumber}通目）`,
    preview: `${japanTime(expiresAt, "ja")}まで有効な認証コードをお送りします。`,
    blocks: [
      `${cityName.ja}「${serviceName.ja}」で、このメールアドレスへの変更のお申し込みを受け付けました。`,
      "次の認証コードを変更画面の「認証コード」欄に入力し、「認証コードを確認する」を押してください。",
      { kind: "code", caption: `認証コード（${change.codeNumber}通目のメール）`, code },
      {
        kind: "facts",
        facts: [...changeFacts.ja(change), { label: "有効期限", value: japanTime(expiresAt, "ja") }],
      },
      `メール受信後、${codeMinutes}分以内に入力してください。入力すると、このメールアドレスが新しい利用者IDになります。`,
      {
        kind: "link",
        label: "変更画面を閉じてしまったときは、変更を始めたブラウザーで、次のページから続けられます。",
        path: "/mypage/email/code",
      },
      "このメールにお心当たりのない場合は、どなたかがメールアドレスを誤って入力した可能性があります。お手続きの必要はありませんので、恐れ入りますがこのメールを破棄してください。",
      `${cityName.ja}の職員が、メールや電話で認証コードやパスワードをお尋ねすることはありません。認証コードはほかの方に教えないでください。`,
    ],
  }),
  en: ({ code, expiresAt, codeMinutes, ...change }, { cityName, serviceName }) => ({
    subject: `Your code for the change of email address (email ${change.codeNumber})`,
    preview: `The code is valid until ${japanTime(expiresAt, "en")}.`,
    blocks: [
      `We received a request to use this email address for an account with ${theCitysService({ cityName, serviceName })}.`,
      "Please enter this verification code on the screen for the change and confirm it there.",
      { kind: "code", caption: `Verification code (email ${change.codeNumber})`, code },
      {
        kind: "facts",
        facts: [...changeFacts.en(change), { label: "Valid until", value: japanTime(expiresAt, "en") }],
      },
      `Please enter it within ${codeMinutes} minutes of receiving this email. This email address then becomes the new user ID.`,
      {
        kind: "link",
        label: "If you have closed the screen, continue here, in the browser in which you started:",
        path: "/mypage/email/code",
      },
      "If you did not ask for this code, someone may have mistyped their address. You need not do anything and can delete this email.",
      `Nobody from ${theCity(cityName.en)} will ever ask for your code or your password by email or telephone. Please do not share this code with anyone.`,
    ],
  }),
};
