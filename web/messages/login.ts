/** The words of signing in that no other screen has, apart from the catalogue, which every registration loads. */
import type { Localized } from "../../contracts/language.ts";
import { easyScreens } from "./easy-screens.ts";
import type { Shape } from "./messages.ts";

const inJapanese = {
  title: "ログイン",
  lead: "利用者IDとして登録したメールアドレスと、パスワードを入力してください。",
  first: "はじめての方は、利用者登録をしてください。",
  needed: "この画面を表示するには、ログインしてください。",
  ended: "ログアウトしました。",
  userId: "利用者ID（メールアドレス）",
};

export const loginWords: Localized<Shape<typeof inJapanese>> = {
  ja: inJapanese,
  en: {
    title: "Sign in",
    lead: "Enter the email address that you registered as your user ID, and your password.",
    first: "First time here? Please register.",
    needed: "Sign in to see this page.",
    ended: "You have signed out.",
    userId: "User ID (email address)",
  },
  get "ja-easy"() {
    return easyScreens.login;
  },
};
