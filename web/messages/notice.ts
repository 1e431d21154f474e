/** What the choice of notices says: apart from the catalogues, which every registration loads. */
import type { Localized } from "../../contracts/language.ts";
import type { SignInNotice } from "../../contracts/sign-in-notice.ts";
import { easyScreens } from "./easy-screens.ts";

export interface NoticeWords {
  readonly title: string;
  readonly lead: string;
  readonly choices: Readonly<Record<SignInNotice, string>>;
  readonly submit: string;
  readonly saved: string;
}

export const noticeWords: Localized<NoticeWords> = {
  ja: {
    title: "ログインのお知らせ",
    lead: "ログインがあったことを、登録されたメールアドレスにお知らせします。お知らせを止めることはできません。",
    choices: { "new-browser": "新しい端末からのログインのとき", always: "ログインのたび" },
    submit: "お知らせの設定を保存する",
    saved: "お知らせの設定を保存しました。",
  },
  en: {
    title: "Notices of sign-ins",
    lead: "We send an email to your registered address about sign-ins. This cannot be turned off.",
    choices: { "new-browser": "When a new browser signs in", always: "At every sign-in" },
    submit: "Save this choice",
    saved: "Your choice was saved.",
  },
  get "ja-easy"() {
    return easyScreens.notice;
  },
};
