import { japanTime } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import { theService } from "./easy-phrases.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { neverAsked } from "./never-asked.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";

export interface SignInFailuresMailFacts {
  readonly noticedAt: Date;
}

/** The mail that sign-ins keep failing: nothing has happened, and nobody is locked out. */
export function renderSignInFailuresMail(
  facts: SignInFailuresMailFacts,
  language: Language,
  sender: MailSettings,
): Mail {
  return renderMail(letters[language](facts, sender), language, sender);
}

const letters: Localized<(facts: SignInFailuresMailFacts, sender: MailSettings) => Letter> = {
  ja: ({ noticedAt }, { cityName, serviceName }) => ({
    subject: "ログインの失敗が続いています",
    preview: "ログインの失敗が続いています。ログインはされていません。",
    blocks: [
      `${serviceOfCity({ cityName, serviceName })}で、このメールアドレスへのログインの失敗が1時間に10回以上ありました。失敗したため、ログインはされていません。引き続き、正しいパスワードでログインできます。`,
      { kind: "facts", facts: [{ label: "日時", value: japanTime(noticedAt, "ja") }] },
      {
        kind: "link",
        label: "ご自身によるもので、パスワードを忘れた場合は、こちらから再設定できます。",
        path: "/password/reset",
      },
      "お心当たりのない場合は、どなたかがパスワードを推測しようとしている可能性があります。ほかのサービスと同じパスワードをお使いのときは、パスワードの変更をお勧めします。",
      `このお知らせは、1日に1回までお送りします。${neverAsked.ja(cityName)}`,
    ],
  }),
  en: ({ noticedAt }, { cityName, serviceName }) => ({
    subject: "Sign-ins to your account keep failing",
    preview: "Sign-ins to your account keep failing. Nobody got in.",
    blocks: [
      `Within an hour, ten or more attempts to sign in to your account with ${theCitysService({ cityName, serviceName })} failed. As they failed, nobody got in, and you can still sign in with your password.`,
      { kind: "facts", facts: [{ label: "When", value: japanTime(noticedAt, "en") }] },
      {
        kind: "link",
        label: "If it was you and you have forgotten your password, you can set a new one here:",
        path: "/password/reset",
      },
      "If it was not you, someone may be trying to guess your password. If you use the same password anywhere else, we recommend that you change it.",
      `We send this email at most once a day. ${neverAsked.en(cityName)}`,
    ],
  }),
  "ja-easy": ({ noticedAt }, sender) => ({
    subject: "ログインの 間違いが 続いて います",
    preview: "ログインの 間違いが 続いて います。だれも ログインして いません。",
    blocks: [
      `${theService(sender)}で、この メールアドレスの ログインが、1時間に 10回か、もっと 多く 間違って いました。間違いなので、だれも ログインして いません。あなたは、正しい パスワードで ログインできます。`,
      { kind: "facts", facts: [{ label: "いつ", value: japanTime(noticedAt, "ja-easy") }] },
      {
        kind: "link",
        label: "あなたが して、パスワードを 忘れた ときは、ここから 新しい パスワードを 決めて ください。",
        path: "/password/reset",
      },
      "知らない ときは、ほかの 人が パスワードを 探して いる かもしれません。ほかの サービスと 同じ パスワードの ときは、変えて ください。",
      `この お知らせは、1日に 1回まで 送ります。${neverAsked["ja-easy"](sender.cityName)}`,
    ],
  }),
};
