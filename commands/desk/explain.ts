/** What the registrant should do now, in words to read out. */
import type { FindingAnswer } from "../../contracts/desk.ts";
import { japanTime } from "../../contracts/japan-moment.ts";
import type { ForOperators, OperatorLanguage } from "../../contracts/language.ts";

type Advice = ForOperators<(found: FindingAnswer, at: (instant: string) => string) => string>;

const byState: Readonly<Record<FindingAnswer["state"], Advice>> = {
  none: {
    ja: () =>
      "このお申し出の登録は見当たりません。メールアドレスか受付番号をもう一度確認し、登録がお済みでなければ、はじめから手続きをしてください。",
    en: () =>
      "There is no such registration. Please check the email address or the reception number, or begin anew.",
  },
  requested: {
    ja: () =>
      "認証コードのメールをお送りしているところです。数分お待ちいただき、届かなければ迷惑メールのフォルダーも確認してください。",
    en: () =>
      "The mail with the code is on its way. Please wait some minutes, and look among unwanted mails, too.",
  },
  "code-sent": {
    ja: ({ code }, at) =>
      code?.attemptsLeft === 0
        ? `認証コードの誤りが上限に達しています。${at(code.resendAvailableAt)}以降に、画面の「認証コードを再送する」を押してください。`
        : `認証コードのメールをお送りしています。メールに書かれた数字を、${at(code?.expiresAt ?? "")}までに画面に入力してください。`,
    en: ({ code }, at) =>
      code?.attemptsLeft === 0
        ? `The code was entered wrongly too often. From ${at(code.resendAvailableAt)} on, press “Send the code again”.`
        : `The code was sent. Please enter the digits of the mail by ${at(code?.expiresAt ?? "")}.`,
  },
  verified: {
    ja: ({ code }, at) =>
      `メールアドレスの確認は済んでいます。${at(code?.expiresAt ?? "")}までに、同じブラウザーで利用者情報を入力し、登録を完了してください。`,
    en: ({ code }, at) =>
      `The address is confirmed. Please fill in the form in the same browser by ${at(code?.expiresAt ?? "")}.`,
  },
  completing: {
    ja: () => "登録の処理をしているところです。1分ほどお待ちいただき、完了のメールを確認してください。",
    en: () => "The registration is being completed. Please wait a minute for the mail that says so.",
  },
  completed: {
    ja: () => "登録は完了しています。登録したメールアドレスとパスワードでログインしてください。",
    en: () => "The registration is complete. Please sign in with the email address and the password.",
  },
  expired: {
    ja: () =>
      "認証コードの有効期限が過ぎています。画面の「認証コードを再送する」を押してください。入力した内容は残っています。",
    en: () => "The code has expired. Please press “Send the code again”; what was typed is kept.",
  },
  duplicate: {
    ja: () =>
      "このメールアドレスは、すでに登録されています。ログインするか、「パスワードを忘れた方はこちら」からパスワードを設定してください。",
    en: () => "This address is registered already. Please sign in, or set a new password.",
  },
  active: {
    ja: () =>
      "アカウントは利用できる状態です。ログインできない場合は、「パスワードを忘れた方はこちら」からパスワードを設定してください。",
    en: () =>
      "The account can be used. Whoever cannot sign in sets a new password by “Forgot your password?”.",
  },
  withdrawing: {
    ja: ({ erasesAt }, at) =>
      `廃止の申し出を受け付けています。${at(erasesAt ?? "")}に廃止されます。取り消すには、それまでにログインして「廃止を取り消す」を押してください。`,
    en: ({ erasesAt }, at) =>
      `The account's end was asked for, and comes on ${at(erasesAt ?? "")}. Until then, sign in to take it back.`,
  },
  suspended: {
    ja: () => "市がアカウントの利用を停止しています。担当から折り返しご連絡します。",
    en: () => "The city has stopped the account. Somebody will call back.",
  },
  frozen: {
    ja: () =>
      "メールアドレスの変更について確認が必要なため、アカウントの利用を停止しています。担当から折り返しご連絡します。",
    en: () =>
      "The account is stopped until a change of its address has been looked into. Somebody will call back.",
  },
  dormant: {
    ja: () =>
      "長い間ご利用がなかったため、アカウントを休止しています。ログイン画面から、認証コードで利用を再開できます。",
    en: () => "The account is asleep, as it was not used for long. The sign-in screen wakes it by a code.",
  },
  erasing: {
    ja: () => "アカウントは廃止の処理中です。ご利用を続けるには、はじめから登録してください。",
    en: () => "The account is being erased. Please register anew.",
  },
};

const bounced: Advice = {
  ja: () =>
    "お送りしたメールが届かずに戻っています。メールアドレスに誤りがないか確認し、正しいアドレスではじめから手続きをしてください。",
  en: () => "The mail came back. Please check the address, and begin anew with the right one.",
};
/** Of an account, which nobody begins anew. */
const bouncedOfAccount: Advice = {
  ja: () =>
    "登録されているメールアドレスに、メールが届かずに戻っています。ログインできる場合は、マイページの「メールアドレスの変更」から、受け取れるアドレスに変えてください。",
  en: () =>
    "The mail to the account’s address came back. Whoever can sign in changes the address in My page to one that takes mails.",
};
const resetting: Advice = {
  ja: ({ openFlows: [open] }, at) =>
    `手続きの途中です。メールでお送りした認証コードを、${at(open?.code.expiresAt ?? "")}までに画面に入力し、続きを行ってください。`,
  en: ({ openFlows: [open] }, at) =>
    `It has been begun. Please enter the code of the mail by ${at(open?.code.expiresAt ?? "")}, and go on.`,
};
const limited: Advice = {
  ja: ({ limits: [limit] }, at) =>
    `回数の上限に達しています。${at(limit?.until ?? "")}以降にもう一度お試しください。`,
  en: ({ limits: [limit] }, at) => `A limit is reached. Please try again after ${at(limit?.until ?? "")}.`,
};
const held: Advice = {
  ja: ({ holds: [hold] }, at) =>
    `このメールアドレスは、以前の利用者のために確保されており、${at(hold?.until ?? "")}まで登録できません。`,
  en: ({ holds: [hold] }, at) =>
    `The address is kept for the account that had it before, and cannot be registered until ${at(hold?.until ?? "")}.`,
};

/** One sentence or two each, the most pressing first. */
export function explain(found: FindingAnswer, language: OperatorLanguage): readonly string[] {
  const isBack = ["bounced", "failed", "complained"].includes(found.mails[0]?.status ?? "");
  // Who has begun to set a password, or to wake the account, goes on with that.
  const isOpen = ["active", "dormant"].includes(found.state) && found.openFlows[0]?.state === "code-sent";
  const advice = [
    ...(isBack ? [found.accountId === undefined ? bounced : bouncedOfAccount] : []),
    ...(found.limits.length > 0 ? [limited] : []),
    ...(found.holds.length > 0 ? [held] : []),
    ...(isBack ? [] : [isOpen ? resetting : byState[found.state]]),
  ];
  return advice.map((each) => each[language](found, (instant) => japanTime(new Date(instant), language)));
}
