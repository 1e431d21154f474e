/** What the desk's calls and its records name by a word of the API, as operators and auditors read it. */
import type { AccountType } from "../../contracts/account-type.ts";
import type { ClearableLimit, ProposalAnswer, RevealableField } from "../../contracts/desk.ts";
import type { Evidence, HoldReason, ProposalKind } from "../../contracts/desk-words.ts";
import type { ForOperators, OperatorLanguage } from "../../contracts/language.ts";

type Names<Word extends string> = Readonly<Record<Word, ForOperators>>;

export const accountTypeNames: Names<AccountType> = {
  business: { ja: "事業者", en: "business" },
  individual: { ja: "個人", en: "individual" },
};

export const limitNames: Names<ClearableLimit> = {
  "codes-per-address": { ja: "同じ宛先へのコード送付", en: "codes for one address" },
  "codes-per-address-and-network": {
    ja: "同じ接続元から同じ宛先へのコード送付",
    en: "codes for one address from one network",
  },
  "email-changes-per-account": { ja: "メールアドレスの変更", en: "changes of the address" },
  "exports-per-account": { ja: "登録情報のダウンロード", en: "downloads of what is stored" },
  "sign-ins-per-client-and-address": {
    ja: "同じ接続元からのログインの失敗",
    en: "failed sign-ins from one client",
  },
};

export const fieldNames: Names<RevealableField> = {
  name: { ja: "名称", en: "name" },
  email: { ja: "メールアドレス", en: "address" },
  phone: { ja: "電話番号", en: "phone" },
  address: { ja: "所在地・住所", en: "postal address" },
  "birth-date": { ja: "生年月日", en: "date of birth" },
  contact: { ja: "担当者", en: "contact" },
  "new-email": { ja: "新しいメールアドレス", en: "new address" },
};

export const holdNames: Names<HoldReason> = {
  changed: { ja: "メールアドレスの変更", en: "changed address" },
  withdrawn: { ja: "利用者登録の廃止", en: "ended account" },
};

export const proposalNames: Names<ProposalKind> = {
  delete: { ja: "アカウントの廃止", en: "end of the account" },
  unfreeze: { ja: "停止（アドレスの争い）の解除", en: "end of the dispute's stop" },
  suspend: { ja: "利用の停止", en: "stop of the account" },
  restore: { ja: "停止（市）の解除", en: "end of the city's stop" },
  "correct-address": { ja: "メールアドレスの訂正", en: "correction of the address" },
  export: { ja: "登録情報の引き渡し", en: "what is stored, for its owner" },
};

export const proposalStateNames: Names<ProposalAnswer["state"]> = {
  proposed: { ja: "承認待ち", en: "waits for approval" },
  approved: { ja: "実施中", en: "being carried out" },
  executed: { ja: "実施済み", en: "carried out" },
  rejected: { ja: "却下", en: "rejected" },
  expired: { ja: "期限切れ", en: "expired" },
};

export const evidenceNames: Names<Evidence> = {
  "id-document": { ja: "本人確認書類", en: "identity document" },
  registry: { ja: "登記", en: "registry" },
  letter: { ja: "郵送の照会", en: "letter" },
};

/** Parts of records alone: calls that were refused, and how a correction of the address has failed. */
const recorded = {
  findings: { ja: "照会", en: "find" },
  resends: { ja: "認証コードの再送", en: "resend" },
  "limit-clearings": { ja: "回数の上限の解除", en: "clear-limit" },
  "session-ends": { ja: "すべての端末のログアウト", en: "end-sessions" },
  resets: { ja: "パスワード設定の案内", en: "send-reset" },
  suspensions: { ja: "利用の停止", en: "suspend" },
  restorations: { ja: "停止の解除", en: "restore" },
  reveals: { ja: "伏せた項目の表示", en: "reveal" },
  proposals: { ja: "起案", en: "propose" },
  approvals: { ja: "承認", en: "approve" },
  rejections: { ja: "却下", en: "reject" },
  overtaken: { ja: "ほかの変更が先に行われた", en: "another change came first" },
} satisfies Names<string>;

const refusals = {
  "operator-unknown": { ja: "窓口の権限がない", en: "no permission set of the desk" },
  "supervisor-only": { ja: "管理者だけができる", en: "for supervisors only" },
  "own-proposal": { ja: "自分の起案", en: "the operator's own proposal" },
  "proposal-open": { ja: "承認を待つ起案がある", en: "an open proposal" },
  "proposal-expired": { ja: "起案から24時間が過ぎた", en: "the proposal has expired" },
  "proposal-decided": { ja: "起案は済んでいる", en: "the proposal is decided" },
  "proposal-changed": { ja: "表示された起案と違う", en: "not the proposal that was shown" },
  "email-unchanged": { ja: "いまのメールアドレスと同じ", en: "the present address" },
  "address-taken": { ja: "ほかの登録のメールアドレス", en: "another account's address" },
  "address-held": { ja: "確保されているメールアドレス", en: "an address that is kept for another" },
  "not-confirmed": { ja: "新しいメールアドレスが未確認", en: "the new mailbox is not proven" },
  "not-found": { ja: "該当なし", en: "nothing is known of it" },
  "wrong-state": { ja: "いまの状態ではできない", en: "not in its present state" },
  "limit-reached": { ja: "回数の上限", en: "a limit is reached" },
} satisfies Names<string>;

const everywhere: Names<string> = {
  ...limitNames,
  ...fieldNames,
  ...proposalNames,
  ...evidenceNames,
  ...recorded,
  ...refusals,
};

/**
 * The detail of a desk's record (`delete`, `correct-address:registry`, `name,phone`) in words.
 *
 * @param wordOf for a part that is none of the desk's, such as a number, or why a call could not be read
 */
export const deskDetail = (
  detail: string,
  language: OperatorLanguage,
  wordOf: (part: string) => string,
): string =>
  detail
    .split(/([:,])/)
    .map((part) => {
      if (part === ":" || part === ",") return separators[part][language];
      return Object.hasOwn(everywhere, part) ? (everywhere[part]?.[language] ?? part) : wordOf(part);
    })
    .join("");

const separators = { ":": { ja: "：", en: ": " }, ",": { ja: "、", en: ", " } } satisfies Names<":" | ",">;
