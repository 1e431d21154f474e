/** What bringing a dormant account back says: apart from the catalogues, which every registration loads. */
import type { Localized } from "../../contracts/language.ts";
import { easyScreens } from "./easy-screens.ts";
import type { Messages } from "./messages.ts";

export interface RevivalWords {
  readonly send: string;
  readonly revived: string;
  readonly loading: string;
  readonly lostTitle: string;
  readonly lostBody: string;
  /** In place of a registration's. */
  readonly code: Partial<Messages["code"]> & { readonly title: string };
}

export const revivalWords: Localized<RevivalWords> = {
  ja: {
    send: "認証コードを送る",
    revived: "ご利用を再開しました。これまでのパスワードでログインしてください。",
    loading: "再開の状況を確認しています",
    lostTitle: "再開の手続きを確認できません",
    lostBody:
      "再開を申し込んだブラウザーではないか、再開が済んでいるか、申し込みから1日が過ぎています。もう一度ログインしてください。",
    code: {
      title: "ご利用の再開",
      lead: "入力されたメールアドレスにメールを送信しました。",
      leadMinutes: (minutes) => `メール受信後、${minutes}分以内に認証コードを入力してください。`,
      started: "再開のお申し込み",
      issueNote: "新しい認証コードだけが使えます。",
      missingRegistered: "休止していないメールアドレスには、その旨のメールが届きます。",
      other: "ログインに戻る",
      expiredBody: "新しい認証コードを送信してください。",
    },
  },
  en: {
    send: "Send a verification code",
    revived: "Your account is resumed. Please sign in with the password that you had.",
    loading: "Checking where this stands",
    lostTitle: "Your request could not be found",
    lostBody:
      "It was made in another browser, it has been completed, or it was made more than a day ago. Please sign in again.",
    code: {
      title: "Resume your account",
      lead: "We have sent an email to the address you entered.",
      leadMinutes: (minutes) => `Please enter the code within ${minutes} minutes of receiving it.`,
      started: "Resuming asked for",
      issueNote: "Only the newest code works.",
      missingRegistered: "An address whose account is not paused is sent an email that says so.",
      other: "Back to sign-in",
      expiredBody: "Please send a new code.",
    },
  },
  get "ja-easy"() {
    return easyScreens.revival;
  },
};
