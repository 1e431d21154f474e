import { deskActionNames, deskReasonNames } from "../../contracts/desk-names.ts";
import { fieldLabel } from "../../contracts/field-labels.ts";
import { japanTime } from "../../contracts/japan-moment.ts";
import { csvOf } from "./csv.ts";
import type { ExportDocument } from "./export-document.ts";

/** What a row is called, and how its value is said where it is not said as it stands. */
interface Item {
  readonly label: string;
  readonly said?: (value: string) => string;
}

const inJapan = (instant: string) => japanTime(new Date(instant), "ja", "second");

const oneOf = (words: Readonly<Record<string, string>>) => (value: string) =>
  (Object.hasOwn(words, value) ? words[value] : undefined) ?? value;

const time = (label: string): Item => ({ label, said: inJapan });

const factors = oneOf({ password: "パスワード" });
const yesOrNo = oneOf({ true: "はい", false: "いいえ" });

const client: Readonly<Record<string, Item>> = {
  browser: { label: "ブラウザー" },
  os: { label: "OS" },
  country: { label: "国" },
  region: { label: "都道府県・地域" },
};

type Items = Readonly<Record<string, Item>>;

/** Besides the fields of the form, which have the labels that the form has. */
const items: Items = {
  exportedAt: time("出力日時"),
  accountType: { label: "利用者の種別", said: oneOf({ business: "事業者", individual: "個人" }) },
  ...under("account", "アカウント", {
    accountId: { label: "識別番号" },
    userSub: { label: "利用者台帳の識別番号" },
    registrationId: { label: "登録手続きの識別番号" },
    receptionNumber: { label: "受付番号" },
    email: { label: "メールアドレス（利用者ID）" },
    language: { label: "メールの言語", said: oneOf({ ja: "日本語", en: "英語" }) },
    status: {
      label: "状態",
      said: oneOf({
        ...{ active: "利用中", withdrawing: "廃止の申出中", suspended: "停止中", frozen: "停止中" },
        ...{ dormant: "休止中", erasing: "削除中" },
      }),
    },
    statusAt: time("状態が変わった日時"),
    withdrawalReason: {
      label: "廃止の理由",
      said: oneOf({
        ...{ duplicate: "登録の重複", "no-longer-needed": "利用の予定がない" },
        ...{ "organization-closed": "法人・事業者の解散", other: "その他" },
      }),
    },
    createdAt: time("登録日時"),
    updatedAt: time("登録情報の更新日時"),
    lastSignInAt: time("最後のログイン日時"),
    inactiveSince: time("休止したときの最後の利用日時"),
    noticeSentAt: time("利用のないことをお知らせした日時"),
    erasesAt: time("廃止の予定日時"),
  }),
  ...under("organizationHistory", "団体名・代表者の変更", {
    changedAt: time("手続きの日時"),
    effectiveOn: { label: "変更日" },
    reason: {
      label: "理由",
      said: oneOf({
        ...{ renamed: "名称の変更", typo: "誤記の訂正" },
        "representative-changed": "代表者の交代",
      }),
    },
    changed: {
      label: "変更した項目",
      said: (field) => fieldLabel(`/${field}`).ja,
    },
    "before/organizationName": { label: "変更前の法人名／事業者名" },
    "before/representative/familyName": { label: "変更前の代表者名（姓）" },
    "before/representative/givenName": { label: "変更前の代表者名（名）" },
    "before/representative/familyNameKana": { label: "変更前の代表者名カナ（セイ）" },
    "before/representative/givenNameKana": { label: "変更前の代表者名カナ（メイ）" },
  }),
  ...under("addressHistory", "メールアドレスの履歴", {
    email: { label: "メールアドレス" },
    from: time("登録日時"),
    until: time("変更日時"),
  }),
  ...under("termsHistory", "同意した利用規約", {
    version: { label: "版" },
    sha256: { label: "本文の照合値（SHA-256）" },
    acceptedAt: time("同意日時"),
  }),
  ...under("signIns", "最近のログイン", { at: time("日時"), ...client }),
  ...under("deskActions", "市の担当者による操作", {
    at: time("日時"),
    kind: { label: "操作", said: oneOf(deskActionNames) },
    reason: { label: "理由", said: oneOf(deskReasonNames) },
  }),
  ...under("sessions", "ログイン中の端末", {
    sessionId: { label: "識別番号" },
    current: { label: "この端末", said: yesOrNo },
    live: { label: "ログイン中", said: yesOrNo },
    factors: { label: "確認の方法", said: factors },
    createdAt: time("ログイン日時"),
    lastUsedAt: time("最後の操作日時"),
    authenticatedAt: time("本人確認の日時"),
    idleExpiresAt: time("操作がない場合の期限"),
    absoluteExpiresAt: time("ログインの期限"),
    ...client,
  }),
  ...under("factors", "本人確認の手段", {
    name: { label: "種類", said: factors },
    since: time("設定日時"),
  }),
};

function under(section: string, name: string, members: Items): Items {
  return Object.fromEntries(
    Object.entries(members).map(([member, item]) => [
      `${section}/${member}`,
      { ...item, label: `${name}：${item.label}` },
    ]),
  );
}

/** The same as a table: 項目, and 内容 beside it. */
export const exportCsv = (document: ExportDocument): string =>
  csvOf([["項目", "内容"], ...rowsOf(document, [])]);

type Path = readonly (string | number)[];

function rowsOf(value: unknown, path: Path): string[][] {
  if (value === undefined) return [];
  if (typeof value !== "object" || value === null) return [rowOf(String(value), path)];
  if (Array.isArray(value)) return value.flatMap((each, at) => rowsOf(each, [...path, at + 1]));
  return Object.entries(value).flatMap(([name, member]) => rowsOf(member, [...path, name]));
}

/** Of what there may be several of, each has its number. */
function rowOf(value: string, path: Path): string[] {
  const name = path.filter((part) => typeof part === "string").join("/");
  const item = items[name] ?? { label: fieldLabel(`/${name}`).ja, said: yesOrNo };
  const number = path.find((part) => typeof part === "number");
  const label = number === undefined ? item.label : item.label.replace("：", `${number}：`);
  return [label, item.said?.(value) ?? value];
}
