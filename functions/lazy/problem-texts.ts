/**
 * The words of every problem but `internal-error` (functions/http/problem-response.ts): what happened, and what to do.
 * Most requests are refused nothing: this module is bundled on its own and loaded for the first refusal.
 */

import { counted } from "../../contracts/counted.ts";
import { type Language, type Localized, locales } from "../../contracts/language.ts";
import { codeAttempts } from "../../contracts/verification-code.ts";
import { MINUTE_MS } from "../domain/durations.ts";
import type { HttpFailure, MalformedReason, ProblemWords } from "../http/http-failure.ts";

/** Date and time in Japan, since a daily limit opens tomorrow: the minute by which it is open. */
const timeInJapan = (instant: number, language: Language) =>
  new Intl.DateTimeFormat(locales[language].region, {
    timeZone: "Asia/Tokyo",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
  }).format(Math.ceil(instant / MINUTE_MS) * MINUTE_MS);

const malformed: Readonly<Record<MalformedReason, Localized>> = {
  syntax: { ja: "JSONの書式が正しくありません。", en: "The body is not well-formed JSON." },
  encoding: { ja: "本文の文字コードはUTF-8にしてください。", en: "Encode the body as UTF-8." },
  "duplicate-member": {
    ja: "同じ名前の項目が重複しています。1つにしてください。",
    en: "A member occurs twice in one object. Send it once.",
  },
  "reserved-member": {
    ja: "「__proto__」という名前の項目は使用できません。取り除いてください。",
    en: 'A member must not be called "__proto__". Remove it.',
  },
  "too-deep": { ja: "JSONの入れ子が深すぎます。", en: "The JSON is nested too deeply." },
  empty: { ja: "JSONの本文が必要です。", en: "A JSON body is needed." },
};

type Kind = Exclude<HttpFailure["kind"], "internal-error">;

