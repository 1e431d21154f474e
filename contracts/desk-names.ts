/** The desk's words as owners and operators read them. */
import type { DeskActionKind, DeskReason } from "./desk-words.ts";
import type { Localized } from "./language.ts";

export const deskActionLabels: Readonly<Record<DeskActionKind, Localized>> = {
  searched: { ja: "登録状況の照会", en: "Looked up" },
  revealed: { ja: "登録内容の表示", en: "Details shown" },
  resent: { ja: "認証コードの再送", en: "Code sent again" },
  "limit-cleared": { ja: "回数制限の解除", en: "Limit cleared" },
  "sessions-ended": { ja: "すべての端末のログアウト", en: "Signed out in all browsers" },
  "reset-sent": { ja: "パスワード設定の案内", en: "Way to a new password sent" },
  suspended: { ja: "利用の停止", en: "Account stopped" },
  restored: { ja: "利用の再開", en: "Account restored" },
  proposed: { ja: "変更の起案", en: "Change proposed" },
  approved: { ja: "変更の承認", en: "Change approved" },
  rejected: { ja: "変更の却下", en: "Change rejected" },
  executed: { ja: "変更の実施", en: "Change carried out" },
};

export const deskReasonLabels: Readonly<Record<DeskReason, Localized>> = {
  "owner-asked": { ja: "ご本人からのお問い合わせ", en: "You asked" },
  "mail-missing": { ja: "メールが届かない", en: "A mail did not arrive" },
  "code-trouble": { ja: "認証コードが使えない", en: "Trouble with a code" },
  "limit-reached": { ja: "回数制限", en: "A limit was reached" },
  "lost-mailbox": { ja: "メールアドレスが使えない", en: "The mailbox is lost" },
  "wrong-address": { ja: "メールアドレスの誤り", en: "The address is wrong" },
  "taken-over": { ja: "第三者による利用の疑い", en: "Somebody else may use the account" },
  misuse: { ja: "不適切な利用の疑い", en: "The account may be misused" },
  "city-check": { ja: "市の確認", en: "A check by the city" },
};

/** Where an owner reads them. */
export const deskHeading: Localized = { ja: "市の担当者による操作", en: "What the city's people did" };
export const noDeskActions: Localized = {
  ja: "市の担当者による操作はありません。",
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
