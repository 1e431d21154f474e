import { japanTime } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import type { CodeMailFacts } from "./code-mail.ts";
import { mistyped, theService } from "./easy-phrases.ts";
import { revivalFacts } from "./flow-facts.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { neverAskedForCode } from "./never-asked.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";

/** The mail with the code that brings a dormant account back into use. */
export function renderReviveCodeMail(facts: CodeMailFacts, language: Language, sender: MailSettings): Mail {
  return renderMail(letters[language](facts, sender), language, sender);
}

const letters: Localized<(facts: CodeMailFacts, sender: MailSettings) => Letter> = {
  ja: ({ code, expiresAt, codeMinutes, ...revival }, { cityName, serviceName }) => ({
    subject: `利用再開の認証コード（${revival.codeNumber}通目）`,
    preview: `${japanTime(expiresAt, "ja")}まで有効な認証コードをお送りします。`,
    blocks: [
      `${serviceOfCity({ cityName, serviceName })}で、休止中の利用者登録のご利用再開のお申し込みを受け付けました。`,
      "次の認証コードを利用再開の画面の「認証コード」欄に入力し、「認証コードを確認する」を押してください。",
      { kind: "code", caption: `認証コード（${revival.codeNumber}通目のメール）`, code },
      {
        kind: "facts",
        facts: [...revivalFacts.ja(revival), { label: "有効期限", value: japanTime(expiresAt, "ja") }],
      },
      `メール受信後、${codeMinutes}分以内に入力してください。入力するとご利用が再開され、これまでのパスワードでログインできます。`,
      {
        kind: "link",
        label: "画面を閉じてしまったときは、お申し込みをしたブラウザーで、次のページから続けられます。",
        path: "/revival/code",
      },
      "新しい認証コードだけが使えます。複数のメールが届いたときは、再開のお申し込み、ブラウザー、何通目かが画面の表示と同じメールの認証コードを入力してください。",
      "このメールにお心当たりのない場合は、どなたかがメールアドレスを誤って入力した可能性があります。このままではご利用は再開されませんので、恐れ入りますがこのメールを破棄してください。",
      neverAskedForCode.ja(cityName),
    ],
  }),
  en: ({ code, expiresAt, codeMinutes, ...revival }, { cityName, serviceName }) => ({
    subject: `Your code for resuming your account (email ${revival.codeNumber})`,
    preview: `The code is valid until ${japanTime(expiresAt, "en")}.`,
    blocks: [
      `We received a request to resume your paused account with ${theCitysService({ cityName, serviceName })}.`,
      "Please enter this verification code on the screen for resuming your account and confirm it there.",
      { kind: "code", caption: `Verification code (email ${revival.codeNumber})`, code },
      {
        kind: "facts",
        facts: [...revivalFacts.en(revival), { label: "Valid until", value: japanTime(expiresAt, "en") }],
      },
      `Please enter it within ${codeMinutes} minutes of receiving this email. Your account is then resumed, and you sign in with the password that you had.`,
      {
        kind: "link",
        label: "If you have closed the screen, continue here, in the browser in which you asked for it:",
        path: "/revival/code",
      },
      "Only the newest code works. If you received several emails, use the one whose time, browser and number are the same as on the screen.",
      "If you did not ask for this code, someone may have mistyped their address. Your account stays paused unless the code is entered, so you can ignore and delete this email.",
      neverAskedForCode.en(cityName),
    ],
  }),
  "ja-easy": ({ code, expiresAt, codeMinutes, ...revival }, sender) => ({
    subject: `また 使う ための 認証コード（${revival.codeNumber}番目の メール）`,
    preview: `認証コードを 使えるのは、${japanTime(expiresAt, "ja-easy")}までです。`,
    blocks: [
      `${theService(sender)}で、休んで いる 登録を また 使う 手続きを 受け付けました。`,
      "下の 認証コード（数字）を、また 使う ための 画面の「認証コード」に 書いて ください。それから「認証コードを 確かめる」を 押して ください。",
      { kind: "code", caption: `認証コード（${revival.codeNumber}番目の メール）`, code },
      {
        kind: "facts",
        facts: [
          ...revivalFacts["ja-easy"](revival),
          { label: "いつまで 使えるか", value: japanTime(expiresAt, "ja-easy") },
        ],
      },
      `メールが 届いて から ${codeMinutes}分の 間に 書いて ください。書くと、また 使う ことが できます。前と 同じ パスワードで ログインして ください。`,
      {
        kind: "link",
        label: "画面を 閉じた ときは、始めた ブラウザーで、次の ページから 続けて ください。",
        path: "/revival/code",
      },
      "いちばん 新しい 認証コードだけ 使えます。メールが いくつも ある ときは、始めた 時間・ブラウザー・何番目の メールかが、画面と 同じ メールを 見て ください。",
      `${mistyped}この ままでは、登録は 休んだ ままです。この メールは 捨てて ください。`,
      neverAskedForCode["ja-easy"](sender.cityName),
    ],
  }),
};
