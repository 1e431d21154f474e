/**
 * What is wrong with a field and what to do about it, in words. The schemas give each broken rule a code;
 * here every code has its sentence, so that the API and any front end say the same.
 */
import * as z from "zod/mini";
import { fieldLabel } from "./field-labels.ts";
import { type RefusedCharacter, refusedCharacter } from "./japanese/refused-character.ts";
import type { Language, Localized } from "./language.ts";
import { PASSWORD_MIN, passwordClass } from "./password.ts";
import type { FieldError } from "./problem.ts";

/** What a sentence says beside its label. */
export type SentenceParams = Readonly<Record<string, unknown>>;
type Sentence = (label: string, params: SentenceParams) => string;

const sentences: Readonly<Record<string, Localized<Sentence>>> = {
  required: {
    ja: (label) => `${label}を入力してください。`,
    en: (label) => `Enter ${asked(label)}.`,
  },
  "too-long": {
    ja: (label, { max }) => `${label}は${max}文字以内で入力してください。`,
    en: (label, { max }) => `${label} must be ${max} characters or fewer.`,
  },
  "unsupported-character": {
    ja: (label, { characters }) =>
      characters === undefined
        ? `${label}に使用できない文字があります。`
        : `${label}に使用できない文字があります：${listed(characters).map(refusalInJapanese).join("、")}。`,
    en: (label, { characters }) =>
      characters === undefined
        ? `${label} contains characters that cannot be used.`
        : `${label} contains characters that cannot be used: ${listed(characters).map(refusalInEnglish).join("; ")}.`,
  },
  "email-half-width": {
    ja: () =>
      "メールアドレスは半角の英数字と記号で入力してください。全角文字、空白、見えない文字は使用できません。",
    en: () =>
      "Use half-width letters, digits and symbols in the email address, without spaces or invisible characters.",
  },
  "email-too-long": {
    ja: () => "メールアドレスは全体で128文字以内、「@」の前は64文字以内のものを入力してください。",
    en: () => "The email address must be 128 characters or fewer, with at most 64 before the @.",
  },
  "email-dots": {
    ja: () =>
      "「.」が連続するメールアドレスや、「.」が先頭または「@」の直前にあるメールアドレスは登録できません。お手数ですが、別のメールアドレスを入力してください。",
    en: () =>
      "Addresses with two dots in a row, or with a dot first or right before the @, cannot be registered. Use another address.",
  },
  "email-format": {
    ja: () =>
      "メールアドレスの形式を確認してください（例：taro@example.jp）。先頭と「@」の直前は英数字にしてください。",
    en: () =>
      "Check the form of the email address (for example taro@example.jp). It must have a letter or digit first and right before the @.",
  },
  "email-mismatch": {
    ja: () => "メールアドレスとメールアドレス（確認）が一致していません。同じものを入力してください。",
    en: () => "The two email addresses differ. Enter the same address in both fields.",
  },
  "account-type": {
    ja: () => "利用者の種別は business または individual を指定してください。",
    en: () => "Account type must be business or individual.",
  },
  "terms-not-accepted": {
    ja: () => "登録を始めるには、利用規約に同意してください。",
    en: () => "Agree to the terms of use to start the registration.",
  },
  "withdrawal-not-confirmed": {
    ja: () => "内容を確認のうえ、チェックを入れてください。",
    en: () => "Check what will happen, and tick the box.",
  },
  "code-format": {
    ja: () => "認証コードはメールに記載された数字で入力してください。",
    en: () => "Enter the verification code as the digits shown in the email.",
  },
  "password-half-width": {
    ja: () => "パスワードは半角の英数字と記号で入力してください。",
    en: () => "Use half-width letters, digits and symbols in the password.",
  },
  "password-too-short": {
    ja: (_, { passwordMinLength = PASSWORD_MIN }) =>
      `パスワードは${passwordMinLength}文字以上で入力してください。`,
    en: (_, { passwordMinLength = PASSWORD_MIN }) =>
      `Use at least ${passwordMinLength} characters in the password.`,
  },
  "password-too-long": {
    ja: () => "パスワードは256文字以内で入力してください。",
    en: () => "Use at most 256 characters in the password.",
  },
  "password-classes": {
    ja: () => "パスワードには、英字（大文字）・英字（小文字）・数字・記号のうち2種類以上を使用してください。",
    en: () =>
      "Use at least two of upper-case letters, lower-case letters, digits and symbols in the password.",
  },
  "password-outer-space": {
    ja: () => "パスワードの先頭と末尾に空白は使用できません。",
    en: () => "The password cannot start or end with a space.",
  },
  "password-mismatch": {
    ja: () => "パスワードとパスワード（確認）が一致していません。同じものを入力してください。",
    en: () => "The two passwords differ. Enter the same password in both fields.",
  },
  "password-same": {
    ja: () => "現在のパスワードと同じです。別のパスワードを入力してください。",
    en: () => "This is your current password. Choose another one.",
  },
  "password-wrong": {
    ja: () => "現在のパスワードが違います。もう一度入力してください。",
    en: () => "This is not your current password. Enter it again.",
  },
  "password-common": {
    ja: () => "推測されやすいパスワードです。関係のない言葉を3つ並べるなど、長くしてください。",
    en: () => "This password is easily guessed. Make it longer, for example of three unrelated words.",
  },
  "password-context": {
    ja: () =>
      "メールアドレス、氏名、市やサービスの名称から推測されるパスワードは使用できません。関係のない言葉を3つ並べるなど、別のものにしてください。",
    en: () =>
      "A password made of your email address, your name, or the city's or service's name cannot be used. Choose another, for example three unrelated words.",
  },
  "password-refused": {
    ja: () => "このパスワードは使用できません。別のパスワードを入力してください。",
    en: () => "This password cannot be used. Choose another one.",
  },
  kana: {
    ja: (label, { suggestion }) =>
      `${label}は全角カタカナで入力してください${suggestion === undefined ? "" : `（例：${suggestion}）`}。`,
    en: (label, { suggestion }) =>
      `${label} must be in full-width katakana${suggestion === undefined ? "" : `, for example ${suggestion}`}.`,
  },
  "postal-code": {
    ja: () => "郵便番号は7桁の数字（ハイフンなし）で入力してください。例：1000001",
    en: () => "Enter the postal code as 7 digits without a hyphen, for example 1000001.",
  },
  phone: {
    ja: () =>
      "連絡先電話番号は0から始まる10桁または11桁の数字（ハイフンなし）で入力してください。例：0312345678",
    en: () =>
      "Enter the phone number as 10 or 11 digits starting with 0, without hyphens, for example 0312345678.",
  },
  "phone-unassigned": {
    ja: () => "この電話番号は使用されていない番号です。市外局番から確認して入力してください。",
    en: () => "This phone number is not in use. Check it, starting with the area code.",
  },
  date: {
    ja: (label) => `${label}は実在する日付を「2000-01-31」の形式で指定してください。`,
    en: (label) => `${label} must be a real date, in the form 2000-01-31.`,
  },
  "date-range": {
    ja: (label) => `${label}は今日以前、120年前以降の日付を指定してください。`,
    en: (label) => `${label} must be between 120 years ago and today.`,
  },
  boolean: {
    ja: (label) => `${label}は true か false で指定してください。`,
    en: (label) => `${label} must be true or false.`,
  },
  object: {
    ja: (label) => `${label}はオブジェクトで指定してください。`,
    en: (label) => `${label} must be an object.`,
  },
  "unknown-member": {
    ja: (label) => `「${label}」という項目はありません。`,
    en: (label) => `There is no member called "${label}". Remove it.`,
  },
  invalid: {
    ja: (label) => `${label}の値を確認してください。`,
    en: (label) => `${label} has a value that cannot be used.`,
  },
};

