import { fieldLabel } from "../../../contracts/field-labels.ts";
import type { ForOperators, OperatorLanguage } from "../../../contracts/language.ts";

/** The words that functions give as `reason` (docs/state-machine.md, "Audit events"), as a person would say them. */
export const reasons: Readonly<Record<string, ForOperators>> = {
  // What a mail is about.
  code: { ja: "確認コードのお知らせ", en: "the code" },
  "code-again": {
    ja: "確認コードのお知らせ（先の依頼が届かなかったおそれがあるため）",
    en: "the code, as the first request may have been lost",
  },
  "already-registered": { ja: "登録済みであることのお知らせ", en: "the address is registered already" },
  completion: { ja: "登録の完了", en: "completion" },
  // What the mail service reports.
  "Permanent/General": { ja: "宛先が受け取りを恒久的に拒否", en: "refused for good" },
  "Permanent/NoEmail": { ja: "宛先が存在しない", en: "no such mailbox" },
  "Permanent/Suppressed": { ja: "不達が続き送信を止めている宛先", en: "suppressed after earlier bounces" },
  "Permanent/OnAccountSuppressionList": {
    ja: "送信を止めている宛先",
    en: "on our list of suppressed addresses",
  },
  "Transient/General": { ja: "一時的な拒否、または自動応答", en: "refused for now, or an automatic reply" },
  "Transient/MailboxFull": { ja: "宛先の容量がいっぱい", en: "the mailbox is full" },
  MailboxFull: { ja: "宛先の容量がいっぱい", en: "the mailbox is full" },
  // Codes.
  wrong: { ja: "コードが違う", en: "not the code" },
  "attempts-used-up": { ja: "誤りが上限に達した", en: "no attempt is left" },
  "attempt-refused": { ja: "照合せずに断った", en: "refused without a comparison" },
  repeated: { ja: "確認済みのコードの再入力", en: "given again" },
  // What a count of accounts does not agree with.
  made: { ja: "登録の完了の記録", en: "the completed registrations" },
  deleted: { ja: "アカウントの削除の記録", en: "the deletions of accounts" },
  // Completions.
  "form-refused": { ja: "入力の送信を断った", en: "the form was refused" },
  "password-refused": { ja: "パスワードが使えないものだった", en: "the password was refused" },
  released: {
    ja: "アカウントができる前だったので、入力をやり直せる状態に戻した",
    en: "set back, as no account was made",
  },
  finished: {
    ja: "アカウントはできていたので、残りの処理を済ませた",
    en: "the account was made: finished the rest",
  },
  "user-removed": { ja: "アカウントのないユーザーを取り除いた", en: "a user without an account was removed" },
  "account-missing": {
    ja: "アカウントが見つからないユーザーを、そのままにした（運用担当者が確かめます）",
    en: "a user whose account is not found was left alone (operations look into it)",
  },
  "account-deleted": { ja: "アカウントが削除された", en: "the account has been deleted" },
  "given-up": {
    ja: "十回試して渡せず、あきらめた（運用担当者が再送できます）",
    en: "given up after ten tries (operations can have it sent again)",
  },
  adopted: {
    ja: "この手続きが作ったアカウントと確かめて引き継いだ",
    en: "the account was this registration's own",
  },
  "address-registered": { ja: "アドレスが登録済み", en: "the address is registered" },
  "email-changes-per-account": {
    ja: "一つのアカウントでのメールアドレス変更の上限",
    en: "changes of the address of one account",
  },
  "email-change-code": { ja: "変更先の確認コードのメール", en: "the mail with the code for a new address" },
  "email-change-taken": {
    ja: "変更先が登録済みであることを知らせるメール",
    en: "the mail that the new address is registered already",
  },
  "email-change-held": {
    ja: "変更先が現在登録できないことを知らせるメール",
    en: "the mail that the new address cannot be registered at the moment",
  },
  "email-changed": { ja: "メールアドレスの変更", en: "a change of the e-mail address" },
  "email-changed-old": {
    ja: "以前のメールアドレスへのお知らせ",
    en: "the mail to the earlier address about its change",
  },
  "email-changed-new": {
    ja: "新しいメールアドレスへのお知らせ",
    en: "the mail to the new address about the change",
  },
  "email-undone-old": {
    ja: "変更の取消しについての、以前のメールアドレスへのお知らせ",
    en: "the mail to the earlier address that a change was not accepted",
  },
  "email-undone-new": {
    ja: "変更の取消しについての、変更後のメールアドレスへのお知らせ",
    en: "the mail to the later address that a change was not accepted",
  },
  "email-change-undone": {
    ja: "以前のメールアドレスの持ち主の申し出によるすべて",
    en: "all, as the owner of the earlier address did not accept the change",
  },
  "daily-seal": { ja: "その日の封印のお知らせ", en: "the mail with the day's seal" },
  "handover-invitation": {
    ja: "後任の担当者への招待のメール",
    en: "the mail that invites to take the account over",
  },
  "with-password": { ja: "後任の担当者のパスワードで", en: "with the password of the successor" },
  "without-password": {
    ja: "途中で止まったため、だれも知らないパスワードで",
    en: "with a password that nobody knows, as it had broken off",
  },
  "address-held": {
    ja: "アドレスが、以前の持ち主のために確保されている",
    en: "the address is kept for the account that left it",
  },
  "reset-code": { ja: "再設定の確認コードのメール", en: "the mail with the code for a new password" },
  "reset-unknown": {
    ja: "登録がないことを知らせるメール",
    en: "the mail that the address is not registered",
  },
  "reset-stopped": {
    ja: "利用を停止していることを知らせるメール",
    en: "the mail that the account is stopped",
  },
  "revive-code": { ja: "再開の確認コードのメール", en: "the mail with the code that wakes the account" },
  "revive-unknown": {
    ja: "登録がないことを知らせるメール",
    en: "the mail that the address is not registered",
  },
  "revive-in-use": {
    ja: "休止していないことを知らせるメール",
    en: "the mail that the account is not asleep",
  },
  "revive-stopped": {
    ja: "利用を停止していることを知らせるメール",
    en: "the mail that the account is stopped",
  },
  "by-code": { ja: "メールの確認コードによる", en: "by a code to the address" },
  "stopped-meanwhile": { ja: "その間に利用が停止された", en: "the account was stopped meanwhile" },
  // Sessions.
  password: { ja: "パスワード", en: "password" },
  "session-unknown": { ja: "知らないサインイン状態", en: "an unknown session" },
  "flow-cookie-missing": {
    ja: "手続きを始めたブラウザーではない",
    en: "not the browser that began the registration",
  },
  "flow-not-found": { ja: "手続きが見つからない", en: "no such flow" },
  "registration-not-found": { ja: "登録手続きが見つからない", en: "no such registration" },
  "password-changed": {
    ja: "パスワードがその間に変更されていた",
    en: "the password had been changed meanwhile",
  },
  "password-reset": { ja: "パスワードの再設定に伴うすべて", en: "all, by a new password" },
  signInNotice: { ja: "ログインのお知らせ", en: "which sign-ins a mail is sent about" },
  "sign-in-notice": { ja: "ログインのお知らせ", en: "the notice of a sign-in" },
  "sign-in-failures": {
    ja: "ログインの失敗が続いているというお知らせ",
    en: "the notice that sign-ins keep failing",
  },
  "password-voided": {
    ja: "パスワードを無効にしたことのお知らせ",
    en: "the mail that the password no longer works",
  },
  disavowed: {
    ja: "本人の「心当たりがない」との申し出によるすべて",
    en: "all, as their owner disavowed them",
  },
  "account-stopped": { ja: "アカウントが停止されている", en: "the account is stopped" },
  "account-dormant": { ja: "アカウントが休止している", en: "the account is asleep" },
  ended: {
    ja: "終わらされたサインイン、または停止されたアカウント",
    en: "ended, or the account was stopped",
  },
  "too-many": { ja: "同時のサインインの上限により最も古いもの", en: "the oldest of too many" },
  "by-owner": { ja: "本人が別の端末から", en: "by its owner, elsewhere" },
  "all-others": { ja: "本人がほかの端末をすべて", en: "all others, by their owner" },
  idle: { ja: "操作のない時間が上限を超えた", en: "idle for too long" },
  absolute: { ja: "サインインからの時間が上限を超えた", en: "signed in for too long" },
  // The end of an account.
  duplicate: { ja: "登録の重複", en: "registered twice" },
  "no-longer-needed": { ja: "利用の予定がない", en: "no longer needed" },
  "organization-closed": { ja: "法人・事業者の解散", en: "the organization was closed" },
  other: { ja: "その他", en: "another reason" },
  "withdrawal-requested": { ja: "廃止の申し出を受け付けたこと", en: "the request for the account's end" },
  "withdrawal-postponed": { ja: "廃止を延期したこと", en: "the end of the account was put off" },
  // Corrections.
  nothing: { ja: "変わった項目はない", en: "nothing changed" },
  renamed: { ja: "名称の変更", en: "renamed" },
  "representative-changed": { ja: "代表者の交代", en: "another representative" },
  typo: { ja: "誤記の訂正", en: "a slip put right" },
  "organization-changed": {
    ja: "事業者の名称・代表者の変更のお知らせ",
    en: "the notice that the business changed",
  },
  "edited-elsewhere": { ja: "別の画面で先に訂正されていた", en: "edited elsewhere meanwhile" },
  "requested-by-owner": { ja: "本人の求めによる", en: "as its owner asked" },
  // Downloads of what is stored.
  json: { ja: "JSON 形式", en: "as JSON" },
  csv: { ja: "CSV 形式", en: "as CSV" },
  // The sweep.
  "dormancy-notice-1": { ja: "休止の予告（1回目）", en: "it will be put to sleep, first notice" },
  "dormancy-notice-2": { ja: "休止の予告（2回目）", en: "it will be put to sleep, second notice" },
  "end-notice-3": { ja: "削除の予告（1回目）", en: "it will be erased, first notice" },
  "end-notice-4": { ja: "削除の予告（2回目）", en: "it will be erased, second notice" },
  farewell: { ja: "削除のお知らせ", en: "the mail that the account is deleted" },
  "used-meanwhile": { ja: "その間に利用された", en: "somebody used it meanwhile" },
  dormant: { ja: "長い間利用がない", en: "not used for long" },
  withdrawn: { ja: "本人の申し出による", en: "as its owner asked" },
  // The desk.
  "owner-asked": { ja: "本人からの問い合わせ", en: "the owner asked" },
  "mail-missing": { ja: "メールが届かない", en: "a mail did not arrive" },
  "code-trouble": { ja: "認証コードが使えない", en: "trouble with a code" },
  "limit-reached": { ja: "回数の上限", en: "a limit was reached" },
  "lost-mailbox": { ja: "メールアドレスが使えない", en: "the mailbox is lost" },
  "wrong-address": { ja: "メールアドレスの誤り", en: "the address is wrong" },
  "taken-over": { ja: "第三者による利用の疑い", en: "somebody else may use the account" },
  misuse: { ja: "不適切な利用の疑い", en: "the account may be misused" },
  "city-check": { ja: "市の確認", en: "a check by the city" },
  desk: { ja: "市の担当者の操作によるすべて", en: "all, by an operator of the city" },
  "desk-sessions-ended": {
    ja: "市の担当者がすべての端末をログアウトしたお知らせ",
    en: "the notice that an operator ended all sessions",
  },
  "desk-reset": {
    ja: "市の担当者からのパスワード設定の案内",
    en: "the way to a new password, sent by an operator",
  },
  "desk-suspended": { ja: "市が利用を停止したお知らせ", en: "the notice that the account was stopped" },
  "desk-restored": {
    ja: "市が利用の停止を解いたお知らせ",
    en: "the notice that the account can be used again",
  },
  "proposal-notice": {
    ja: "起案についての、持ち主へのお知らせ",
    en: "the mail to the owner about what is proposed",
  },
  "export-link": {
    ja: "登録情報のダウンロードの案内",
    en: "the mail that leads to what is stored",
  },
  "address-confirmation": {
    ja: "新しいメールアドレスを確認するメール",
    en: "the mail by which the new mailbox is proven",
  },
  "desk-finds-often": {
    ja: "一人の担当者による照会が一時間の目安を超えた",
    en: "an operator looks up more than usual in an hour",
  },
  "desk-finds-per-operator": { ja: "一人の担当者による照会の上限", en: "what one operator may look up" },
  "desk-resends-per-registration": {
    ja: "一つの登録への、担当者による再送の上限",
    en: "codes that operators may have sent for one registration",
  },
  "desk-clearings-per-operator": {
    ja: "一人の担当者による上限解除の上限",
    en: "limits that one operator may clear",
  },
  // Limits.
  "starts-per-client": { ja: "同じ接続元からの登録開始の上限", en: "registrations begun from one client" },
  "signed-in-again": { ja: "同じブラウザーでの新しいサインイン", en: "a new sign-in in the same browser" },
  "codes-per-address": { ja: "同じ宛先へのコード送付の上限", en: "codes for one address" },
  "codes-per-address-and-network": {
    ja: "同じ接続元から同じ宛先へのコード送付の上限",
    en: "codes for one address from one network",
  },
  "mails-per-minute": { ja: "サービス全体の送信数の上限", en: "mails of the whole service" },
  "password-judgements-per-registration": {
    ja: "一つの登録でのパスワード確認の上限",
    en: "passwords judged for one registration",
  },
  "exports-per-account": {
    ja: "一つのアカウントのダウンロードの上限",
    en: "downloads of one account's data",
  },
  "sign-ins-per-client": {
    ja: "同じ接続元からのサインイン失敗の上限",
    en: "failed sign-ins from one client",
  },
  "sign-ins-per-client-and-address": {
    ja: "同じ接続元から同じアドレスへのサインイン失敗の上限",
    en: "failed sign-ins from one client for one address",
  },
  // Requests.
  "origin-missing": { ja: "送信元のサイトの表示がない", en: "the request names no site" },
  "origin-foreign": { ja: "送信元が別のサイト", en: "the request names another site" },
  "cross-site": { ja: "別のサイトの画面からの送信", en: "sent from another site's page" },
  "no-proof": { ja: "入口を通った証拠がない", en: "no proof of the entrance" },
  "wrong-proof": { ja: "入口を通った証拠が違う", en: "a wrong proof of the entrance" },
  "no-address": { ja: "接続元がわからない", en: "no client address" },
  "malformed-json": { ja: "JSON として読めない", en: "malformed JSON" },
  "not-json": { ja: "JSON ではない", en: "not JSON" },
  "body-too-large": { ja: "大きすぎる", en: "too large" },
  "unknown-member": { ja: "決まりにない項目がある", en: "an unknown member" },
};

const separator: ForOperators = { ja: "・", en: ", " };

/**
 * A reason in words; of a list, each part; a field by its label, with the rule that it broke as the contract names it.
 */
export function reasonInWords(reason: string, language: OperatorLanguage): string {
  const known = wordsFor(reason);
  if (known !== undefined) return known[language];
  return reason
    .split(",")
    .map((part) => partInWords(part, language))
    .join(separator[language]);
}

function partInWords(part: string, language: OperatorLanguage): string {
  const [, subject = part, rule] = /^(.+):([\w-]+)$/.exec(part) ?? [];
  const field = subject.startsWith("/") ? undefined : wordsFor(subject);
  const label = (field ?? fieldLabel(subject))[language];
  return rule === undefined ? label : `${label} (${rule})`;
}

const wordsFor = (word: string): ForOperators | undefined =>
  Object.hasOwn(reasons, word) ? reasons[word] : undefined;
