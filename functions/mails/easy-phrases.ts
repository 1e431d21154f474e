/** Sentences that the mails in やさしい日本語 share. */
import type { MailSettings } from "./mail.ts";

/** 「みどり市の みどり市電子申請サービス」 */
export const theService = ({ cityName, serviceName }: Pick<MailSettings, "cityName" | "serviceName">) =>
  `${cityName["ja-easy"]}の「${serviceName["ja-easy"]}」`;

export const neverAsked = ({ cityName }: Pick<MailSettings, "cityName">) =>
  `${cityName["ja-easy"]}の 人が、メールや 電話で パスワードを 聞く ことは ありません。`;

export const neverAskedForCode = ({ cityName }: Pick<MailSettings, "cityName">) =>
  `${cityName["ja-easy"]}の 人が、メールや 電話で 認証コードや パスワードを 聞く ことは ありません。認証コードを ほかの 人に 教えないで ください。`;

export const neverAskedForLink = ({ cityName }: Pick<MailSettings, "cityName">) =>
  `${cityName["ja-easy"]}の 人が、メールや 電話で この リンクや パスワードを 聞く ことは ありません。`;

/** What whoever did not ask for a mail makes of it. */
export const mistyped =
  "知らない メールの ときは、ほかの 人が メールアドレスを 間違えた かもしれません。何も しなくても いいです。";

export const askAtOnce = "知らない ときは、すぐに 下の ところに 聞いて ください。";

export const nothingToDo = "あなたが した ときは、何も しなくても いいです。";