/** A label in an English sentence: “a password”, “the date of birth”, “the password again”. */
export function asked(label: string): string {
  // A member that no screen has is called by its own name.
  if (!/^[A-Z]/.test(label)) return label;
  const text = label.charAt(0).toLowerCase() + label.slice(1);
  const again = / \(confirmation\)$/;
  if (again.test(text)) return `the ${text.replace(again, "")} again`;
  if (/'s | of /.test(text)) return `the ${text.replace(/^name of /, "name of the ")}`;
  return /^[aeiou]/.test(text) ? `an ${text}` : `a ${text}`;
}

/** The `characters` of an issue's parameters, which the text schemas put there. */
const listed = (characters: unknown) => z.array(refusedCharacter).parse(characters);

const shown = ({ character, codePoint }: RefusedCharacter) =>
  character === "" ? codePoint : `${character}（${codePoint}）`;

const isKanji = ({ character }: RefusedCharacter) => /^[\p{Script=Han}\uE000-\uF8FF]/u.test(character);

function refusalInJapanese(refused: RefusedCharacter): string {
  const { position, suggestion } = refused;
  const which = `${position}文字目の${shown(refused)}は`;
  if (suggestion !== undefined) return `${which}「${suggestion}」と入力してください`;
  return isKanji(refused)
    ? `${which}別の漢字か、ひらがな・カタカナで入力してください`
    : `${which}削除するか、別の文字に置き換えてください`;
}

function refusalInEnglish(refused: RefusedCharacter): string {
  const { position, suggestion } = refused;
  const which = `character ${position}, ${shown(refused)}`;
  if (suggestion !== undefined) return `write ${suggestion} for ${which}`;
  return isKanji(refused) ? `write ${which}, as another kanji or in kana` : `remove or replace ${which}`;
}

/** A field error as it is found, before it goes over the wire. */
export interface FoundError extends FieldError {
  /** The refused text itself, of which suggested-values.ts says more. It never leaves the program. */
  readonly text?: string;
}

type Issue = z.core.$ZodIssue;

const pointerTo = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** One field error in words. */
export function describe(
  pointer: string,
  code: string,
  params: Readonly<Record<string, unknown>>,
  language: Language,
): FieldError {
  const known = Object.hasOwn(sentences, code) ? code : "invalid";
  const sentence = sentences[known]?.[language];
  const detail = sentence?.(fieldLabel(pointer)[language], params) ?? known;
  const { characters, suggestion, classes } = params;
  return {
    pointer,
    code: known,
    detail,
    ...(characters !== undefined && { characters: listed(characters) }),
    ...(typeof suggestion === "string" && { suggestion }),
    ...(classes !== undefined && { classes: z.array(passwordClass).parse(classes) }),
  };
}

/** The field errors of a failed parse, one per broken rule; `base` is the pointer to the parsed value. */
export function fieldErrors(
  issues: readonly Issue[],
  language: Language,
  base = "",
  municipality?: SentenceParams,
): FoundError[] {
  return issues.flatMap((issue) => {
    const pointer = base + pointerTo(issue.path);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) =>
        describe(`${pointer}${pointerTo([key.slice(0, 60)])}`, "unknown-member", {}, language),
      );
    }
    const params: SentenceParams = { ...municipality, ...(issue.code === "custom" && issue.params) };
    const { text } = params;
    const error = describe(pointer, issue.message, params, language);
    return typeof text === "string" ? { ...error, text } : error;
  });
}

/** Whether the parse failed on a member that the contract does not know: a fault of the caller's program. */
export const hasUnknownMember = (issues: readonly Issue[]) =>
  issues.some((issue) => issue.code === "unrecognized_keys");
