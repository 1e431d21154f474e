/** What the screens of a password reset say: apart from the catalogues, which every registration loads. */
import type { Localized } from "../../contracts/language.ts";
import { easyScreens } from "./easy-screens.ts";
import type { Shape } from "./messages.ts";

const ja = {
  title: "パスワードの再設定",
  lead: "登録したメールアドレスを入力してください。新しいパスワードを設定するための認証コードをメールで送信します。",
  email: "登録したメールアドレス",
  submit: "次へ",
  back: "ログインへ戻る",
  loading: "再設定の状況を確認しています",
  lostTitle: "再設定の手続きを確認できません",
  lostBody:
    "再設定を始めたブラウザーではないか、再設定を始めてから1日が過ぎています。お手数ですが、最初からもう一度お願いします。",
  code: {
    title: "認証コードの入力",
    lead: "入力されたメールアドレスにメールを送信しました。",
    leadMinutes: (minutes: number) =>
      `メール受信後、${minutes}分以内に認証コードを入力し、新しいパスワードを設定してください。`,
    started: "再設定の開始",
    missingRegistered: "登録のないメールアドレスには、その旨のメールが届きます。",
    other: "別のメールアドレスで再設定する",
    expiredBody: "新しい認証コードを送信してください。",
  },
  newTitle: "新しいパスワードの設定",
  newLead: "変更すると、すべての端末でログアウトします。",
  confirm: "更新します。よろしいですか？",
  working: "更新しています。そのままお待ちください。",
  doneTitle: "パスワードを変更しました",
  doneBody: "すべての端末でログアウトしました。新しいパスワードでログインしてください。",
  toLogin: "ログインへ",
};

export type ResetWords = Shape<typeof ja>;

const en: ResetWords = {
  title: "Reset your password",
  lead: "Enter your registered email address. We will send you a verification code for setting a new password.",
  email: "Registered email address",
  submit: "Next",
  back: "Back to sign-in",
  loading: "Checking where the reset stands",
  lostTitle: "Your reset could not be found",
  lostBody:
    "It was started in another browser, or more than a day ago. Please start again from the beginning.",
  code: {
    title: "Enter the verification code",
    lead: "We have sent an email to the address you entered.",
    leadMinutes: (minutes) =>
      `Please enter the code and set your new password within ${minutes} minutes of receiving it.`,
    started: "Reset started",
    missingRegistered: "An address that is not registered is sent an email that says so.",
    other: "Use a different email address",
    expiredBody: "Please send a new code.",
  },
  newTitle: "Set a new password",
  newLead: "You will be signed out on all your devices.",
  confirm: "Your password will be changed. Is that all right?",
  working: "Changing your password. Please wait.",
  doneTitle: "Your password has been changed",
  doneBody: "You have been signed out on all your devices. Please sign in with your new password.",
  toLogin: "Go to the sign-in screen",
};

export const resetWords: Localized<ResetWords> = {
  ja,
  en,
  get "ja-easy"() {
    return easyScreens.reset;
  },
};
