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
  syntax: {
    ja: "JSONの書式が正しくありません。",
    "ja-easy": "JSONの 書き方が 違います。",
    en: "The body is not well-formed JSON.",
  },
  encoding: {
    ja: "本文の文字コードはUTF-8にしてください。",
    "ja-easy": "文字の コードは UTF-8に して ください。",
    en: "Encode the body as UTF-8.",
  },
  "duplicate-member": {
    ja: "同じ名前の項目が重複しています。1つにしてください。",
    "ja-easy": "同じ 名前の ものが 2つ あります。1つに して ください。",
    en: "A member occurs twice in one object. Send it once.",
  },
  "reserved-member": {
    ja: "「__proto__」という名前の項目は使用できません。取り除いてください。",
    "ja-easy": "「__proto__」と いう 名前は 使えません。消して ください。",
    en: 'A member must not be called "__proto__". Remove it.',
  },
  "too-deep": {
    ja: "JSONの入れ子が深すぎます。",
    "ja-easy": "JSONの 中が 深すぎます。",
    en: "The JSON is nested too deeply.",
  },
  empty: { ja: "JSONの本文が必要です。", "ja-easy": "JSONが 必要です。", en: "A JSON body is needed." },
};

type Kind = Exclude<HttpFailure["kind"], "internal-error">;

