/** What My page says of a handover: apart from the words of its screens, which few load. */
import type { Localized } from "../../contracts/language.ts";
import { easyScreens } from "./easy-screens.ts";

export const handoverEntryWords: Localized<{ readonly title: string; readonly accepted: string }> = {
  ja: {
    title: "担当者の引き継ぎ",
    accepted: "アカウントを引き継ぎました。次回から、ご自身のメールアドレスでログインしてください。",
  },
  en: {
    title: "Hand the account over",
    accepted: "You have taken the account over. From now on, sign in with your own email address.",
  },
  get "ja-easy"() {
    return easyScreens.handoverEntry;
  },
};
