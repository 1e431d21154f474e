/** Sentences that the mails in やさしい日本語 share. */
import { type Names, namesItsCity } from "./service-name.ts";

/** 「みほん市の「e-MIHON」」 */
export const theService = (names: Names) =>
  `${namesItsCity(names, "ja-easy") ? "" : `${names.cityName["ja-easy"]}の`}「${names.serviceName["ja-easy"]}」`;

/** What whoever did not ask for a mail makes of it. */
export const mistyped =
  "知らない メールの ときは、ほかの 人が メールアドレスを 間違えた かもしれません。何も しなくても いいです。";

export const askAtOnce = "知らない ときは、すぐに 下の ところに 聞いて ください。";

export const nothingToDo = "あなたが した ときは、何も しなくても いいです。";