export const problemTexts: { readonly [K in Kind]: ProblemWords<Extract<HttpFailure, { kind: K }>> } = {
  "invalid-input": {
    title: {
      ja: "入力内容を確認してください",
      "ja-easy": "書いた ことを もう一度 見て ください",
      en: "Check what you entered",
    },
    detail: {
      "ja-easy": ({ errors }) =>
        `間違いが ${errors.length}つ あります。それぞれの 説明を 読んで、直して ください。`,
      ja: ({ errors }) =>
        `${errors.length}件の項目に誤りがあります。各項目の説明に従って入力し直してください。`,
      en: ({ errors }) =>
        `${counted(errors.length, "field needs", "fields need")} correction. See the message at each field.`,
    },
  },
  "unknown-member": {
    title: {
      ja: "定義されていない項目があります",
      "ja-easy": "知らない ものが あります",
      en: "Unknown member",
    },
    detail: {
      "ja-easy": () => "知らない ものが 入って います。消して ください。",
      ja: () => "リクエストに定義されていない項目が含まれています。取り除いて送信してください。",
      en: () => "The request has members that are not defined. Remove them.",
    },
  },
  "terms-outdated": {
    title: {
      ja: "利用規約が更新されました",
      "ja-easy": "利用規約が 新しく なりました",
      en: "The terms of use have changed",
    },
    detail: {
      "ja-easy": () => "新しい 利用規約を 読んで、チェックを 入れて、もう一度 進んで ください。",
      ja: () => "最新の利用規約を確認し、同意のうえ、もう一度お進みください。",
      en: () => "Read the current terms of use, agree to them and try again.",
    },
  },
  "terms-not-found": {
    title: {
      ja: "利用規約が見つかりません",
      "ja-easy": "利用規約が ありません",
      en: "There are no such terms of use",
    },
    detail: {
      "ja-easy": () => "この 番号の 利用規約は ありません。",
      ja: () => "指定された版の利用規約はありません。",
      en: () => "There are no terms of use of that version.",
    },
  },
  "limit-reached": {
    title: { ja: "しばらくお待ちください", "ja-easy": "少し 待って ください", en: "Please wait" },
    detail: {
      "ja-easy": ({ retryAt }) =>
        `送る 回数が 多すぎます。${timeInJapan(retryAt, "ja-easy")}より あとに、もう一度 して ください。`,
      ja: ({ retryAt }) =>
        `送信の回数が上限に達しました。${timeInJapan(retryAt, "ja")}以降にもう一度お試しください。`,
      en: ({ retryAt }) =>
        `You have asked too often. Try again after ${timeInJapan(retryAt, "en")} (Japan time).`,
    },
  },
  "idempotency-key-reused": {
    title: {
      ja: "別の内容で送信済みの要求です",
      "ja-easy": "ほかの 中身を もう 送って います",
      en: "The key belongs to another request",
    },
    detail: {
      "ja-easy": () =>
        "同じ Idempotency-Key で、ほかの 中身を もう 送って います。新しい Idempotency-Key で 送って ください。",
      ja: () =>
        "同じ Idempotency-Key で、別の内容がすでに送信されています。新しい Idempotency-Key で送信してください。",
      en: () =>
        "Other content was sent under this Idempotency-Key before. Send this request under a new key.",
    },
  },
  "flow-cookie-missing": {
    title: {
      ja: "手続きを確認できません",
      "ja-easy": "手続きが わかりません",
      en: "We cannot find what you started",
    },
    detail: {
      "ja-easy": () => "手続きを 始めた ブラウザーで 続けるか、初めから もう一度 して ください。",
      ja: () => "手続きを始めたブラウザーで続けるか、最初からやり直してください。",
      en: () => "Continue in the browser in which you started, or start again from the beginning.",
    },
  },
  "registration-not-found": {
    title: {
      ja: "登録の手続きが見つかりません",
      "ja-easy": "登録の 手続きが ありません",
      en: "Registration not found",
    },
    detail: {
      "ja-easy": () =>
        "時間が 終わったか、ほかの 手続きを 始めました。メールアドレスの 登録から もう一度 して ください。",
      ja: () =>
        "手続きの期限が切れたか、別の手続きが始められています。メールアドレスの登録からやり直してください。",
      en: () =>
        "It has ended, or another one was started in this browser. Start again with your email address.",
    },
  },
  "flow-not-found": {
    title: { ja: "手続きが見つかりません", "ja-easy": "手続きが ありません", en: "Not found" },
    detail: {
      "ja-easy": () => "時間が 終わったか、ほかの 手続きを 始めました。初めから もう一度 して ください。",
      ja: () => "手続きの期限が切れたか、別の手続きが始められています。最初からやり直してください。",
      en: () =>
        "It has ended, or another one was started in this browser. Please start again from the beginning.",
    },
  },
  "code-wrong": {
    title: { ja: "認証コードが違います", "ja-easy": "認証コードが 違います", en: "Wrong verification code" },
    detail: {
      "ja-easy": ({ attemptsLeft }) =>
        attemptsLeft > 0
          ? `メールに 書いて ある 認証コードを 見て ください。メールが いくつも ある ときは、始めた 時間・ブラウザー・何番目の メールかが、この 画面と 同じ メールを 見て ください。あと ${attemptsLeft}回 書く ことが できます。`
          : `${codeAttempts}回 間違えました。この 認証コードは もう 使えません。新しい 認証コードを 送って ください。`,
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
    title: {
      ja: "この認証コードは使えません",
      "ja-easy": "この 認証コードは もう 使えません",
      en: "This code can no longer be used",
    },
    detail: {
      "ja-easy": ({ retryAt }) =>
        `${codeAttempts}回 間違えました。この 認証コードは もう 使えません。${timeInJapan(retryAt, "ja-easy")}より あとに、新しい 認証コードを 送る ことが できます。`,
      ja: ({ retryAt }) =>
        `${codeAttempts}回間違えたため、この認証コードは使えません。${timeInJapan(retryAt, "ja")}以降に新しい認証コードを送信できます。`,
      en: ({ retryAt }) =>
        `It was entered wrongly ${counted(codeAttempts, "time")}. You can ask for a new one after ${timeInJapan(retryAt, "en")} (Japan time).`,
    },
  },
  "code-superseded": {
    title: { ja: "古い認証コードです", "ja-easy": "前の 認証コードです", en: "An earlier code" },
    detail: {
      "ja-easy": () =>
        "新しい 認証コードを 送って います。いちばん 新しい メールの 認証コードを 書いて ください。",
      ja: () => "新しい認証コードを送信しています。最新のメールに記載された認証コードを入力してください。",
      en: () => "A newer code has been requested. Enter the one in the latest email.",
    },
  },
  "code-pending": {
    title: {
      ja: "認証コードを送信しています",
      "ja-easy": "認証コードを 送って います",
      en: "The code is on its way",
    },
    detail: {
      "ja-easy": () => "認証コードの メールを 送って います。届いた メールの 認証コードを 書いて ください。",
      ja: () => "認証コードのメールを送信しています。届いたメールの認証コードを入力してください。",
      en: () => "The email with the code is being sent. Enter the code when it has arrived.",
    },
  },
  expired: {
    title: { ja: "有効期限が切れました", "ja-easy": "時間が 終わりました", en: "Time is up" },
    detail: {
      "ja-easy": () => "時間が 終わりました。新しい 認証コードを 送ると、続きを する ことが できます。",
      ja: () => "有効期限が切れました。新しい認証コードを送信すると、続きから手続きできます。",
      en: () => "The time for this step is up. Ask for a new code to continue where you left off.",
    },
  },
  "not-verified": {
    title: {
      ja: "メールアドレスが確認されていません",
      "ja-easy": "メールアドレスを まだ 確かめて いません",
      en: "The email address is not verified",
    },
    detail: {
      "ja-easy": () => "初めに、メールに 書いて ある 認証コードを 書いて ください。",
      ja: () => "先に、メールに記載された認証コードを入力してください。",
      en: () => "First enter the verification code from the email.",
    },
  },
  "already-verified": {
    title: {
      ja: "認証コードは確認済みです",
      "ja-easy": "認証コードは もう 確かめました",
      en: "Already verified",
    },
    detail: {
      "ja-easy": () => "メールアドレスは もう 確かめました。続きを して ください。",
      ja: () => "メールアドレスは確認済みです。次の入力にお進みください。",
      en: () => "The email address is verified. Continue with the next step.",
    },
  },
  "completion-in-progress": {
    title: {
      ja: "手続きを処理しています",
      "ja-easy": "手続きを して います",
      en: "It is being completed",
    },
    detail: {
      "ja-easy": () => "今、手続きを して います。何秒か 待って、もう一度 して ください。",
      ja: () => "手続きを処理しています。数秒後にもう一度お試しください。",
      en: () => "What you sent is being processed. Try again in a few seconds.",
    },
  },
  "already-completed": {
    title: { ja: "手続きは完了しています", "ja-easy": "手続きは 終わって います", en: "Already complete" },
    detail: {
      "ja-easy": () => "手続きは もう 終わって います。ログインして ください。",
      ja: () => "この手続きは完了しています。ログインしてご利用ください。",
      en: () => "This is complete already. Sign in to continue.",
    },
  },
  "already-registered": {
    title: {
      ja: "登録済みのメールアドレスです",
      "ja-easy": "もう 登録した メールアドレスです",
      en: "This address is registered",
    },
    detail: {
      "ja-easy": () => "この メールアドレスは もう 登録して あります。ログインして ください。",
      ja: () => "このメールアドレスは、すでに登録が完了しています。ログインしてご利用ください。",
      en: () => "This email address has been registered in the meantime. Sign in to continue.",
    },
  },
  "sign-in-failed": {
    title: { ja: "ログインできませんでした", "ja-easy": "ログインできませんでした", en: "Sign-in failed" },
    detail: {
      "ja-easy": () => "メールアドレスか パスワードが 違います。",
      ja: () => "メールアドレスまたはパスワードが違います。",
      en: () => "The email address or the password is wrong.",
    },
  },
  "sign-in-limited": {
    title: { ja: "しばらくお待ちください", "ja-easy": "少し 待って ください", en: "Please wait" },
    detail: {
      "ja-easy": ({ retryAt }) =>
        `ログインの 間違いが 続いたので、今は ログインを 止めて います。${timeInJapan(retryAt, "ja-easy")}より あとに、もう一度 して ください。`,
      ja: ({ retryAt }) =>
        `ログインの失敗が続いたため、この接続からのログインを一時的に停止しています。${timeInJapan(retryAt, "ja")}以降にもう一度お試しください。`,
      en: ({ retryAt }) =>
        `Signing in from your network is paused after several failures. Try again after ${timeInJapan(retryAt, "en")} (Japan time).`,
    },
  },
  "not-signed-in": {
    title: { ja: "ログインしてください", "ja-easy": "ログインして ください", en: "Please sign in" },
    detail: {
      "ja-easy": () =>
        "ログインして いないか、ログインの 時間が 終わりました。もう一度 ログインして ください。",
      ja: () => "ログインしていないか、ログインの有効期限が切れました。もう一度ログインしてください。",
      en: () => "You are not signed in, or your session has ended. Sign in again.",
    },
  },
  "account-stopped": {
    title: {
      ja: "ご利用を停止しています",
      "ja-easy": "アカウントは 止まって います",
      en: "This account is stopped",
    },
    detail: {
      "ja-easy": ({ contact }) =>
        `この アカウントは、今 止まって います。次の ところに 聞いて ください。${contact["ja-easy"]}`,
      ja: ({ contact }) =>
        `このアカウントは、現在ご利用を停止しています。くわしくは次の窓口へお問い合わせください。${contact.ja}`,
      en: ({ contact }) => `This account cannot be used at present. Please contact us: ${contact.en}`,
    },
  },
  "account-dormant": {
    title: {
      ja: "長い間ご利用がありませんでした",
      "ja-easy": "長い 間 使って いませんでした",
      en: "This account is paused",
    },
    detail: {
      "ja-easy": () =>
        "長い 間 使って いないので、この アカウントは 休んで います。また 使う ためには、メールで 届く 認証コードを 書いて ください。",
      ja: () =>
        "長い間ご利用がなかったため、このアカウントを休止しています。ご利用を再開するには、メールで届く認証コードを入力してください。",
      en: () =>
        "This account was not used for a long time. To resume it, please enter a verification code that we send you by email.",
    },
  },
  "reauthentication-required": {
    title: {
      ja: "パスワードをもう一度入力してください",
      "ja-easy": "パスワードを もう一度 書いて ください",
      en: "Please enter your password again",
    },
    detail: {
      "ja-easy": () => "あなたで ある ことを 確かめます。パスワードを もう一度 書いて ください。",
      ja: () => "この操作の前に、ご本人であることを確認します。パスワードをもう一度入力してください。",
      en: () => "Before this can be done, enter your password to confirm that it is you.",
    },
  },
  "email-unchanged": {
    title: {
      ja: "メールアドレスが変わっていません",
      "ja-easy": "メールアドレスが 同じです",
      en: "This is your email address already",
    },
    detail: {
      "ja-easy": () => "今の メールアドレスと 同じです。新しい メールアドレスを 書いて ください。",
      ja: () => "現在のメールアドレスと同じです。新しいメールアドレスを入力してください。",
      en: () => "Your account has this email address already. Enter the new one.",
    },
  },
  "email-change-recent": {
    title: {
      ja: "メールアドレスを変更したばかりです",
      "ja-easy": "メールアドレスを 変えた あとです",
      en: "The email address was changed recently",
    },
    detail: {
      "ja-easy": ({ retryAt }) =>
        `少し 前に メールアドレスが 変わりました。前の メールアドレスの 人が 元に 戻す ことが できる 間は、これは できません。${timeInJapan(retryAt, "ja-easy")}より あとに、もう一度 して ください。`,
      ja: ({ retryAt }) =>
        `メールアドレスを変更したばかりです。以前のメールアドレスの持ち主が変更を取り消せるあいだ、この操作はできません。${timeInJapan(retryAt, "ja")}以降にもう一度お試しください。`,
      en: ({ retryAt }) =>
        `The email address was changed recently, and the owner of the earlier address can still undo that. Try again after ${timeInJapan(retryAt, "en")} (Japan time).`,
    },
  },
  "handover-pending": {
    title: {
      ja: "引き継ぎの招待中です",
      "ja-easy": "次の 人を 招待して います",
      en: "An invitation is open",
    },
    detail: {
      "ja-easy": () =>
        "次の 担当者に 招待の メールを 送ったので、これは できません。続ける ときは、初めに 招待を やめて ください。",
      ja: () =>
        "担当者の引き継ぎの招待をすでに送っているため、この操作はできません。続けるには、先に招待を取り消してください。",
      en: () =>
        "Somebody is invited to take this account over, so this cannot be done. Withdraw the invitation first.",
    },
  },
  "withdrawal-pending": {
    title: {
      ja: "廃止の手続き中です",
      "ja-easy": "登録を やめる 手続きを して います",
      en: "The account is being closed",
    },
    detail: {
      "ja-easy": () =>
        "登録を「やめる」と 言ったので、これは できません。続ける ときは、「やめない」に して ください。",
      ja: () =>
        "利用者登録の廃止を申し出ているため、この操作はできません。続けるには、廃止を取り消してください。",
      en: () => "You have asked to close this account, so this cannot be done. Cancel that first.",
    },
  },
  "applications-open": {
    title: {
      ja: "処理中の手続きがあります",
      "ja-easy": "まだ 終わって いない 手続きが あります",
      en: "An application is still open",
    },
    detail: {
      "ja-easy": ({ count }) =>
        `まだ 終わって いない 手続きが ${count}つ あります。今は やめる ことが できません。手続きが 終わって から、もう一度 して ください。`,
      ja: ({ count }) =>
        `処理中の手続きが${count}件あるため、廃止の申し出を受け付けられません。手続きが終わってから、もう一度お試しください。`,
      en: ({ count }) =>
        `The account cannot be closed while applications are open (${count}). Try again when they are settled.`,
    },
  },
  "applications-unknown": {
    title: {
      ja: "手続きの状況を確認できませんでした",
      "ja-easy": "手続きを 調べる ことが できませんでした",
      en: "Your applications could not be checked",
    },
    detail: {
      "ja-easy": () =>
        "まだ 終わって いない 手続きが あるか、わかりませんでした。しばらく 待って、もう一度 して ください。",
      ja: () => "処理中の手続きがあるかどうかを確認できませんでした。時間をおいて、もう一度お試しください。",
      en: () => "Whether you have an application open could not be found out. Try again later.",
    },
  },
  "terms-pending": {
    title: {
      ja: "利用規約が変わりました",
      "ja-easy": "利用規約が 変わりました",
      en: "The terms of use have changed",
    },
    detail: {
      "ja-easy": () =>
        "続けて 使う ためには、新しい 利用規約を 読んで、「はい」と 言う こと（同意）が 必要です。",
      ja: () => "続けてご利用いただくには、変更後の利用規約を確認し、同意してください。",
      en: () => "To go on using the service, please read the changed terms of use and agree to them.",
    },
  },
  "account-not-ready": {
    title: {
      ja: "登録の処理中です",
      "ja-easy": "登録を して います",
      en: "The registration is being completed",
    },
    detail: {
      "ja-easy": () => "あなたの 情報を 準備して います。1分くらい 待って、もう一度 して ください。",
      ja: () => "利用者情報を準備しています。1分ほど待ってからもう一度お試しください。",
      en: () => "Your account is being prepared. Try again in a minute.",
    },
  },
  "edited-elsewhere": {
    title: {
      ja: "別の画面で変更されました",
      "ja-easy": "ほかの 画面で 変わりました",
      en: "Changed elsewhere",
    },
    detail: {
      "ja-easy": () =>
        "あなたの 情報が ほかの 画面で 変わりました。新しい 情報を 見て、もう一度 直して ください。",
      ja: () => "利用者情報が別の画面で変更されました。最新の内容を確認して、もう一度修正してください。",
      en: () => "The information was changed elsewhere meanwhile. Check it and correct it again.",
    },
  },
  "link-dead": {
    title: {
      ja: "このリンクは使えません",
      "ja-easy": "この リンクは 使えません",
      en: "This link no longer works",
    },
    detail: {
      "ja-easy": () =>
        "リンクの 時間が 終わったか、もう 使いました。いちばん 新しい メールの リンクを 見て ください。",
      ja: () =>
        "リンクの有効期限が切れているか、すでに使われています。最新のメールのリンクをご確認ください。",
      en: () => "It has expired, or it was used before. Please use the link in the latest email.",
    },
  },
  "malformed-json": {
    title: {
      ja: "リクエストを読み取れません",
      "ja-easy": "送った ものを 読む ことが できません",
      en: "The request cannot be read",
    },
    detail: {
      "ja-easy": ({ reason }) => malformed[reason]["ja-easy"],
      ja: ({ reason }) => malformed[reason].ja,
      en: ({ reason }) => malformed[reason].en,
    },
  },
  "not-json": {
    title: { ja: "対応していない形式です", "ja-easy": "この 形は 使えません", en: "Unsupported media type" },
    detail: {
      "ja-easy": () => "Content-Type を application/json に して、JSONで 送って ください。",
      ja: () => "Content-Type を application/json にして、JSONで送信してください。",
      en: () => "Send JSON, with Content-Type application/json.",
    },
  },
  "body-too-large": {
    title: {
      ja: "リクエストが大きすぎます",
      "ja-easy": "送った ものが 大きすぎます",
      en: "The request is too large",
    },
    detail: {
      "ja-easy": () => "中身は 64KBまでに して ください。",
      ja: () => "本文は64KB以内にしてください。",
      en: () => "The body may have at most 64 KiB.",
    },
  },
  "idempotency-key-invalid": {
    title: {
      ja: "Idempotency-Keyが正しくありません",
      "ja-easy": "Idempotency-Keyが 違います",
      en: "Malformed Idempotency-Key",
    },
    detail: {
      "ja-easy": () => "Idempotency-Key は、16文字から 128文字までの 英語の 字・数字・記号に して ください。",
      ja: () => "Idempotency-Key は、16文字以上128文字以下の英数字・記号にしてください。",
      en: () => "An Idempotency-Key has 16 to 128 letters, digits and signs.",
    },
  },
  "origin-refused": {
    title: {
      ja: "このサイトからは操作できません",
      "ja-easy": "この サイトからは できません",
      en: "This origin is not allowed",
    },
    detail: {
      "ja-easy": () => "Cookieを 使う ときは、使って いい サイトの Originヘッダーが 必要です。",
      ja: () => "Cookieを伴う操作には、許可されたサイトのOriginヘッダーが必要です。",
      en: () => "A request with cookies needs the Origin header of an allowed site.",
    },
  },
  "origin-rejected": {
    title: { ja: "ここからは利用できません", "ja-easy": "ここからは 使えません", en: "Not available here" },
    detail: {
      "ja-easy": () => "この APIは、サービスの サイトと 同じ ホスト名で 使って ください。",
      ja: () => "このAPIはサービスのサイトと同じホスト名でご利用ください。",
      en: () => "Call this API under the host name of the service's site.",
    },
  },
  "route-not-found": {
    title: { ja: "見つかりません", "ja-easy": "ありません", en: "Not found" },
    detail: {
      "ja-easy": () => "この URLは ありません。/api/openapi.json で APIを 見て ください。",
      ja: () => "このURLはありません。/api/openapi.json でAPIを確認してください。",
      en: () => "There is no such resource. /api/openapi.json describes the API.",
    },
  },
  "method-not-allowed": {
    title: {
      ja: "このメソッドは使えません",
      "ja-easy": "この メソッドは 使えません",
      en: "Method not allowed",
    },
    detail: {
      "ja-easy": ({ allowed }) => `この URLで 使える メソッドは ${allowed.join(", ")} です。`,
      ja: ({ allowed }) => `このURLで使えるメソッドは ${allowed.join(", ")} です。`,
      en: ({ allowed }) => `This resource allows ${allowed.join(", ")}.`,
    },
  },
  "temporarily-unavailable": {
    title: {
      ja: "混み合っています",
      "ja-easy": "今、たくさんの 人が 使って います",
      en: "Temporarily unavailable",
    },
    detail: {
      "ja-easy": () =>
        "今は できません。書いた ことは その ままに して、何秒か 待って、もう一度 して ください。",
      ja: () => "ただいま処理できません。入力内容はそのままで、数秒後にもう一度お試しください。",
      en: () => "This cannot be done right now. Try again in a few seconds; nothing you entered is lost.",
    },
  },
};
