import type { Localized } from "../../contracts/language.ts";
import { theCity } from "./service-name.ts";

/** What no member of the city's staff ever asks for: most mails end in it. */
type NeverAsked = Localized<(cityName: Localized) => string>;

export const neverAsked: NeverAsked = {
  ja: (cityName) => `${cityName.ja}の職員が、メールや電話でパスワードをお尋ねすることはありません。`,
  en: (cityName) =>
    `Nobody from ${theCity(cityName.en)} will ever ask for your password by email or telephone.`,
  "ja-easy": (cityName) =>
    `${cityName["ja-easy"]}の 人が、メールや 電話で パスワードを 聞く ことは ありません。`,
};

/** In a mail with a code, or about what one can be asked for. */
export const neverAskedForCode: NeverAsked = {
  ja: (cityName) =>
    `${cityName.ja}の職員が、メールや電話で認証コードやパスワードをお尋ねすることはありません。認証コードはほかの方に教えないでください。`,
  en: (cityName) =>
    `Nobody from ${theCity(cityName.en)} will ever ask for your code or your password by email or telephone. Please never share a code with anyone.`,
  "ja-easy": (cityName) =>
    `${cityName["ja-easy"]}の 人が、メールや 電話で 認証コードや パスワードを 聞く ことは ありません。認証コードを ほかの 人に 教えないで ください。`,
};

/** In a mail with a link that acts. */
export const neverAskedForLink: NeverAsked = {
  ja: (cityName) =>
    `${cityName.ja}の職員が、メールや電話で、このリンクやパスワードをお尋ねすることはありません。`,
  en: (cityName) =>
    `Nobody from ${theCity(cityName.en)} will ever ask for this link or your password by email or telephone.`,
  "ja-easy": (cityName) =>
    `${cityName["ja-easy"]}の 人が、メールや 電話で この リンクや パスワードを 聞く ことは ありません。`,
};
