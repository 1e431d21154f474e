import { japanTime } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import type { CodeMailFacts } from "./code-mail.ts";
import { mistyped, theService } from "./easy-phrases.ts";
import { changeFacts } from "./flow-facts.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { neverAskedForCode } from "./never-asked.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";

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
      `${serviceOfCity({ cityName, serviceName })}で、このメールアドレスへの変更のお申し込みを受け付けました。`,
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
      neverAskedForCode.ja(cityName),
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
      neverAskedForCode.en(cityName),
    ],
  }),
  "ja-easy": ({ code, expiresAt, codeMinutes, ...change }, sender) => ({
    subject: `メールアドレスを 変える 認証コード（${change.codeNumber}番目の メール）`,
    preview: `認証コードを 使えるのは、${japanTime(expiresAt, "ja-easy")}までです。`,
    blocks: [
      `${theService(sender)}で、この メールアドレスに 変える 手続きを 受け付けました。`,
      "下の 認証コード（数字）を、変える 画面の「認証コード」に 書いて ください。それから「認証コードを 確かめる」を 押して ください。",
      { kind: "code", caption: `認証コード（${change.codeNumber}番目の メール）`, code },
      {
        kind: "facts",
        facts: [
          ...changeFacts["ja-easy"](change),
          { label: "いつまで 使えるか", value: japanTime(expiresAt, "ja-easy") },
        ],
      },
      `メールが 届いて から ${codeMinutes}分の 間に 書いて ください。書くと、この メールアドレスが 新しい 利用者IDに なります。`,
      {
        kind: "link",
        label: "変える 画面を 閉じた ときは、始めた ブラウザーで、次の ページから 続けて ください。",
        path: "/mypage/email/code",
      },
      "いちばん 新しい 認証コードだけ 使えます。メールが いくつも ある ときは、始めた 時間・ブラウザー・何番目の メールかが、画面と 同じ メールを 見て ください。",
      `${mistyped}この メールは 捨てて ください。`,
      neverAskedForCode["ja-easy"](sender.cityName),
    ],
  }),
};
