import type { Localized } from "../../contracts/language.ts";

/** The words that functions give as `reason`; a word that is missing here is shown as it stands in the record. */
export const reasons: Localized<Readonly<Record<string, string>>> = {
  ja: {
    adopted: "遅れてできた利用者に、アカウントを付けた",
    released: "アカウントができる前だったので、入力をやり直せる状態に戻した",
    finished: "アカウントはできていたので、残りの処理を済ませた",
    password: "メールアドレスかパスワードが合わない",
    "starts-per-client": "同じ接続元からの登録開始の上限",
    "codes-per-address": "同じ宛先へのコード送付の上限",
    "mails-per-minute": "サービス全体の送信数の上限",
    "wrong-codes-per-address": "同じ宛先でのコード誤りの上限",
  },
  en: {
    adopted: "a user who was made late got their account",
    released: "no account had been made, so the form can be sent again",
    finished: "the account had been made, so the rest was done",
    password: "address or password do not match",
    "starts-per-client": "limit of registrations begun from one client",
    "codes-per-address": "limit of codes for one address",
    "mails-per-minute": "limit of mails of the whole service",
    "wrong-codes-per-address": "limit of wrong codes for one address",
  },
};
