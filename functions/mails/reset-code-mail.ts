import { japanTime } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import type { CodeMailFacts } from "./code-mail.ts";
import { mistyped, theService } from "./easy-phrases.ts";
import { resetFacts } from "./flow-facts.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { neverAskedForCode } from "./never-asked.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";

/** The mail with the code that lets the owner of a mailbox set a new password. */
export function renderResetCodeMail(facts: CodeMailFacts, language: Language, sender: MailSettings): Mail {
  return renderMail(letters[language](facts, sender), language, sender);
}

const letters: Localized<(facts: CodeMailFacts, sender: MailSettings) => Letter> = {
  ja: ({ code, expiresAt, codeMinutes, ...reset }, { cityName, serviceName }) => ({
    subject: `パスワード再設定の認証コード（${reset.codeNumber}通目）`,
    preview: `${japanTime(expiresAt, "ja")}まで有効な認証コードをお送りします。`,
    blocks: [
      `${serviceOfCity({ cityName, serviceName })}で、パスワードの再設定のお申し込みを受け付けました。`,
      "次の認証コードを再設定画面の「認証コード」欄に入力し、「認証コードを確認する」を押してください。",
      { kind: "code", caption: `認証コード（${reset.codeNumber}通目のメール）`, code },
      {
        kind: "facts",
        facts: [...resetFacts.ja(reset), { label: "有効期限", value: japanTime(expiresAt, "ja") }],
      },
      `メール受信後、${codeMinutes}分以内に新しいパスワードを設定してください。有効期限を過ぎたときは、再設定画面から新しい認証コードをお求めいただけます。`,
      {
        kind: "link",
        label: "再設定画面を閉じてしまったときは、再設定を始めたブラウザーで、次のページから続けられます。",
        path: "/password/reset/code",
      },
      "この再設定の新しい認証コードだけが使えます。複数のメールが届いたときは、再設定の開始、ブラウザー、何通目かが画面の表示と同じメールの認証コードを入力してください。",
      "このメールにお心当たりのない場合は、どなたかがメールアドレスを誤って入力した可能性があります。このままではパスワードは変わりませんので、恐れ入りますがこのメールを破棄してください。",
      neverAskedForCode.ja(cityName),
    ],
  }),
  en: ({ code, expiresAt, codeMinutes, ...reset }, { cityName, serviceName }) => ({
    subject: `Your code for a new password (email ${reset.codeNumber})`,
    preview: `The code is valid until ${japanTime(expiresAt, "en")}.`,
    blocks: [
      `We received a request for a new password for ${theCitysService({ cityName, serviceName })}.`,
      "Please enter this verification code on the screen for the new password and confirm it there.",
      { kind: "code", caption: `Verification code (email ${reset.codeNumber})`, code },
      {
        kind: "facts",
        facts: [...resetFacts.en(reset), { label: "Valid until", value: japanTime(expiresAt, "en") }],
      },
      `Please set your new password within ${codeMinutes} minutes of receiving this email. After that, you can ask for a new code on the screen.`,
      {
        kind: "link",
        label: "If you have closed the screen, continue here, in the browser in which you started:",
        path: "/password/reset/code",
      },
      "Only the newest code of this reset works. If you received several emails, use the one whose start, browser and number are the same as on the screen.",
      "If you did not ask for this code, someone may have mistyped their address. Your password does not change unless the code is entered, so you can ignore and delete this email.",
      neverAskedForCode.en(cityName),
    ],
  }),
  "ja-easy": ({ code, expiresAt, codeMinutes, ...reset }, sender) => ({
    subject: `パスワードを 新しく する 認証コード（${reset.codeNumber}番目の メール）`,
    preview: `認証コードを 使えるのは、${japanTime(expiresAt, "ja-easy")}までです。`,
    blocks: [
      `${theService(sender)}で、パスワードを 新しく する 手続きを 受け付けました。`,
      "下の 認証コード（数字）を、パスワードを 新しく する 画面の「認証コード」に 書いて ください。それから「認証コードを 確かめる」を 押して ください。",
      { kind: "code", caption: `認証コード（${reset.codeNumber}番目の メール）`, code },
      {
        kind: "facts",
        facts: [
          ...resetFacts["ja-easy"](reset),
          { label: "いつまで 使えるか", value: japanTime(expiresAt, "ja-easy") },
        ],
      },
      `メールが 届いて から ${codeMinutes}分の 間に、新しい パスワードを 決めて ください。時間が 終わった ときは、画面で 新しい 認証コードを 送る ことが できます。`,
      {
        kind: "link",
        label:
          "パスワードを 新しく する 画面を 閉じた ときは、始めた ブラウザーで、次の ページから 続けて ください。",
        path: "/password/reset/code",
      },
      "いちばん 新しい 認証コードだけ 使えます。メールが いくつも ある ときは、始めた 時間・ブラウザー・何番目の メールかが、画面と 同じ メールを 見て ください。",
      `${mistyped}この ままでは、パスワードは 変わりません。この メールは 捨てて ください。`,
      neverAskedForCode["ja-easy"](sender.cityName),
    ],
  }),
};
