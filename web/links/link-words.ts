/** What the screens behind links in mails say: apart from the catalogues, which every registration loads. */
import type { Localized } from "../../contracts/language.ts";
import type { LinkPurpose } from "../../contracts/mail-links.ts";
import { easyScreens } from "../messages/screens-apart.ts";

export interface LinkWords {
  readonly title: string;
  /** What the button will do, point by point. */
  readonly lead: string;
  readonly effects: readonly string[];
  readonly button: string;
  readonly second?: string;
  readonly doneTitle: string;
  readonly doneBody: string;
  /** Whether whoever has pressed the button is to get in touch. */
  readonly asksForContact?: true;
  /** Where to go on, after the button or where the link is dead. */
  readonly next: string;
}

/** Of every purpose whose screen has nothing but a button, in every language. */
export const linkWords: Readonly<Record<Exclude<LinkPurpose, "handover">, Localized<LinkWords>>> = {
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
    get "ja-easy"() {
      return easyScreens.disavow;
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
  "email-undo": {
    ja: {
      title: "メールアドレスの変更を取り消す",
      lead: "ご自身で変更されたものではないときは、次のボタンを押してください。",
      effects: [
        "メールアドレス（利用者ID）を、変更前のメールアドレスに戻します。",
        "すべての端末からログアウトし、現在のパスワードは使えなくなります。",
        "新しいパスワードを設定するためのご案内を、変更前のメールアドレスにお送りします。変更後のメールアドレスにもお知らせします。",
      ],
      button: "変更を取り消す",
      doneTitle: "メールアドレスの変更を取り消しました",
      doneBody:
        "変更前のメールアドレスに戻し、すべての端末をログアウトしました。ご利用を続けるには、新しいパスワードを設定してください。",
      next: "パスワードを再設定する",
    },
    get "ja-easy"() {
      return easyScreens.emailUndo;
    },
    en: {
      title: "Undo the change of your email address",
      lead: "If you did not make this change, press the button below.",
      effects: [
        "Your account will have the earlier email address (user ID) again.",
        "All browsers will be signed out, and the present password will no longer work.",
        "We will send an email to the earlier address that tells you how to set a new password, and inform the new address, too.",
      ],
      button: "Undo the change",
      doneTitle: "The change was undone",
      doneBody:
        "Your account has the earlier email address again, and all browsers were signed out. To go on using your account, please set a new password.",
      next: "Set a new password",
    },
  },
  object: {
    ja: {
      title: "窓口での手続きを止める",
      lead: "市の窓口での手続きに心当たりがないときは、次のボタンを押してください。",
      effects: [
        "窓口にお申し出のあった手続きを取りやめます。登録された内容は変わりません。",
        "市の担当者に知らせ、担当者が確認します。",
      ],
      button: "手続きを止めて市に知らせる",
      doneTitle: "手続きを止めました",
      doneBody:
        "登録された内容は変わっていません。市の担当者が確認します。ほかに心当たりのないことがあれば、お問い合わせください。",
      asksForContact: true,
      next: "トップページへ",
    },
    get "ja-easy"() {
      return easyScreens.objection;
    },
    en: {
      title: "Stop what the city's desk was asked for",
      lead: "If you know nothing of it, press the button below.",
      effects: [
        "What the desk was asked for will not be done. Your account stays as it is.",
        "The city's people will be informed and look into it.",
      ],
      button: "Stop it and inform the city",
      doneTitle: "It was stopped",
      doneBody:
        "Your account is as it was, and the city will look into the matter. If there is anything else that you do not recognise, please contact us.",
      asksForContact: true,
      next: "To the first page",
    },
  },
  export: {
    ja: {
      title: "登録情報のダウンロード",
      lead: "市の窓口でのお申し出により、登録されている内容をファイルでお渡しします。",
      effects: [
        "登録されている内容、これまでの変更、ログインの記録などを、ファイルで保存します。",
        "ほかの人が使う端末には残さないでください。",
      ],
      button: "登録情報をダウンロードする",
      second: "表（CSV）でダウンロードする",
      doneTitle: "ダウンロードしました",
      doneBody:
        "ファイルを保存しました。期限までは、メールのリンクをもう一度開いて、同じ内容をダウンロードできます。",
      next: "トップページへ",
    },
    get "ja-easy"() {
      return easyScreens.exportLink;
    },
    en: {
      title: "Download your information",
      lead: "You asked the city's desk for what is registered of you. Here you get it as a file.",
      effects: [
        "What is registered, how it has changed, your sign-ins and the like are saved as a file.",
        "Do not leave the file on a device that others use.",
      ],
      button: "Download the registered information",
      second: "Download as a table (CSV)",
      doneTitle: "The file has been downloaded",
      doneBody: "Until the time in the email, you can open its link again and download the same.",
      next: "To the first page",
    },
  },
  "confirm-address": {
    ja: {
      title: "メールアドレスの確認",
      lead: "市の窓口で、メールアドレス（利用者ID）を訂正する手続きをされた方は、次のボタンを押してください。心当たりのない方は、何もせずにこのページを閉じてください。",
      effects: [
        "このメールアドレスでメールを受け取れることを、市に知らせます。",
        "市の担当者が内容を確かめて、メールアドレスを変更します。変更したときは、メールでお知らせします。",
      ],
      button: "このメールアドレスを確認する",
      doneTitle: "メールアドレスを確認しました",
      doneBody: "市の担当者が内容を確かめています。メールアドレスを変更したときは、メールでお知らせします。",
      next: "トップページへ",
    },
    get "ja-easy"() {
      return easyScreens.addressConfirmation;
    },
    en: {
      title: "Confirm your email address",
      lead: "If you asked the city's desk to correct the email address (user ID) of your account, press the button below. If you know nothing of it, do nothing and close this page.",
      effects: [
        "The city will know that this address reaches you.",
        "The city's people will look into the matter and change the address. You will get an email when it is changed.",
      ],
      button: "Confirm this email address",
      doneTitle: "Your email address is confirmed",
      doneBody:
        "The city's people are looking into the matter. You will get an email when the address is changed.",
      next: "To the first page",
    },
  },
};

/**
 * Where undoing a change of address stops the account instead: a business's, and once the button is pressed, a person's
 * whose address before has become somebody else's.
 */
const stopped: Localized<LinkWords> = {
  ja: {
    title: "メールアドレスの変更を取り消す",
    lead: "変更に心当たりがないときは、次のボタンを押してください。",
    effects: [
      "アカウントの利用を停止し、すべての端末からログアウトします。",
      "停止の間は、変更前のメールアドレスでも変更後のメールアドレスでもログインできません。",
      "市が確認します。変更前と変更後のメールアドレスの両方にお知らせします。",
    ],
    button: "利用を停止して市に知らせる",
    doneTitle: "アカウントの利用を停止しました",
    doneBody:
      "すべての端末をログアウトしました。ご利用を再開するには確認が必要です。恐れ入りますが、お問い合わせください。",
    asksForContact: true,
    next: "トップページへ",
  },
  en: {
    title: "Undo the change of your email address",
    lead: "If you do not recognise this change, press the button below.",
    effects: [
      "The account will be stopped, and all browsers will be signed out.",
      "Meanwhile nobody can sign in, neither with the earlier nor with the new email address.",
      "The city will look into it. We will inform both addresses.",
    ],
    button: "Stop the account and inform the city",
    doneTitle: "The account was stopped",
    doneBody:
      "All browsers were signed out. The matter has to be looked into before the account can be used again. Please contact us.",
    asksForContact: true,
    next: "To the first page",
  },
  get "ja-easy"() {
    return easyScreens.stopped;
  },
};

/** By what the account is stopped for: a change of its address, or its handover to another person. */
export const stopWords: Readonly<Record<"change" | "handover", Localized<LinkWords>>> = {
  change: stopped,
  handover: {
    ja: {
      ...stopped.ja,
      title: "担当者の引き継ぎに心当たりがない",
      lead: "引き継ぎに心当たりがないときは、次のボタンを押してください。",
      effects: [
        "アカウントの利用を停止し、すべての端末からログアウトします。",
        "停止の間は、引き継ぎ前のメールアドレスでも後任の方のメールアドレスでもログインできません。",
        "市が確認します。引き継ぎ前と後任の方のメールアドレスの両方にお知らせします。",
      ],
    },
    en: {
      ...stopped.en,
      title: "I do not recognise this handover",
      lead: "If you did not ask for the account to be handed over, press the button below.",
      effects: [
        "The account will be stopped, and all browsers will be signed out.",
        "Meanwhile nobody can sign in, neither with the earlier email address nor with the successor's.",
        "The city will look into it. We will inform both addresses.",
      ],
    },
    get "ja-easy"() {
      return { ...easyScreens.stopped, ...easyScreens.handoverUndo };
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
  get "ja-easy"() {
    return easyScreens.deadLink;
  },
};