export const problemTexts: { readonly [K in Kind]: ProblemWords<Extract<HttpFailure, { kind: K }>> } = {
  "invalid-input": {
    title: { ja: "入力内容を確認してください", en: "Check what you entered" },
    detail: {
      ja: ({ errors }) =>
        `${errors.length}件の項目に誤りがあります。各項目の説明に従って入力し直してください。`,
      en: ({ errors }) =>
        `${counted(errors.length, "field needs", "fields need")} correction. See the message at each field.`,
    },
  },
  "unknown-member": {
    title: { ja: "定義されていない項目があります", en: "Unknown member" },
    detail: {
      ja: () => "リクエストに定義されていない項目が含まれています。取り除いて送信してください。",
      en: () => "The request has members that are not defined. Remove them.",
    },
  },
  "terms-outdated": {
    title: { ja: "利用規約が更新されました", en: "The terms of use have changed" },
    detail: {
      ja: () => "最新の利用規約を確認し、同意のうえ、もう一度お進みください。",
      en: () => "Read the current terms of use, agree to them and try again.",
    },
  },
  "terms-not-found": {
    title: { ja: "利用規約が見つかりません", en: "There are no such terms of use" },
    detail: {
      ja: () => "指定された版の利用規約はありません。",
      en: () => "There are no terms of use of that version.",
    },
  },
  "limit-reached": {
    title: { ja: "しばらくお待ちください", en: "Please wait" },
    detail: {
      ja: ({ retryAt }) =>
        `送信の回数が上限に達しました。${timeInJapan(retryAt, "ja")}以降にもう一度お試しください。`,
      en: ({ retryAt }) =>
        `You have asked too often. Try again after ${timeInJapan(retryAt, "en")} (Japan time).`,
    },
  },
  "idempotency-key-reused": {
    title: { ja: "別の内容で送信済みの要求です", en: "The key belongs to another request" },
    detail: {
      ja: () =>
        "同じ Idempotency-Key で、別の内容がすでに送信されています。新しい Idempotency-Key で送信してください。",
      en: () =>
        "Other content was sent under this Idempotency-Key before. Send this request under a new key.",
    },
  },
  "flow-cookie-missing": {
    title: { ja: "登録の手続きを確認できません", en: "We cannot find your registration" },
    detail: {
      ja: () => "登録を始めたブラウザーで続けるか、メールアドレスの登録からやり直してください。",
      en: () => "Continue in the browser in which you started, or start again with your email address.",
    },
  },
  "registration-not-found": {
    title: { ja: "登録の手続きが見つかりません", en: "Registration not found" },
    detail: {
      ja: () =>
        "手続きの期限が切れたか、別の手続きが始められています。メールアドレスの登録からやり直してください。",
      en: () =>
        "It has ended, or another one was started in this browser. Start again with your email address.",
    },
  },
  "flow-not-found": {
    title: { ja: "手続きが見つかりません", en: "Not found" },
    detail: {
      ja: () => "手続きの期限が切れたか、別の手続きが始められています。最初からやり直してください。",
      en: () =>
        "It has ended, or another one was started in this browser. Please start again from the beginning.",
    },
  },
  "code-wrong": {
    title: { ja: "認証コードが違います", en: "Wrong verification code" },
    detail: {
      ja: ({ attemptsLeft }) =>
        attemptsLeft > 0
          ? `メールに記載された認証コードを確認してください。メールが複数あるときは、登録の開始、ブラウザー、何通目のメールかがこの画面と同じメールをご覧ください。あと${attemptsLeft}回入力できます。`
          : `${codeAttempts}回間違えたため、この認証コードは使えません。新しい認証コードを送信してください。`,
      en: ({ attemptsLeft }) =>
        attemptsLeft > 0
          ? `Check the code in the email. If you have several, look in the one whose start time, browser and email number are those on this screen. You can try ${counted(attemptsLeft, "more time")}.`
          : `This code can no longer be used: it was entered wrongly ${counted(codeAttempts, "time")}. Ask for a new one.`,
    },
  },
  "code-locked": {
    title: { ja: "この認証コードは使えません", en: "This code can no longer be used" },
    detail: {
      ja: ({ retryAt }) =>
        `${codeAttempts}回間違えたため、この認証コードは使えません。${timeInJapan(retryAt, "ja")}以降に新しい認証コードを送信できます。`,
      en: ({ retryAt }) =>
        `It was entered wrongly ${counted(codeAttempts, "time")}. You can ask for a new one after ${timeInJapan(retryAt, "en")} (Japan time).`,
    },
  },
  "code-superseded": {
    title: { ja: "古い認証コードです", en: "An earlier code" },
    detail: {
      ja: () => "新しい認証コードを送信しています。最新のメールに記載された認証コードを入力してください。",
      en: () => "A newer code has been requested. Enter the one in the latest email.",
    },
  },
  "code-pending": {
    title: { ja: "認証コードを送信しています", en: "The code is on its way" },
    detail: {
      ja: () => "認証コードのメールを送信しています。届いたメールの認証コードを入力してください。",
      en: () => "The email with the code is being sent. Enter the code when it has arrived.",
    },
  },
  expired: {
    title: { ja: "有効期限が切れました", en: "Time is up" },
    detail: {
      ja: () => "有効期限が切れました。新しい認証コードを送信すると、続きから手続きできます。",
      en: () => "The time for this step is up. Ask for a new code to continue where you left off.",
    },
  },
  "not-verified": {
    title: { ja: "メールアドレスが確認されていません", en: "The email address is not verified" },
    detail: {
      ja: () => "先に、メールに記載された認証コードを入力してください。",
      en: () => "First enter the verification code from the email.",
    },
  },
  "already-verified": {
    title: { ja: "認証コードは確認済みです", en: "Already verified" },
    detail: {
      ja: () => "メールアドレスは確認済みです。利用者情報の入力にお進みください。",
      en: () => "The email address is verified. Continue with your information.",
    },
  },
  "completion-in-progress": {
    title: { ja: "登録の処理中です", en: "The registration is being completed" },
    detail: {
      ja: () => "登録を処理しています。数秒後にもう一度お試しください。",
      en: () => "The registration is being processed. Try again in a few seconds.",
    },
  },
  "already-completed": {
    title: { ja: "登録は完了しています", en: "Already registered" },
    detail: {
      ja: () => "この登録は完了しています。ログインしてご利用ください。",
      en: () => "This registration is complete. Sign in to continue.",
    },
  },
  "already-registered": {
    title: { ja: "登録済みのメールアドレスです", en: "This address is registered" },
    detail: {
      ja: () => "このメールアドレスは、すでに登録が完了しています。ログインしてご利用ください。",
      en: () => "This email address has been registered in the meantime. Sign in to continue.",
    },
  },
  "sign-in-failed": {
    title: { ja: "ログインできませんでした", en: "Sign-in failed" },
    detail: {
      ja: () => "メールアドレスまたはパスワードが違います。",
      en: () => "The email address or the password is wrong.",
    },
  },
  "sign-in-limited": {
    title: { ja: "しばらくお待ちください", en: "Please wait" },
    detail: {
      ja: ({ retryAt }) =>
        `ログインの失敗が続いたため、この接続からのログインを一時的に停止しています。${timeInJapan(retryAt, "ja")}以降にもう一度お試しください。`,
      en: ({ retryAt }) =>
        `Signing in from your network is paused after several failures. Try again after ${timeInJapan(retryAt, "en")} (Japan time).`,
    },
  },
  "not-signed-in": {
    title: { ja: "ログインしてください", en: "Please sign in" },
    detail: {
      ja: () => "ログインしていないか、ログインの有効期限が切れました。もう一度ログインしてください。",
      en: () => "You are not signed in, or your session has ended. Sign in again.",
    },
  },
  "account-stopped": {
    title: { ja: "ご利用を停止しています", en: "This account is stopped" },
    detail: {
      ja: ({ contact }) =>
        `このアカウントは、現在ご利用を停止しています。くわしくは次の窓口へお問い合わせください。${contact.ja}`,
      en: ({ contact }) => `This account cannot be used at present. Please contact us: ${contact.en}`,
    },
  },
  "account-dormant": {
    title: { ja: "長い間ご利用がありませんでした", en: "This account is paused" },
    detail: {
      ja: () =>
        "長い間ご利用がなかったため、このアカウントを休止しています。ご利用を再開するには、メールで届く認証コードを入力してください。",
      en: () =>
        "This account was not used for a long time. To resume it, please enter a verification code that we send you by email.",
    },
  },
  "reauthentication-required": {
    title: { ja: "パスワードをもう一度入力してください", en: "Please enter your password again" },
    detail: {
      ja: () => "この操作の前に、ご本人であることを確認します。パスワードをもう一度入力してください。",
      en: () => "Before this can be done, enter your password to confirm that it is you.",
    },
  },
  "email-unchanged": {
    title: { ja: "メールアドレスが変わっていません", en: "This is your email address already" },
    detail: {
      ja: () => "現在のメールアドレスと同じです。新しいメールアドレスを入力してください。",
      en: () => "Your account has this email address already. Enter the new one.",
    },
  },
  "email-change-recent": {
    title: { ja: "メールアドレスを変更したばかりです", en: "The email address was changed recently" },
    detail: {
      ja: ({ retryAt }) =>
        `メールアドレスを変更したばかりです。以前のメールアドレスの持ち主が変更を取り消せるあいだ、この操作はできません。${timeInJapan(retryAt, "ja")}以降にもう一度お試しください。`,
      en: ({ retryAt }) =>
        `The email address was changed recently, and the owner of the earlier address can still undo that. Try again after ${timeInJapan(retryAt, "en")} (Japan time).`,
    },
  },
  "handover-pending": {
    title: { ja: "引き継ぎの招待中です", en: "An invitation is open" },
    detail: {
      ja: () =>
        "担当者の引き継ぎの招待をすでに送っているため、この操作はできません。続けるには、先に招待を取り消してください。",
      en: () =>
        "Somebody is invited to take this account over, so this cannot be done. Withdraw the invitation first.",
    },
  },
  "withdrawal-pending": {
    title: { ja: "廃止の手続き中です", en: "The account is being closed" },
    detail: {
      ja: () =>
        "利用者登録の廃止を申し出ているため、この操作はできません。続けるには、廃止を取り消してください。",
      en: () => "You have asked to close this account, so this cannot be done. Cancel that first.",
    },
  },
  "applications-open": {
    title: { ja: "処理中の手続きがあります", en: "An application is still open" },
    detail: {
      ja: ({ count }) =>
        `処理中の手続きが${count}件あるため、廃止の申し出を受け付けられません。手続きが終わってから、もう一度お試しください。`,
      en: ({ count }) =>
        `The account cannot be closed while applications are open (${count}). Try again when they are settled.`,
    },
  },
  "applications-unknown": {
    title: { ja: "手続きの状況を確認できませんでした", en: "Your applications could not be checked" },
    detail: {
      ja: () => "処理中の手続きがあるかどうかを確認できませんでした。時間をおいて、もう一度お試しください。",
      en: () => "Whether you have an application open could not be found out. Try again later.",
    },
  },
  "terms-pending": {
    title: { ja: "利用規約が変わりました", en: "The terms of use have changed" },
    detail: {
      ja: () => "続けてご利用いただくには、変更後の利用規約を確認し、同意してください。",
      en: () => "To go on using the service, please read the changed terms of use and agree to them.",
    },
  },
  "account-not-ready": {
    title: { ja: "登録の処理中です", en: "The registration is being completed" },
    detail: {
      ja: () => "利用者情報を準備しています。1分ほど待ってからもう一度お試しください。",
      en: () => "Your account is being prepared. Try again in a minute.",
    },
  },
  "edited-elsewhere": {
    title: { ja: "別の画面で変更されました", en: "Changed elsewhere" },
    detail: {
      ja: () => "利用者情報が別の画面で変更されました。最新の内容を確認して、もう一度修正してください。",
      en: () => "The information was changed elsewhere meanwhile. Check it and correct it again.",
    },
  },
  "link-dead": {
    title: { ja: "このリンクは使えません", en: "This link no longer works" },
    detail: {
      ja: () =>
        "リンクの有効期限が切れているか、すでに使われています。最新のメールのリンクをご確認ください。",
      en: () => "It has expired, or it was used before. Please use the link in the latest email.",
    },
  },
  "malformed-json": {
    title: { ja: "リクエストを読み取れません", en: "The request cannot be read" },
    detail: { ja: ({ reason }) => malformed[reason].ja, en: ({ reason }) => malformed[reason].en },
  },
  "not-json": {
    title: { ja: "対応していない形式です", en: "Unsupported media type" },
    detail: {
      ja: () => "Content-Type を application/json にして、JSONで送信してください。",
      en: () => "Send JSON, with Content-Type application/json.",
    },
  },
  "body-too-large": {
    title: { ja: "リクエストが大きすぎます", en: "The request is too large" },
    detail: {
      ja: () => "本文は64KB以内にしてください。",
      en: () => "The body may have at most 64 KiB.",
    },
  },
  "idempotency-key-invalid": {
    title: { ja: "Idempotency-Keyが正しくありません", en: "Malformed Idempotency-Key" },
    detail: {
      ja: () => "Idempotency-Key は、16文字以上128文字以下の英数字・記号にしてください。",
      en: () => "An Idempotency-Key has 16 to 128 letters, digits and signs.",
    },
  },
  "origin-refused": {
    title: { ja: "このサイトからは操作できません", en: "This origin is not allowed" },
    detail: {
      ja: () => "Cookieを伴う操作には、許可されたサイトのOriginヘッダーが必要です。",
      en: () => "A request with cookies needs the Origin header of an allowed site.",
    },
  },
  "origin-rejected": {
    title: { ja: "ここからは利用できません", en: "Not available here" },
    detail: {
      ja: () => "このAPIはサービスのサイトと同じホスト名でご利用ください。",
      en: () => "Call this API under the host name of the service's site.",
    },
  },
  "route-not-found": {
    title: { ja: "見つかりません", en: "Not found" },
    detail: {
      ja: () => "このURLはありません。/api/openapi.json でAPIを確認してください。",
      en: () => "There is no such resource. /api/openapi.json describes the API.",
    },
  },
  "method-not-allowed": {
    title: { ja: "このメソッドは使えません", en: "Method not allowed" },
    detail: {
      ja: ({ allowed }) => `このURLで使えるメソッドは ${allowed.join(", ")} です。`,
      en: ({ allowed }) => `This resource allows ${allowed.join(", ")}.`,
    },
  },
  "temporarily-unavailable": {
    title: { ja: "混み合っています", en: "Temporarily unavailable" },
    detail: {
      ja: () => "ただいま処理できません。入力内容はそのままで、数秒後にもう一度お試しください。",
      en: () => "This cannot be done right now. Try again in a few seconds; nothing you entered is lost.",
    },
  },
};
