/** Sentences that the mails in やさしい日本語 share. */
import type { MailSettings } from "./mail.ts";

/** 「みどり市の みどり市電子申請サービス」 */
export const theService = ({ cityName, serviceName }: Pick<MailSettings, "cityName" | "serviceName">) =>
  `${cityName["ja-easy"]}の「${serviceName["ja-easy"]}」`;

/** What whoever did not ask for a mail makes of it. */
export const mistyped =
  "知らない メールの ときは、ほかの 人が メールアドレスを 間違えた かもしれません。何も しなくても いいです。";

export const askAtOnce = "知らない ときは、すぐに 下の ところに 聞いて ください。";

export const nothingToDo = "あなたが した ときは、何も しなくても いいです。";
