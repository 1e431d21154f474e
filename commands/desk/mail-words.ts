/** What mails are called at the desk, and how they fare. */
import type { FindingAnswer } from "../../contracts/desk.ts";
import type { ForOperators } from "../../contracts/language.ts";
import type { MailKind } from "../../contracts/mail-event.ts";

type Mail = FindingAnswer["mails"][number];

export const mailNames: ForOperators<Readonly<Record<MailKind, string>>> = {
  ja: {
    code: "認証コード（登録）",
    completion: "登録の完了",
    "organization-changed": "名称・代表者の変更",
    "password-changed": "パスワードの変更",
    "password-voided": "パスワードの無効化",
    "reset-code": "認証コード（パスワードの再設定）",
    "revive-code": "認証コード（利用の再開）",
    "desk-notice": "市の担当者による操作",
    "dormancy-notice": "長期間ご利用がない方への案内",
    farewell: "アカウントの廃止",
    "sign-in-notice": "ログインのお知らせ",
    "sign-in-failures": "ログインの失敗のお知らせ",
    withdrawal: "廃止の受付",
    "email-change-code": "認証コード（メールアドレスの変更）",
    "email-changed": "メールアドレスの変更",
    "email-undone": "メールアドレスの変更の取消し",
    "handover-invitation": "引継ぎの案内",
    "proposal-notice": "窓口での起案のお知らせ",
    "address-confirmation": "新しいメールアドレスの確認",
    "export-link": "登録情報のダウンロードの案内",
    "daily-seal": "監査記録の封印",
  },
  en: {
    code: "code (registration)",
    completion: "completion",
    "organization-changed": "change of name or representative",
    "password-changed": "change of password",
    "password-voided": "password made void",
    "reset-code": "code (new password)",
    "revive-code": "code (end of the sleep)",
    "desk-notice": "by operators",
    "dormancy-notice": "not used for long",
    farewell: "end of the account",
    "sign-in-notice": "sign-in",
    "sign-in-failures": "failed sign-ins",
    withdrawal: "end asked for",
    "email-change-code": "code (change of address)",
    "email-changed": "change of address",
    "email-undone": "change of address undone",
    "handover-invitation": "invitation to take over",
    "proposal-notice": "what the desk proposes",
    "address-confirmation": "new mailbox to be proven",
    "export-link": "way to what is stored",
    "daily-seal": "seal of the trail",
  },
};

export const mailStatusNames: ForOperators<Readonly<Record<Mail["status"], string>>> = {
  ja: {
    queued: "送信待ち",
    sent: "送信済み",
    delayed: "遅延",
    delivered: "配達済み",
    bounced: "不達",
    complained: "迷惑メールの申告",
    failed: "送信できず",
  },
  en: {
    queued: "waiting to be sent",
    sent: "sent",
    delayed: "delayed",
    delivered: "delivered",
    bounced: "came back",
    complained: "reported as unwanted",
    failed: "could not be sent",
  },
};
