import { japanTime } from "../../contracts/japan-moment.ts";
import type { Language, Localized } from "../../contracts/language.ts";
import { theService } from "./easy-phrases.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { neverAsked } from "./never-asked.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";

export interface PasswordVoidedMailFacts {
  readonly voidedAt: Date;
}

/** The mail after its owner has disavowed what was done with an account: the way back in. */
export function renderPasswordVoidedMail(
  facts: PasswordVoidedMailFacts,
  language: Language,
  sender: MailSettings,
): Mail {
  return renderMail(letters[language](facts, sender), language, sender);
}

const letters: Localized<(facts: PasswordVoidedMailFacts, sender: MailSettings) => Letter> = {
  ja: ({ voidedAt }, { cityName, serviceName }) => ({
    subject: "パスワードを無効にしました",
    preview: "すべての端末をログアウトし、パスワードを無効にしました。",
    blocks: [
      `「心当たりがない」とのお申し出により、${serviceOfCity({ cityName, serviceName })}のすべての端末をログアウトし、パスワードを無効にしました。これまでのパスワードではログインできません。`,
      { kind: "facts", facts: [{ label: "日時", value: japanTime(voidedAt, "ja") }] },
      {
        kind: "link",
        label: "ご利用を続けるには、こちらから新しいパスワードを設定してください。",
        path: "/password/reset",
      },
      "ほかのサービスでも同じパスワードをお使いの場合は、そちらのパスワードも変更してください。",
      `登録内容に心当たりのない変更があった場合は、恐れ入りますが、下記までお問い合わせください。${neverAsked.ja(cityName)}`,
    ],
  }),
  en: ({ voidedAt }, { cityName, serviceName }) => ({
    subject: "Your password no longer works",
    preview: "All browsers were signed out, and the password no longer works.",
    blocks: [
      `You said that it was not you. We have signed you out of ${theCitysService({ cityName, serviceName })} in all browsers, and the password you had no longer works.`,
      { kind: "facts", facts: [{ label: "When", value: japanTime(voidedAt, "en") }] },
      {
        kind: "link",
        label: "To go on using your account, please set a new password:",
        path: "/password/reset",
      },
      "If you use the same password anywhere else, please change it there as well.",
      `If you find changes in your account that are not yours, please contact us as shown below. ${neverAsked.en(cityName)}`,
    ],
  }),
  "ja-easy": ({ voidedAt }, sender) => ({
    subject: "パスワードを 使えなく しました",
    preview: "全部 ログアウトして、パスワードを 使えなく しました。",
    blocks: [
      `あなたが「知らない」と 言ったので、${theService(sender)}から 全部 ログアウトして、パスワードを 使えなく しました。前の パスワードでは ログインできません。`,
      { kind: "facts", facts: [{ label: "いつ", value: japanTime(voidedAt, "ja-easy") }] },
      {
        kind: "link",
        label: "続けて 使う ためには、ここから 新しい パスワードを 決めて ください。",
        path: "/password/reset",
      },
      "ほかの サービスでも 同じ パスワードを 使って いる ときは、その パスワードも 変えて ください。",
      `登録した ことが 知らない 間に 変わって いる ときは、下の ところに 聞いて ください。${neverAsked["ja-easy"](sender.cityName)}`,
    ],
  }),
};
