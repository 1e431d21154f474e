/** The city's own label of every field (利用者登録手順), with its English counterpart. */
import type { Localized } from "./language.ts";

const labels: Readonly<Record<string, Localized>> = {
  "": { ja: "リクエストの本文", en: "Request body" },
  accountType: { ja: "利用者の種別", en: "Account type" },
  email: { ja: "メールアドレス", en: "Email address" },
  emailConfirmation: { ja: "メールアドレス（確認）", en: "Email address (confirmation)" },
  version: { ja: "利用規約の版", en: "Version of the terms of use" },
  sha256: { ja: "利用規約の指紋", en: "Hash of the terms of use" },
  termsVersion: { ja: "利用規約の版", en: "Version of the terms of use" },
  termsAccepted: { ja: "利用規約への同意", en: "Agreement to the terms of use" },
  reason: { ja: "理由", en: "Reason" },
  confirmed: { ja: "内容の確認", en: "What will happen" },
  language: { ja: "言語", en: "Language" },
  code: { ja: "認証コード", en: "Verification code" },
  password: { ja: "パスワード", en: "Password" },
  passwordConfirmation: { ja: "パスワード（確認）", en: "Password (confirmation)" },
  currentPassword: { ja: "現在のパスワード", en: "Current password" },
  signInNotice: { ja: "ログインのお知らせ", en: "Notices of sign-ins" },
  token: { ja: "リンクの確認番号", en: "Token of the link" },
  names: { ja: "氏名・名称", en: "Names" },
  profile: { ja: "利用者情報", en: "User information" },
  organizationName: { ja: "法人名／事業者名", en: "Name of corporation or business" },
  postalCode: { ja: "郵便番号", en: "Postal code" },
  prefecture: { ja: "都道府県", en: "Prefecture" },
  city: { ja: "市区町村", en: "City, ward, town or village" },
  streetAddress: { ja: "町名・番地・建物名・部屋番号", en: "Street address, building and room" },
  representative: { ja: "代表者名", en: "Representative" },
  "representative/familyName": { ja: "代表者名（姓）", en: "Representative's family name" },
  "representative/givenName": { ja: "代表者名（名）", en: "Representative's given name" },
  "representative/familyNameKana": { ja: "代表者名カナ（セイ）", en: "Representative's family name in kana" },
  "representative/givenNameKana": { ja: "代表者名カナ（メイ）", en: "Representative's given name in kana" },
  phone: { ja: "連絡先電話番号", en: "Phone number" },
  department: { ja: "担当部署", en: "Department" },
  contact: { ja: "担当者名", en: "Contact person" },
  "contact/familyName": { ja: "担当者名（姓）", en: "Contact person's family name" },
  "contact/givenName": { ja: "担当者名（名）", en: "Contact person's given name" },
  "contact/familyNameKana": { ja: "担当者名カナ（セイ）", en: "Contact person's family name in kana" },
  "contact/givenNameKana": { ja: "担当者名カナ（メイ）", en: "Contact person's given name in kana" },
  "contact/birthDate": { ja: "担当者生年月日", en: "Contact person's date of birth" },
  familyName: { ja: "氏名（姓）", en: "Family name" },
  givenName: { ja: "氏名（名）", en: "Given name" },
  familyNameKana: { ja: "氏名カナ（セイ）", en: "Family name in kana" },
  givenNameKana: { ja: "氏名カナ（メイ）", en: "Given name in kana" },
  birthDate: { ja: "生年月日", en: "Date of birth" },
  format: { ja: "形式", en: "Format" },
  changeReason: { ja: "変更の理由", en: "Reason for the change" },
  effectiveOn: { ja: "変更日", en: "Date of the change" },
  text: { ja: "確認する文字", en: "Text to check" },
  notifications: { ja: "お知らせ・通知メール", en: "Notices by email" },
};

/** Label of the field at a JSON Pointer; a pointer that names no field is its own label. */
export function fieldLabel(pointer: string): Localized {
  const path = pointer.replace(/^\/(profile\/)?/, "");
  // Own members only: a pointer such as "/__proto__" is a caller's text like any other.
  return (Object.hasOwn(labels, path) ? labels[path] : undefined) ?? { ja: path, en: path };
}
