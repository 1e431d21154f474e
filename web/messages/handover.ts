/** What the screens of a handover say: apart from the catalogues, which every registration loads. */
import type { Localized } from "../../contracts/language.ts";
import { easyScreens } from "./easy-screens.ts";

export interface HandoverWords {
  readonly lead: string;
  /** What it entails, point by point. */
  readonly effects: readonly string[];
  readonly email: string;
  readonly emailAgain: string;
  readonly submit: string;
  readonly leave: string;
  readonly sent: (address: string) => string;
  readonly withdrawn: string;
  readonly open: string;
  readonly invited: string;
  readonly until: string;
  readonly again: string;
  readonly withdraw: string;
}

export const handoverWords: Localized<HandoverWords> = {
  ja: {
    lead: "事業者の担当者が替わるときに、アカウントを後任の方に引き継ぎます。後任の方に、招待のメールをお送りします。",
    effects: [
      "後任の方は、7日以内に、ご自身の氏名、電話番号、パスワードを登録します。",
      "引き継ぎが済むと、後任の方のメールアドレスが利用者IDになります。あなたのメールアドレスとパスワードでは、ログインできなくなります。",
      "引き継ぎが済んだことを、あなたのメールアドレスにもお知らせします。",
    ],
    email: "後任の方のメールアドレス",
    emailAgain: "後任の方のメールアドレス（確認）",
    submit: "招待を送る",
    leave: "マイページに戻る",
    sent: (address) => `「${address}」に招待のメールを送信しました。`,
    withdrawn: "招待を取り消しました。",
    open: "招待中です",
    invited: "後任の方のメールアドレス",
    until: "招待の期限",
    again: "招待をもう一度送る",
    withdraw: "招待を取り消す",
  },
  en: {
    lead: "When somebody else takes care of your business's procedures, hand the account over. We send your successor an invitation by email.",
    effects: [
      "Your successor enters their own name, telephone number and password within 7 days.",
      "From then on their email address is the user ID. Your email address and password no longer sign in.",
      "We inform your email address, too, when the account has been handed over.",
    ],
    email: "Successor's email address",
    emailAgain: "Successor's email address (confirmation)",
    submit: "Send the invitation",
    leave: "Back to My page",
    sent: (address) => `We have sent the invitation to “${address}”.`,
    withdrawn: "The invitation was withdrawn.",
    open: "An invitation is open",
    invited: "Successor's email address",
    until: "Valid until",
    again: "Send the invitation again",
    withdraw: "Withdraw the invitation",
  },
  get "ja-easy"() {
    return easyScreens.handover;
  },
};

export interface AcceptanceWords {
  readonly title: string;
  readonly lead: string;
  readonly organization: string;
  readonly from: string;
  readonly terms: string;
  readonly contact: string;
  readonly login: string;
  readonly loginNote: string;
  readonly submit: string;
  readonly question: string;
  readonly working: string;
  readonly deadTitle: string;
  readonly deadBody: string;
  readonly signIn: string;
  readonly takenTitle: string;
  readonly takenBody: string;
}

export const acceptanceWords: Localized<AcceptanceWords> = {
  ja: {
    title: "担当者の引き継ぎ",
    lead: "次の事業者のアカウントを引き継ぎます。お心当たりのない場合は、このページを閉じてください。",
    organization: "事業者名",
    from: "前任の担当者",
    terms: "利用規約",
    contact: "後任の担当者",
    login: "ログインに使う情報",
    loginNote: "招待のメールを受け取ったメールアドレスが、利用者IDになります。",
    submit: "引き継ぐ",
    question: "アカウントを引き継ぎます。よろしいですか？",
    working: "引き継ぎの手続きをしています。そのままお待ちください。",
    deadTitle: "このリンクは使えません",
    deadBody:
      "リンクの有効期限が切れているか、招待が取り消されたか、引き継ぎがすでに済んでいます。ページを再読み込みしたときは、メールのリンクをもう一度開いてください。引き継ぎが済んでいるときは、ログインしてください。",
    signIn: "ログインへ",
    takenTitle: "このメールアドレスでは引き継げません",
    takenBody:
      "招待されたメールアドレスは、ほかの利用者登録で使われているか、現在登録できません。前任の担当者に、別のメールアドレスへの招待を依頼してください。",
  },
  en: {
    title: "Take the account over",
    lead: "You take over the account of this business. If you did not expect that, please close this page.",
    organization: "Business",
    from: "Handed over by",
    terms: "Terms of use",
    contact: "You, its new contact person",
    login: "To sign in with",
    loginNote: "The email address that got the invitation becomes the user ID.",
    submit: "Take over",
    question: "You take the account over. Do you want to go on?",
    working: "The account is being handed over. Please wait.",
    deadTitle: "This link no longer works",
    deadBody:
      "It has expired, or the invitation was withdrawn, or the account has been taken over already. If you have reloaded this page, please open the link in the email again. If the account has been taken over, please sign in.",
    signIn: "Sign in",
    takenTitle: "This email address cannot take the account over",
    takenBody:
      "The email address that was invited has an account of its own, or cannot be registered at present. Please ask whoever hands over to invite another address.",
  },
  get "ja-easy"() {
    return easyScreens.acceptance;
  },
};
