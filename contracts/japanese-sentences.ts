/** What is wrong with a field, in Japanese: a sentence for every code of field-errors.ts. */
import { isKanji, listed, type Sentences, shown } from "./field-sentences.ts";
import type { RefusedCharacter } from "./japanese/refused-character.ts";
import { PASSWORD_MIN } from "./password.ts";

export const japaneseSentences = {
  required: (label) => `${label}を入力してください。`,
  "too-long": (label, { max }) => `${label}は${max}文字以内で入力してください。`,
  "unsupported-character": (label, { characters }) =>
    characters === undefined
      ? `${label}に使用できない文字があります。取り除くか、別の文字に置き換えてください。`
      : `${label}に使用できない文字があります：${listed(characters).map(refusalInJapanese).join("、")}。`,
  "email-half-width": () =>
    "メールアドレスは半角の英数字と記号で入力してください。全角文字、空白、見えない文字は使用できません。",
  "email-too-long": () =>
    "メールアドレスは全体で128文字以内、「@」の前は64文字以内のものを入力してください。",
  "email-dots": () =>
    "「.」が連続するメールアドレスや、「.」が先頭または「@」の直前にあるメールアドレスは登録できません。お手数ですが、別のメールアドレスを入力してください。",
  "email-format": () =>
    "メールアドレスの形式を確認してください（例：taro@example.jp）。先頭と「@」の直前は英数字にしてください。",
  "email-mismatch": () =>
    "メールアドレスとメールアドレス（確認）が一致していません。同じものを入力してください。",
  "account-type": () => "利用者の種別は business または individual を指定してください。",
  "terms-not-accepted": () => "続けるには、利用規約に同意してください。",
  "withdrawal-not-confirmed": () => "内容を確認のうえ、チェックを入れてください。",
  "code-format": () => "認証コードはメールに記載された数字で入力してください。",
  "password-half-width": () => "パスワードは半角の英数字と記号で入力してください。",
  "password-too-short": (_, { passwordMinLength = PASSWORD_MIN }) =>
    `パスワードは${passwordMinLength}文字以上で入力してください。`,
  "password-too-long": () => "パスワードは256文字以内で入力してください。",
  "password-classes": () =>
    "パスワードには、英字（大文字）・英字（小文字）・数字・記号のうち2種類以上を使用してください。",
  "password-outer-space": () => "パスワードの先頭と末尾に空白は使用できません。取り除いてください。",
  "password-mismatch": () => "パスワードとパスワード（確認）が一致していません。同じものを入力してください。",
  "password-same": () => "現在のパスワードと同じです。別のパスワードを入力してください。",
  "password-wrong": () => "現在のパスワードが違います。もう一度入力してください。",
  "password-common": () => "推測されやすいパスワードです。関係のない言葉を3つ並べるなど、長くしてください。",
  "password-context": () =>
    "メールアドレス、氏名、市やサービスの名称から推測されるパスワードは使用できません。関係のない言葉を3つ並べるなど、別のものにしてください。",
  "password-refused": () => "このパスワードは使用できません。別のパスワードを入力してください。",
  kana: (label, { suggestion }) =>
    `${label}は全角カタカナで入力してください${suggestion === undefined ? "" : `（例：${suggestion}）`}。`,
  "corporate-number": () =>
    "法人番号は、国税庁から通知された13桁の数字で入力してください。正しい番号は、国税庁の法人番号公表サイトで確認できます。",
  "postal-code": () => "郵便番号は7桁の数字（ハイフンなし）で入力してください。例：1000001",
  phone: () =>
    "連絡先電話番号は0から始まる10桁または11桁の数字（ハイフンなし）で入力してください。例：0312345678",
  "phone-unassigned": () => "この電話番号は使用されていない番号です。市外局番から確認して入力してください。",
  date: (label) => `${label}は実在する日付を「2000-01-31」の形式で指定してください。`,
  "date-range": (label) => `${label}は今日以前、120年前以降の日付を指定してください。`,
  boolean: (label) => `${label}は true か false で指定してください。`,
  object: (label) => `${label}はオブジェクトで指定してください。`,
  "unknown-member": (label) => `「${label}」という項目はありません。取り除いて送信してください。`,
  invalid: (label) => `${label}の値を確認してください。`,
} satisfies Sentences;

function refusalInJapanese(refused: RefusedCharacter): string {
  const { position, suggestion } = refused;
  const which = `${position}文字目の${shown(refused)}は`;
  if (suggestion !== undefined) return `${which}「${suggestion}」と入力してください`;
  return isKanji(refused)
    ? `${which}別の漢字か、ひらがな・カタカナで入力してください`
    : `${which}削除するか、別の文字に置き換えてください`;
}
