/** What the screens behind links in mails say: apart from the catalogues, which every registration loads. */
import type { Localized } from "../../contracts/language.ts";
import type { LinkPurpose } from "../../contracts/mail-links.ts";

export interface LinkWords {
  readonly title: string;
  /** What the button will do, point by point. */
  readonly lead: string;
  readonly effects: readonly string[];
  readonly button: string;
  readonly doneTitle: string;
  readonly doneBody: string;
  /** Where to go on, after the button or where the link is dead. */
  readonly next: string;
}

/** Of every purpose, in every language. */
export const linkWords: Readonly<Record<LinkPurpose, Localized<LinkWords>>> = {
  disavow: {
    ja: {
      title: "このログインに心当たりがない",
      lead: "ご自身によるものではないときは、次のボタンを押してください。",
      effects: [
        "すべての端末からログアウトします。",
        "現在のパスワードは使えなくなります。",
        "新しいパスワードを設定するためのご案内を、登録されたメールアドレスにお送りします。",
      ],
      button: "すべての端末をログアウトし、パスワードを無効にする",
      doneTitle: "パスワードを無効にしました",
      doneBody: "すべての端末をログアウトしました。ご利用を続けるには、新しいパスワードを設定してください。",
      next: "パスワードを再設定する",
    },
    en: {
      title: "I do not recognise this sign-in",
      lead: "If it was not you, press the button below.",
      effects: [
        "All browsers will be signed out.",
        "The present password will no longer work.",
        "We will send an email to your registered address that tells you how to set a new password.",
      ],
      button: "Sign out all browsers and void the password",
      doneTitle: "The password no longer works",
      doneBody: "All browsers were signed out. To go on using your account, please set a new password.",
      next: "Set a new password",
    },
  },
};

/** Of a dead link of any purpose. */
export const deadLinkWords: Localized<{ readonly title: string; readonly body: string }> = {
  ja: {
    title: "このリンクは使えません",
    body: "リンクの有効期限が切れているか、すでに使われています。ページを再読み込みしたときは、メールのリンクをもう一度開いてください。",
  },
  en: {
    title: "This link no longer works",
    body: "It has expired, or it was used before. If you have reloaded this page, please open the link in the email again.",
  },
};
