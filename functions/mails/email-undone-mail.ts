import type { Language, Localized } from "../../contracts/language.ts";
import { theService } from "./easy-phrases.ts";
import { renderMail } from "./layout.ts";
import type { Letter, Mail, MailSettings } from "./mail.ts";
import { momentFacts } from "./moment-facts.ts";
import { neverAsked } from "./never-asked.ts";
import { serviceOfCity, theCitysService } from "./service-name.ts";

export interface EmailUndoneMailFacts {
  readonly to: "previous" | "new";
  /** The address before is back; or the account is stopped until the city has looked at it. */
  readonly state: "reverted" | "frozen";
  readonly undoneAt: Date;
  /** Whether the change was that of a handover to another person. */
  readonly ofHandover?: boolean;
}

type LetterOf = (facts: EmailUndoneMailFacts, sender: MailSettings) => Letter;

/** The mail after the owner of the address before did not accept a change: to that address, or to the new one. */
export function renderEmailUndoneMail(
  facts: EmailUndoneMailFacts,
  language: Language,
  sender: MailSettings,
): Mail {
  const letters = facts.state === "frozen" ? frozen : facts.to === "previous" ? backToPrevious : takenFromNew;
  return renderMail(letters[language](facts, sender), language, sender);
}

const moment = ({ undoneAt: at }: EmailUndoneMailFacts, language: Language) =>
  ({ kind: "facts", facts: momentFacts({ at }, language) }) as const;

const backToPrevious: Localized<LetterOf> = {
  ja: (facts, sender) => ({
    subject: "メールアドレスの変更を取り消しました",
    preview: "新しいパスワードを設定してください。",
    blocks: [
      `お申し出により、${serviceOfCity(sender)}のメールアドレス（利用者ID）を、このメールアドレスに戻しました。すべての端末をログアウトし、パスワードを無効にしました。これまでのパスワードではログインできません。`,
      moment(facts, "ja"),
      {
        kind: "link",
        label: "ご利用を続けるには、こちらから新しいパスワードを設定してください。",
        path: "/password/reset",
      },
      "ほかのサービスでも同じパスワードをお使いの場合は、そちらのパスワードも変更してください。",
      `登録内容に心当たりのない変更があった場合は、恐れ入りますが、下記までお問い合わせください。${neverAsked.ja(sender.cityName)}`,
    ],
  }),
  en: (facts, sender) => ({
    subject: "The change of your email address was undone",
    preview: "Please set a new password.",
    blocks: [
      `As you asked, your account with ${theCitysService(sender)} has this email address (user ID) again. All browsers were signed out, and the password no longer works.`,
      moment(facts, "en"),
      {
        kind: "link",
        label: "To go on using your account, please set a new password:",
        path: "/password/reset",
      },
      "If you use the same password anywhere else, please change it there as well.",
      `If you find changes in your account that are not yours, please contact us as shown below. ${neverAsked.en(sender.cityName)}`,
    ],
  }),
  "ja-easy": (facts, sender) => ({
    subject: "メールアドレスを 前に 戻しました",
    preview: "新しい パスワードを 決めて ください。",
    blocks: [
      `あなたが ボタンを 押したので、${theService(sender)}の メールアドレス（利用者ID）を、この メールアドレスに 戻しました。スマートフォンや パソコンは 全部 ログアウトしました。前の パスワードは、もう 使えません。`,
      moment(facts, "ja-easy"),
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

const takenFromNew: Localized<LetterOf> = {
  ja: (facts, sender) => ({
    subject: "メールアドレスの変更が取り消されました",
    preview: "このメールアドレスではログインできなくなりました。",
    blocks: [
      `以前のメールアドレスへのお知らせからのお申し出により、${serviceOfCity(sender)}のメールアドレス（利用者ID）の変更を取り消しました。今後、このメールアドレスではログインできません。`,
      moment(facts, "ja"),
      "お心当たりのない場合は、恐れ入りますが、下記までお問い合わせください。",
      neverAsked.ja(sender.cityName),
    ],
  }),
  en: (facts, sender) => ({
    subject: "The change of an email address was undone",
    preview: "You can no longer sign in with this email address.",
    blocks: [
      `Whoever has the earlier address has undone the change of the email address (user ID) of an account with ${theCitysService(sender)} to this one. You can no longer sign in with this email address.`,
      moment(facts, "en"),
      "If you did not expect this, please contact us as shown below.",
      neverAsked.en(sender.cityName),
    ],
  }),
  "ja-easy": (facts, sender) => ({
    subject: "メールアドレスが 前に 戻りました",
    preview: "この メールアドレスでは ログインできなく なりました。",
    blocks: [
      `前の メールアドレスの 人が、${theService(sender)}の メールアドレス（利用者ID）を 前に 戻しました。これから、この メールアドレスでは ログインできません。`,
      moment(facts, "ja-easy"),
      "知らない ときは、下の ところに 聞いて ください。",
      neverAsked["ja-easy"](sender.cityName),
    ],
  }),
};

const frozen: Localized<LetterOf> = {
  ja: (facts, sender) => ({
    subject: "アカウントの利用を停止しました",
    preview: facts.ofHandover
      ? "担当者の引き継ぎについて確認が必要です。"
      : "メールアドレスの変更について確認が必要です。",
    blocks: [
      `以前のメールアドレスへのお知らせから、${facts.ofHandover ? "担当者の引き継ぎ" : "メールアドレス（利用者ID）の変更"}に心当たりがないとのお申し出がありました。${serviceOfCity(sender)}では、確認が済むまで、このアカウントの利用を停止し、すべての端末をログアウトしました。`,
      moment(facts, "ja"),
      "停止の間は、以前のメールアドレスでも新しいメールアドレスでもログインできません。恐れ入りますが、下記までお問い合わせください。",
      neverAsked.ja(sender.cityName),
    ],
  }),
  en: (facts, sender) => ({
    subject: "The account was stopped",
    preview: facts.ofHandover
      ? "The handover of the account has to be looked into."
      : "A change of the email address has to be looked into.",
    blocks: [
      `Whoever has the earlier address does not recognise the ${facts.ofHandover ? "handover of the account to another person" : "change of the email address (user ID)"}. Until this has been looked into, the account with ${theCitysService(sender)} is stopped, and all browsers were signed out.`,
      moment(facts, "en"),
      "Meanwhile nobody can sign in, neither with the earlier nor with the new email address. Please contact us as shown below.",
      neverAsked.en(sender.cityName),
    ],
  }),
  "ja-easy": (facts, sender) => ({
    subject: "アカウントを 止めました",
    preview: facts.ofHandover
      ? "担当者の 引き継ぎに ついて、市が 調べます。"
      : "メールアドレスが 変わった ことに ついて、市が 調べます。",
    blocks: [
      `前の メールアドレスの 人が、「${facts.ofHandover ? "担当者の 引き継ぎ" : "メールアドレス（利用者ID）が 変わった こと"}を 知らない」と 言いました。${theService(sender)}では、調べる ことが 終わるまで、この アカウントを 止めます。スマートフォンや パソコンは 全部 ログアウトしました。`,
      moment(facts, "ja-easy"),
      "止めて いる 間は、前の メールアドレスでも 新しい メールアドレスでも ログインできません。下の ところに 聞いて ください。",
      neverAsked["ja-easy"](sender.cityName),
    ],
  }),
};
