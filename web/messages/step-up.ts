import type { Localized } from "../../contracts/language.ts";
import { easyScreens } from "./easy-screens.ts";

/** The words of the dialog that asks for the password anew. */
export const stepUpWords: Localized<
  Readonly<Record<"title" | "lead" | "password" | "submit" | "cancel", string>>
> = {
  ja: {
    title: "パスワードの確認",
    lead: "ご本人であることを確認するため、現在のパスワードを入力してください。",
    password: "現在のパスワード",
    submit: "確認する",
    cancel: "やめる",
  },
  en: {
    title: "Confirm your password",
    lead: "Enter your current password, so that we know it is you.",
    password: "Current password",
    submit: "Confirm",
    cancel: "Cancel",
  },
  get "ja-easy"() {
    return easyScreens.stepUp;
  },
};
