/** What the screens of a change of address say: apart from the catalogues, which every registration loads. */
import { counted } from "../../contracts/counted.ts";
import type { Localized } from "../../contracts/language.ts";
import { easyScreens } from "./easy-screens.ts";
import type { Messages } from "./messages.ts";

type CodeWords = Pick<
  Messages["code"],
  "title" | "lead" | "leadMinutes" | "started" | "missingRegistered" | "other" | "expiredBody"
>;

export interface EmailChangeWords {
  readonly title: string;
  readonly current: string;
  readonly next: string;
  readonly nextAgain: string;
  /** What a change entails. */
  readonly note: string;
  readonly submit: string;
  readonly leave: string;
  /** An open change of this browser. */
  readonly underWay: (address: string) => string;
  readonly underWayBody: string;
  readonly goOn: string;
  readonly cancelled: string;
  /** In the place of the registration's, on the screen for the code. */
  readonly code: CodeWords;
  readonly cancel: string;
  readonly loading: string;
  readonly applying: string;
  readonly lostTitle: string;
  readonly lostBody: string;
  readonly signedOutTitle: string;
  readonly signedOutBody: string;
  readonly duplicateTitle: string;
  readonly duplicateBody: string;
  readonly doneTitle: string;
  readonly done: string;
  readonly doneElsewhere: string;
}

export const emailChangeWords: Localized<EmailChangeWords> = {
  ja: {
    title: "メールアドレス（利用者ID）の変更",
    current: "現在のメールアドレス",
    next: "新しいメールアドレス",
    nextAgain: "新しいメールアドレス（確認）",
    note: "変更すると利用者IDも変わります。以前のメールアドレスにもお知らせします。",
    submit: "認証コードを送信する",
    leave: "変更をやめる",
    underWay: (address) => `「${address}」への変更の途中です`,
    underWayBody:
      "届いた認証コードを入力すると、変更が完了します。下の欄から別のメールアドレスへの変更を始めると、前の認証コードは使えなくなります。",
    goOn: "認証コードを入力する",
    cancelled: "変更をやめました。メールアドレスは変わっていません。",
    code: {
      title: "新しいメールアドレスの確認",
      lead: "新しいメールアドレスに、メールを送信しました。",
      leadMinutes: (minutes) =>
        `メール受信後、${minutes}分以内に認証コードを入力してください。入力すると、メールアドレスが変わります。`,
      started: "変更の開始",
      missingRegistered:
        "ほかの利用者登録で使われているメールアドレスには、認証コードの代わりに、その旨のメールが届きます。",
      other: "別のメールアドレスに変更する",
      expiredBody: "新しい認証コードを送信してください。",
    },
    cancel: "変更をやめる",
    loading: "変更の状況を確認しています",
    applying: "メールアドレスを変更しています。そのままお待ちください。",
    lostTitle: "変更の手続きを確認できません",
    lostBody:
      "変更を始めたブラウザーではないか、変更を始めてから1日が過ぎているか、別の変更を始めています。変更が済んでいるときは、マイページに新しいメールアドレスが表示されます。済んでいないときは、お手数ですが、最初からもう一度お願いします。",
    signedOutTitle: "ログインしてください",
    signedOutBody:
      "ログアウトしたか、メールアドレスの変更が済んでいます。新しいメールアドレスでログインできるときは、変更は済んでいます。できないときは、以前のメールアドレスでログインして、もう一度お願いします。",
    duplicateTitle: "変更できませんでした",
    duplicateBody:
      "このメールアドレスは、ほかの利用者登録で使われています。現在のメールアドレスは変わっていません。",
    doneTitle: "メールアドレスの変更完了",
    done: "メールアドレスを変更しました。次回から新しいメールアドレスでログインしてください。",
    doneElsewhere: "ほかの端末はログアウトしました。新旧のメールアドレスに、お知らせのメールを送信します。",
  },
  en: {
    title: "Change your email address (user ID)",
    current: "Current email address",
    next: "New email address",
    nextAgain: "New email address (confirmation)",
    note: "This changes your user ID, too. We also email your earlier address.",
    submit: "Send the verification code",
    leave: "Leave it as it is",
    underWay: (address) => `You are changing your address to “${address}”`,
    underWayBody:
      "Enter the verification code from the email to complete the change. If you start a change to a different address below, that code no longer works.",
    goOn: "Enter the verification code",
    cancelled: "The change was cancelled. Your email address is as before.",
    code: {
      title: "Confirm your new email address",
      lead: "We have sent an email to your new address.",
      leadMinutes: (minutes) =>
        `Enter the code within ${counted(minutes, "minute")} of receiving it. Your email address then changes.`,
      started: "Change started",
      missingRegistered: "If another account has the address, the email says so and has no code.",
      other: "Use a different email address",
      expiredBody: "Send a new code.",
    },
    cancel: "Cancel the change",
    loading: "Checking where the change stands",
    applying: "Your email address is being changed. Please wait.",
    lostTitle: "Your change could not be found",
    lostBody:
      "It was started in another browser, or more than a day ago, or another change was started since. If the change is complete, My page shows the new address. If not, please start again from the beginning.",
    signedOutTitle: "Please sign in",
    signedOutBody:
      "You have signed out, or your email address has been changed. If you can sign in with the new address, the change is complete. If not, sign in with the earlier one and try again.",
    duplicateTitle: "The address could not be changed",
    duplicateBody: "Another account has this email address. Your own is as before.",
    doneTitle: "Email address changed",
    done: "Your email address has been changed. From now on, sign in with the new address.",
    doneElsewhere:
      "Your other devices are signed out. We send an email to both addresses, the new and the earlier one.",
  },
  get "ja-easy"() {
    return easyScreens.emailChange;
  },
};
