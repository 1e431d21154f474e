/** The city's own label of every field (利用者登録手順), with its counterparts in English and in やさしい日本語. */
import { easyLabels } from "./easy-labels.ts";
import { englishLabels } from "./english-labels.ts";
import type { Localized } from "./language.ts";

const labels: Readonly<Record<keyof typeof englishLabels, string>> = {
  "": "リクエストの本文",
  accountType: "利用者の種別",
  email: "メールアドレス",
  emailConfirmation: "メールアドレス（確認）",
  version: "利用規約の版",
  sha256: "利用規約の指紋",
  termsVersion: "利用規約の版",
  termsAccepted: "利用規約への同意",
  reason: "理由",
  confirmed: "内容の確認",
  language: "言語",
  code: "認証コード",
  password: "パスワード",
  passwordConfirmation: "パスワード（確認）",
  currentPassword: "現在のパスワード",
  signInNotice: "ログインのお知らせ",
  token: "リンクの確認番号",
  names: "氏名・名称",
  profile: "利用者情報",
  organizationName: "法人名／事業者名",
  corporateNumber: "法人番号",
  tradeName: "屋号",
  postalCode: "郵便番号",
  prefecture: "都道府県",
  city: "市区町村",
  streetAddress: "町名・番地・建物名・部屋番号",
  representative: "代表者名",
  "representative/familyName": "代表者名（姓）",
  "representative/givenName": "代表者名（名）",
  "representative/familyNameKana": "代表者名カナ（セイ）",
  "representative/givenNameKana": "代表者名カナ（メイ）",
  phone: "連絡先電話番号",
  department: "担当部署",
  contact: "担当者名",
  "contact/familyName": "担当者名（姓）",
  "contact/givenName": "担当者名（名）",
  "contact/familyNameKana": "担当者名カナ（セイ）",
  "contact/givenNameKana": "担当者名カナ（メイ）",
  "contact/birthDate": "担当者生年月日",
  familyName: "氏名（姓）",
  givenName: "氏名（名）",
  familyNameKana: "氏名カナ（セイ）",
  givenNameKana: "氏名カナ（メイ）",
  birthDate: "生年月日",
  format: "形式",
  changeReason: "変更の理由",
  effectiveOn: "変更日",
  text: "確認する文字",
  notifications: "お知らせ・通知メール",
};

/** Label of the field at a JSON Pointer; a pointer that names no field is its own label. */
export function fieldLabel(pointer: string): Localized {
  const path = pointer.replace(/^\/(profile\/)?/, "");
  return isLabelled(path)
    ? { ja: labels[path], en: englishLabels[path], "ja-easy": easyLabels[path] }
    : { ja: path, en: path, "ja-easy": path };
}

/** Own members only: a pointer such as "/__proto__" is a caller's text like any other. */
const isLabelled = (path: string): path is keyof typeof labels => Object.hasOwn(labels, path);
