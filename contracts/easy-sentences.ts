/** What is wrong with a field, in やさしい日本語: the sentences of japanese-sentences.ts. */
import { isKanji, listed, type Sentence, shown } from "./field-sentences.ts";
import type { RefusedCharacter } from "./japanese/refused-character.ts";
import type { japaneseSentences } from "./japanese-sentences.ts";
import { PASSWORD_MIN } from "./password.ts";

export const easySentences: Readonly<Record<keyof typeof japaneseSentences, Sentence>> = {
  required: (label) => `「${label}」を 書いて ください。`,
  "too-long": (label, { max }) => `「${label}」は ${max}文字までです。短く して ください。`,
  "unsupported-character": (label, { characters }) =>
    characters === undefined
      ? `「${label}」に 使えない 文字が あります。消すか、ほかの 文字に して ください。`
      : `「${label}」に 使えない 文字が あります。${listed(characters).map(refusalInEasyJapanese).join("")}`,
  "email-half-width": () =>
    "メールアドレスは 半角（小さい 字）の 英語の 字・数字・記号で 書いて ください。空白（何も ない ところ）は 使えません。",
  "email-too-long": () =>
    "メールアドレスが 長すぎます。全部で 128文字まで、「@」の 前は 64文字までです。ほかの メールアドレスを 書いて ください。",
  "email-dots": () =>
    "この メールアドレスは 登録できません。「.」が 2つ 続いて いるか、「.」が 初めか「@」の 前に あります。ほかの メールアドレスを 書いて ください。",
  "email-format": () =>
    "メールアドレスの 書き方を 見て ください（例：taro@example.jp）。初めと「@」の 前は 英語の 字か 数字に して ください。",
  "email-mismatch": () => "2つの メールアドレスが 違います。同じ メールアドレスを 書いて ください。",
  "account-type": () => "種類は business か individual に して ください。",
  "terms-not-accepted": () => "利用規約（使う ときの きまり）を 読んで、チェックを 入れて ください。",
  "withdrawal-not-confirmed": () => "よく 読んで、チェックを 入れて ください。",
  "code-format": () => "認証コードは、メールに 書いて ある 数字です。その 数字を 書いて ください。",
  "password-half-width": () => "パスワードは 半角（小さい 字）の 英語の 字・数字・記号で 書いて ください。",
  "password-too-short": (_, { passwordMinLength = PASSWORD_MIN }) =>
    `パスワードが 短いです。${passwordMinLength}文字か、もっと 長く して ください。`,
  "password-too-long": () => "パスワードが 長いです。256文字までに して ください。",
  "password-classes": () =>
    "パスワードには、英語の 大きい 字・英語の 小さい 字・数字・記号の 中から、2つの 種類か、もっと 多く 使って ください。",
  "password-outer-space": () =>
    "パスワードの 初めと 終わりに、空白（何も ない ところ）は 使えません。消して ください。",
  "password-mismatch": () => "2つの パスワードが 違います。同じ パスワードを 書いて ください。",
  "password-same": () => "今の パスワードと 同じです。ほかの パスワードを 書いて ください。",
  "password-wrong": () => "今の パスワードと 違います。もう一度 書いて ください。",
  "password-common": () =>
    "この パスワードは、ほかの 人が すぐ わかります。もっと 長く して ください。例えば、関係が ない ことばを 3つ 並べて ください。",
  "password-context": () =>
    "メールアドレス・名前・市や サービスの 名前は、ほかの 人が すぐ わかります。パスワードには 使えません。例えば、関係が ない ことばを 3つ 並べて ください。",
  "password-refused": () => "この パスワードは 使えません。ほかの パスワードを 書いて ください。",
  kana: (label, { suggestion }) =>
    `「${label}」は 全角（大きい 字）の カタカナで 書いて ください${suggestion === undefined ? "" : `（例：${suggestion}）`}。`,
  "corporate-number": () =>
    "会社の 番号（法人番号）は、国税庁（税金の 役所）が 決めた 13の 数字です。国税庁の「法人番号公表サイト」で 見て、書いて ください。",
  "postal-code": () => "郵便番号は 7つの 数字です。「-」は 書かないで ください。例：1000001",
  phone: () => "電話番号は、0で 始まる 10か 11の 数字です。「-」は 書かないで ください。例：0312345678",
  "phone-unassigned": () => "この 電話番号は 使われて いません。初めから もう一度 見て ください。",
  date: (label) => `「${label}」は、カレンダーに ある 日を「2000-01-31」の ように 書いて ください。`,
  "date-range": (label) => `「${label}」は、120年前から 今日までの 日に して ください。`,
  boolean: (label) => `「${label}」は true か false に して ください。`,
  object: (label) => `「${label}」は オブジェクトに して ください。`,
  "unknown-member": (label) => `「${label}」は ありません。消して 送って ください。`,
  invalid: (label) => `「${label}」を もう一度 見て ください。`,
};

function refusalInEasyJapanese(refused: RefusedCharacter): string {
  const { position, suggestion } = refused;
  const which = `${position}番目の 文字の ${shown(refused)}は`;
  if (suggestion !== undefined) return `${which}「${suggestion}」と 書いて ください。`;
  return isKanji(refused)
    ? `${which} ほかの 漢字か、ひらがな・カタカナで 書いて ください。`
    : `${which} 消すか、ほかの 文字に して ください。`;
}
