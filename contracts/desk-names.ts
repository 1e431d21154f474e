/** The desk's words as owners and operators read them. */
import type { DeskActionKind, DeskReason } from "./desk-words.ts";
import type { Localized } from "./language.ts";

export const deskActionLabels: Readonly<Record<DeskActionKind, Localized>> = {
  searched: { ja: "登録状況の照会", "ja-easy": "登録が どうなったか 調べました", en: "Looked up" },
  revealed: { ja: "登録内容の表示", "ja-easy": "登録した ことを 見ました", en: "Details shown" },
  resent: { ja: "認証コードの再送", "ja-easy": "認証コードを もう一度 送りました", en: "Code sent again" },
  "limit-cleared": { ja: "回数制限の解除", "ja-easy": "回数の 制限を なくしました", en: "Limit cleared" },
  "sessions-ended": {
    ja: "すべての端末のログアウト",
    "ja-easy": "全部 ログアウトしました",
    en: "Signed out in all browsers",
  },
  "reset-sent": {
    ja: "パスワード設定の案内",
    "ja-easy": "パスワードの 決め方を 送りました",
    en: "Way to a new password sent",
  },
  suspended: { ja: "利用の停止", "ja-easy": "アカウントを 止めました", en: "Account stopped" },
  restored: {
    ja: "利用の再開",
    "ja-easy": "アカウントを また 使えるように しました",
    en: "Account restored",
  },
  proposed: { ja: "変更の起案", "ja-easy": "変える ことを 考えました", en: "Change proposed" },
  approved: { ja: "変更の承認", "ja-easy": "変える ことを 決めました", en: "Change approved" },
  rejected: { ja: "変更の却下", "ja-easy": "変える ことを やめました", en: "Change rejected" },
  executed: { ja: "変更の実施", "ja-easy": "変えました", en: "Change carried out" },
};

export const deskReasonLabels: Readonly<Record<DeskReason, Localized>> = {
  "owner-asked": { ja: "ご本人からのお問い合わせ", "ja-easy": "あなたが 聞いた", en: "You asked" },
  "mail-missing": { ja: "メールが届かない", "ja-easy": "メールが 届かない", en: "A mail did not arrive" },
  "code-trouble": {
    ja: "認証コードが使えない",
    "ja-easy": "認証コードが 使えない",
    en: "Trouble with a code",
  },
  "limit-reached": { ja: "回数制限", "ja-easy": "回数が 多い", en: "A limit was reached" },
  "lost-mailbox": {
    ja: "メールアドレスが使えない",
    "ja-easy": "メールアドレスが 使えない",
    en: "The mailbox is lost",
  },
  "wrong-address": {
    ja: "メールアドレスの誤り",
    "ja-easy": "メールアドレスの 間違い",
    en: "The address is wrong",
  },
  "taken-over": {
    ja: "第三者による利用の疑い",
    "ja-easy": "ほかの 人が 使って いる かもしれない",
    en: "Somebody else may use the account",
  },
  misuse: {
    ja: "不適切な利用の疑い",
    "ja-easy": "正しくない 使い方を して いる かもしれない",
    en: "The account may be misused",
  },
  "city-check": { ja: "市の確認", "ja-easy": "市が 調べる", en: "A check by the city" },
};

/** Where an owner reads them. */
export const deskHeading: Localized = {
  ja: "市の担当者による操作",
  "ja-easy": "市の 人が した こと",
  en: "What the city's people did",
};
export const noDeskActions: Localized = {
  ja: "市の担当者による操作はありません。",
  "ja-easy": "市の 人は、あなたの アカウントに 何も して いません。",
  en: "The city's people did nothing to your account, and looked at nothing of it.",
};

const inJapanese = <K extends string>(labels: Readonly<Record<K, Localized>>) =>
  // Object.fromEntries forgets which names it was given.
  Object.fromEntries(Object.entries<Localized>(labels).map(([name, { ja }]) => [name, ja])) as Record<
    K,
    string
  >;

export const deskActionNames = inJapanese(deskActionLabels);
export const deskReasonNames = inJapanese(deskReasonLabels);
