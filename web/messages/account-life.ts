/** What the screens of changed terms and of an account's end say: apart from the catalogues, which every registration loads. */
import type { Localized } from "../../contracts/language.ts";
import type { WithdrawalReason } from "../../contracts/withdrawal.ts";
import { easyScreens } from "./easy-screens.ts";

export interface RenewalWords {
  readonly title: string;
  readonly lead: string;
  /** Before they are in force. */
  readonly announced: (day: string) => string;
  readonly changes: string;
  readonly text: string;
  readonly accept: string;
  readonly refuse: string;
  readonly back: string;
  /** On My page, before they are in force. */
  readonly notice: (day: string) => string;
  readonly read: string;
}

export const renewalWords: Localized<RenewalWords> = {
  ja: {
    title: "利用規約が変わりました",
    lead: "続けてご利用いただくには、変更後の利用規約を確認し、同意してください。",
    announced: (day) => `${day}から、次の利用規約になります。`,
    changes: "変更の内容",
    text: "変更後の利用規約",
    accept: "同意して続ける",
    refuse: "同意しないで廃止する",
    back: "マイページに戻る",
    notice: (day) => `${day}に利用規約が変わります。`,
    read: "変更の内容を確認する",
  },
  en: {
    title: "The terms of use have changed",
    lead: "To go on using the service, please read the changed terms of use and agree to them.",
    announced: (day) => `These terms of use apply from ${day}.`,
    changes: "What has changed",
    text: "The changed terms of use",
    accept: "Agree and continue",
    refuse: "Close the account instead",
    back: "Back to My page",
    notice: (day) => `The terms of use will change on ${day}.`,
    read: "See what changes",
  },
  get "ja-easy"() {
    return easyScreens.renewal;
  },
};

export interface WithdrawalWords {
  readonly title: string;
  readonly lead: string;
  readonly deleted: string;
  readonly deletedItems: readonly string[];
  readonly kept: string;
  readonly keptItems: readonly string[];
  readonly reason: string;
  readonly reasons: Readonly<Record<WithdrawalReason, string>>;
  readonly confirmed: string;
  readonly submit: string;
  readonly cancel: string;
  readonly question: string;
  readonly working: string;
  /** During the days of grace. */
  readonly pending: (day: string) => string;
  readonly pendingBody: string;
  readonly keep: string;
  readonly keptDone: string;
  readonly requested: string;
  readonly cancelTitle: string;
  readonly cancelLead: string;
  readonly signIn: string;
  readonly nothing: string;
}

export const withdrawalWords: Localized<WithdrawalWords> = {
  ja: {
    title: "利用者登録の廃止",
    lead: "申し出から数日後に、登録された情報を消去します。予定日は申し出の後に表示されます。それまでは、マイページで取り消すことができます。",
    deleted: "消去されるもの",
    deletedItems: ["登録された利用者情報", "利用者ID（メールアドレス）とパスワード", "ログインの記録"],
    kept: "残るもの",
    keptItems: [
      "すでに受け付けた手続き（効力は変わりません）",
      "監査記録（操作の日時と種類。氏名やメールアドレスは含みません）",
      "復旧用の控え（最長35日間）",
      "メールが届かなかった宛先の、配信サービスの記録",
    ],
    reason: "理由",
    reasons: {
      duplicate: "同じ登録がほかにある",
      "no-longer-needed": "利用する予定がない",
      "organization-closed": "法人・事業者が解散または廃業した",
      other: "その他",
    },
    confirmed: "内容を確認しました",
    submit: "廃止を申し出る",
    cancel: "マイページに戻る",
    question: "廃止を申し出ます。よろしいですか？",
    working: "申し出を受け付けています。そのままお待ちください。",
    pending: (day) => `${day}に廃止されます`,
    pendingBody:
      "廃止されるまでは、登録内容の修正などはできません。続けてご利用になる場合は、廃止を取り消してください。",
    keep: "廃止を取り消す",
    keptDone: "廃止を取り消しました。引き続きご利用いただけます。",
    requested: "廃止の申し出を受け付けました。お知らせのメールを送信しました。",
    cancelTitle: "廃止の取り消し",
    cancelLead: "利用者登録の廃止を取り消すには、ログインしてください。",
    signIn: "ログインへ",
    nothing: "廃止の申し出はありません。",
  },
  en: {
    title: "Close the account",
    lead: "What is registered is erased some days after you ask; My page then shows when. Until then you can change your mind there.",
    deleted: "What is erased",
    deletedItems: [
      "The registered information",
      "The user ID (email address) and the password",
      "The record of sign-ins",
    ],
    kept: "What remains",
    keptItems: [
      "Applications that were already received; they stay valid",
      "The audit trail: when what was done, without names or email addresses",
      "Backup copies, for up to 35 days",
      "What the email service keeps of addresses that could not be reached",
    ],
    reason: "Reason",
    reasons: {
      duplicate: "There is another registration",
      "no-longer-needed": "It is not needed any more",
      "organization-closed": "The organisation has closed",
      other: "Another reason",
    },
    confirmed: "I have read this",
    submit: "Ask to close the account",
    cancel: "Back to My page",
    question: "You ask to close the account. Is that all right?",
    working: "Your request is being received. Please wait.",
    pending: (day) => `The account closes on ${day}`,
    pendingBody: "Until then nothing can be changed. To go on using the account, keep it.",
    keep: "Keep the account",
    keptDone: "The account stays as it is.",
    requested: "Your request has been received, and an email about it was sent.",
    cancelTitle: "Keep the account",
    cancelLead: "To keep your account after all, please sign in.",
    signIn: "Go to the sign-in screen",
    nothing: "Nobody has asked to close this account.",
  },
  get "ja-easy"() {
    return easyScreens.withdrawal;
  },
};
