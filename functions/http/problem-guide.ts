/**
 * Every kind of problem for who writes a front end: when it happens, what to do, and a failure as an example. Title and
 * detail are those of the answers (problem-response.ts); the pages under `/problems` and the API's description show both.
 */
import { foundError } from "../../contracts/field-errors.ts";
import type { ForOperators } from "../../contracts/language.ts";
import type { ProblemCode } from "../../contracts/problem-codes.ts";
import type { HttpFailure } from "./http-failure.ts";

export interface ProblemGuide<F extends HttpFailure = HttpFailure> {
  /** When a request is answered so. */
  readonly when: ForOperators;
  /** What the calling program should do. */
  readonly remedy: ForOperators;
  readonly example: F;
}

const wrongInput = [foundError("/profile/phone", "required")];
const unknownMember = [foundError("/profile/fax", "unknown-member")];
const inFiveMinutes = Date.UTC(2026, 11, 1, 1, 5);

const startAgain: ForOperators = {
  ja: "メールアドレスの登録（POST /api/registrations）からやり直すよう案内してください。",
  en: "Lead the registrant back to the start: `POST /api/registrations`.",
};
const signIn: ForOperators = {
  ja: "ログイン（POST /api/session）へ案内してください。",
  en: "Lead the user to signing in: `POST /api/session`.",
};
const waitUntil: ForOperators = {
  ja: "Retry-After（秒）または retryAt の時刻まで待ってから、もう一度送信してください。それまでは自動で繰り返さないでください。",
  en: "Wait for `Retry-After` seconds, or until `retryAt`, and send again. Do not repeat before that.",
};
const mendProgram: ForOperators = {
  ja: "呼び出すプログラムの誤りです。OpenAPI の記述に合わせて修正してください。利用者に示す必要はありません。",
  en: "It is a fault of the calling program: mend it by the OpenAPI description. Users need not see it.",
};
const resend: ForOperators = {
  ja: "新しい認証コードの送信（POST /api/registrations/{id}/code）へ案内してください。入力済みの内容は失われません。",
  en: "Offer a new code: `POST /api/registrations/{id}/code`. Nothing typed is lost.",
};

export const problemGuide: {
  readonly [C in ProblemCode]: ProblemGuide<Extract<HttpFailure, { kind: C }>>;
} = {
  "invalid-input": {
    when: {
      ja: "本文またはクエリの値が決まりに合わないとき。誤りはすべて一度に errors に並びます。",
      en: "Values of the body or the query break rules. `errors` has all of them at once.",
    },
    remedy: {
      ja: "errors の pointer が指す項目に、その detail を表示してください。code はプログラムでの判定に使えます。",
      en: "Show each `detail` at the field that its `pointer` names; its `code` is for programs.",
    },
    example: { kind: "invalid-input", errors: wrongInput },
  },
  "unknown-member": {
    when: {
      ja: "本文に定義されていない項目があるとき。",
      en: "The body has a member that the contract does not know.",
    },
    remedy: mendProgram,
    example: { kind: "unknown-member", errors: unknownMember },
  },
  "terms-outdated": {
    when: {
      ja: "送信された版より新しい利用規約があるとき。",
      en: "The terms of use have a newer version than the one that was sent.",
    },
    remedy: {
      ja: "GET /api/terms で最新の利用規約を取得して表示し、同意を得てから currentVersion の版で送信してください。",
      en: "Fetch the current terms (`GET /api/terms`), have them agreed to, and send `currentVersion`.",
    },
    example: { kind: "terms-outdated", currentVersion: "1.1" },
  },
  "terms-not-found": {
    when: {
      ja: "指定された版またはハッシュ値の利用規約が、ないか、まだ公開されていないとき。",
      en: "There are no terms of use of that version or hash, or they are not announced yet.",
    },
    remedy: {
      ja: "GET /api/terms で、いま効力のある利用規約を取得してください。",
      en: "`GET /api/terms` answers the terms in force.",
    },
    example: { kind: "terms-not-found" },
  },
  "limit-reached": {
    when: {
      ja: "同じメールアドレス、同じ接続元、または全体での送信回数が上限に達したとき。",
      en: "An address, a client, or all together have asked for as many mails as are sent in that time.",
    },
    remedy: waitUntil,
    example: { kind: "limit-reached", retryAt: inFiveMinutes },
  },
  "idempotency-key-reused": {
    when: {
      ja: "以前と同じ Idempotency-Key で、内容の異なる登録の開始が送信されたとき。",
      en: "A start came under an `Idempotency-Key` that an earlier one with other content had.",
    },
    remedy: {
      ja: "内容が変わるごとに、新しい Idempotency-Key を無作為に作って送信してください。",
      en: "Draw a new key at random whenever the content changes, and send it under that.",
    },
    example: { kind: "idempotency-key-reused" },
  },
  "flow-cookie-missing": {
    when: {
      ja: "手続きのCookieが送信されていないとき。別のブラウザーで開いた場合や、Cookieが無効な場合です。",
      en: "The cookie of what was begun was not sent: another browser, or one that keeps no cookies.",
    },
    remedy: startAgain,
    example: { kind: "flow-cookie-missing" },
  },
  "registration-not-found": {
    when: {
      ja: "その番号の手続きがないか、期限が切れたか、ほかのブラウザーのものであるとき。どれであるかは区別されません。",
      en: "There is no such registration, it is gone, or it is another browser's. All are answered alike.",
    },
    remedy: startAgain,
    example: { kind: "registration-not-found" },
  },
  "flow-not-found": {
    when: {
      ja: "その番号の手続き（再設定、メールアドレスの変更、利用の再開）がないか、期限が切れたか、ほかのブラウザーのものであるとき。どれであるかは区別されません。",
      en: "There is no such reset, change or revival, it is gone, or it is another browser's. All are answered alike.",
    },
    remedy: {
      ja: "手続きの最初（POST /api/password-resets、POST /api/me/email-changes または POST /api/revivals）からやり直すよう案内してください。",
      en: "Lead the user back to the start: `POST /api/password-resets`, `POST /api/me/email-changes` or `POST /api/revivals`.",
    },
    example: { kind: "flow-not-found" },
  },
  "code-wrong": {
    when: {
      ja: "認証コードが違うとき。入力できる残りの回数は attemptsLeft です。",
      en: "The code is wrong. `attemptsLeft` says how many attempts it still takes.",
    },
    remedy: {
      ja: "もう一度入力してもらってください。attemptsLeft が 0 のときは、新しい認証コードの送信へ案内してください。",
      en: "Ask for the code again; with `attemptsLeft` 0, offer a new one.",
    },
    example: { kind: "code-wrong", attemptsLeft: 4 },
  },
  "code-locked": {
    when: {
      ja: "認証コードの誤った入力が上限に達しているとき。正しいコードでも受け付けられません。",
      en: "Too many wrong attempts were made. Not even the right code is taken any more.",
    },
    remedy: {
      ja: "retryAt 以降に、新しい認証コードの送信へ案内してください。",
      en: "After `retryAt`, offer a new code.",
    },
    example: { kind: "code-locked", retryAt: inFiveMinutes },
  },
  "code-superseded": {
    when: {
      ja: "より新しい認証コードが送信されているとき。",
      en: "A newer code has been asked for.",
    },
    remedy: {
      ja: "最新のメールに記載された認証コードの入力を求めてください。",
      en: "Ask for the code of the latest mail.",
    },
    example: { kind: "code-superseded" },
  },
  "code-pending": {
    when: {
      ja: "認証コードのメールがまだ送信されていないとき。",
      en: "The mail with the code has not been sent yet.",
    },
    remedy: {
      ja: "メールが届くのを待ってもらってください。状況は GET /api/registrations/{id} の mail.status で確認できます。",
      en: "Have the registrant wait for it; `mail.status` of `GET /api/registrations/{id}` says how it fares.",
    },
    example: { kind: "code-pending" },
  },
  expired: {
    when: {
      ja: "認証コードまたは入力の有効期限が切れたとき。",
      en: "The time for the code, or for the form after it, has run out.",
    },
    remedy: resend,
    example: { kind: "expired" },
  },
  "not-verified": {
    when: {
      ja: "認証コードを確認する前に、入力内容が送信されたとき。",
      en: "The form was sent before the code was verified.",
    },
    remedy: {
      ja: "認証コードの入力へ案内してください。",
      en: "Lead the registrant to the code first.",
    },
    example: { kind: "not-verified" },
  },
  "already-verified": {
    when: {
      ja: "確認済みの手続きに認証コードが送信されたとき。",
      en: "A code was sent for a registration that is verified.",
    },
    remedy: {
      ja: "利用者情報の入力へ案内してください。",
      en: "Go on to the form.",
    },
    example: { kind: "already-verified" },
  },
  "completion-in-progress": {
    when: {
      ja: "本登録が処理されている間に、同じ手続きの要求が届いたとき。",
      en: "Another request for the same registration came while it is being completed.",
    },
    remedy: {
      ja: "Retry-After の秒数だけ待って、同じ内容をもう一度送信してください。登録が重複することはありません。",
      en: "Send the same again after `Retry-After` seconds. Nothing is registered twice.",
    },
    example: { kind: "completion-in-progress" },
  },
  "already-completed": {
    when: {
      ja: "この手続きが完了しているとき。",
      en: "What was begun is complete already.",
    },
    remedy: signIn,
    example: { kind: "already-completed" },
  },
  "already-registered": {
    when: {
      ja: "同じメールアドレスが、別の手続きで先に登録されたとき。メールアドレスを確認した本人にだけ返されます。",
      en: "Another registration of the same address was completed first. Only who has verified the address learns this.",
    },
    remedy: signIn,
    example: { kind: "already-registered" },
  },
  "sign-in-failed": {
    when: {
      ja: "メールアドレスまたはパスワードが違うとき。どちらであるかは区別されません。",
      en: "Address or password are wrong; which of them is not said.",
    },
    remedy: {
      ja: "もう一度入力してもらってください。",
      en: "Ask for both again.",
    },
    example: { kind: "sign-in-failed" },
  },
  "sign-in-limited": {
    when: {
      ja: "同じ接続元からのログインの失敗が続いたとき。",
      en: "Too many sign-ins from this client failed.",
    },
    remedy: waitUntil,
    example: { kind: "sign-in-limited", retryAt: inFiveMinutes },
  },
  "not-signed-in": {
    when: {
      ja: "ログインのCookieがないか、ログインの有効期限が切れたとき。",
      en: "There is no session's cookie, or the session has ended.",
    },
    remedy: signIn,
    example: { kind: "not-signed-in" },
  },
  "account-stopped": {
    when: {
      ja: "正しいパスワードが示され、市がアカウントを停止しているか、メールアドレスに争いがあるとき。",
      en: "The password was right, and the city has stopped the account or its address is disputed.",
    },
    remedy: {
      ja: "detail の窓口を示してください。繰り返しても結果は変わりません。",
      en: "Show whom `detail` says to contact. Repeating changes nothing.",
    },
    example: {
      kind: "account-stopped",
      contact: {
        ja: "みほん市 000-000-0000",
        en: "Mihon City, 000-000-0000",
        "ja-easy": "みほん市 000-000-0000",
      },
    },
  },
  "account-dormant": {
    when: {
      ja: "正しいパスワードが示され、アカウントが長い間使われず休止しているとき。",
      en: "The password was right, and the account is asleep because nobody used it for long.",
    },
    remedy: {
      ja: "認証コードを送り（POST /api/revivals）、入力してもらってください。正しいコードで利用が再開され、同じパスワードでログインできます。パスワードの再設定でも再開されます。",
      en: "Send a code by `POST /api/revivals` and ask for it: the right one wakes the account, and the same password signs in. A new password by reset wakes it, too.",
    },
    example: { kind: "account-dormant" },
  },
  "reauthentication-required": {
    when: {
      ja: "重要な操作の前に、パスワードの入力から時間がたっているとき。",
      en: "The call matters much, and the password was not given within the last minutes.",
    },
    remedy: {
      ja: "POST /api/session/reauthentication でパスワードを確認してから、もう一度送信してください。methods は使える方法です。",
      en: "Ask for the password, send it to `POST /api/session/reauthentication`, then send again. `methods` are the ways there are.",
    },
    example: { kind: "reauthentication-required", methods: ["password"] },
  },
  "email-unchanged": {
    when: {
      ja: "新しいメールアドレスが、現在のものと同じとき。",
      en: "The new email address is the one that the account has.",
    },
    remedy: {
      ja: "別のメールアドレスを入力してもらってください。",
      en: "Ask for another email address.",
    },
    example: { kind: "email-unchanged" },
  },
  "email-change-recent": {
    when: {
      ja: "メールアドレスの変更を、以前の持ち主がまだ取り消せるとき。",
      en: "The owner of the earlier email address can still undo the latest change.",
    },
    remedy: waitUntil,
    example: { kind: "email-change-recent", retryAt: inFiveMinutes },
  },
  "handover-pending": {
    when: {
      ja: "ほかのメールアドレスへの、担当者の引き継ぎの招待が有効なとき。",
      en: "Somebody with another email address is invited to take the account over.",
    },
    remedy: {
      ja: "招待を取り消してから、もう一度申し込むよう案内してください。招待は GET /api/me の handover にあります。",
      en: "Offer to withdraw the invitation first; `GET /api/me` has it as `handover`.",
    },
    example: { kind: "handover-pending" },
  },
  "withdrawal-pending": {
    when: {
      ja: "利用者登録の廃止が申し出られているとき。",
      en: "The user has asked to close the account.",
    },
    remedy: {
      ja: "廃止の取消しを案内してください。",
      en: "Offer to cancel the closing.",
    },
    example: { kind: "withdrawal-pending" },
  },
  "applications-open": {
    when: {
      ja: "利用者登録の廃止が申し出られたが、処理中の手続きがあるとき。",
      en: "The account's end was asked for while an application is open with the city.",
    },
    remedy: {
      ja: "手続きが終わってから、もう一度申し出るよう案内してください。",
      en: "Ask the user to come back when it is settled.",
    },
    example: { kind: "applications-open", count: 2 },
  },
  "applications-unknown": {
    when: {
      ja: "利用者登録の廃止が申し出られたが、処理中の手続きの有無を確かめられないとき。",
      en: "The account's end was asked for, and whether an application is open cannot be found out.",
    },
    remedy: {
      ja: "Retry-After の秒数だけ待って、もう一度送信してください。",
      en: "Send again after `Retry-After` seconds.",
    },
    example: { kind: "applications-unknown" },
  },
  "terms-pending": {
    when: {
      ja: "利用規約が変わり、利用者がまだ同意していないとき。",
      en: "The terms of use have changed, and the user has not agreed to them yet.",
    },
    remedy: {
      ja: "GET /api/terms の利用規約を表示し、同意を得て POST /api/me/terms に currentVersion の版を送信してください。同意しない方には、廃止の申出を案内してください。",
      en: "Show the terms (`GET /api/terms`), have them agreed to, and send `currentVersion` to `POST /api/me/terms`. Offer to close the account to whoever does not agree.",
    },
    example: { kind: "terms-pending", currentVersion: "2.0" },
  },
  "account-not-ready": {
    when: {
      ja: "本登録の直後で、利用者情報がまだ準備されていないとき。",
      en: "Right after a completion, while the account is still being made ready.",
    },
    remedy: {
      ja: "Retry-After の秒数だけ待って、もう一度送信してください。",
      en: "Send again after `Retry-After` seconds.",
    },
    example: { kind: "account-not-ready" },
  },
  "edited-elsewhere": {
    when: {
      ja: "読み込んでから保存するまでの間に、別の画面で変更されたとき。",
      en: "Somebody else changed the profile between its reading and its writing.",
    },
    remedy: {
      ja: "GET /api/me で最新の内容を取得し、変更をもう一度確認してもらってください。",
      en: "Fetch it anew (`GET /api/me`) and let the user look at the change again.",
    },
    example: { kind: "edited-elsewhere" },
  },
  "link-dead": {
    when: {
      ja: "メールのリンクの有効期限が切れているか、使用済みか、正しくないとき。どれであるかは区別されません。",
      en: "The link of a mail has expired, was used, or is none. All are answered alike.",
    },
    remedy: {
      ja: "このリンクが使えないことを表示し、リンクの目的に応じた次の方法（パスワードの再設定など）を案内してください。",
      en: "Say that the link no longer works, and offer another way, such as a password reset.",
    },
    example: { kind: "link-dead" },
  },
  "malformed-json": {
    when: {
      ja: "本文が空か、JSONとして正しくないか、同じ名前の項目が重複しているとき。",
      en: "The body is empty, is no JSON, or repeats a member.",
    },
    remedy: mendProgram,
    example: { kind: "malformed-json", reason: "syntax" },
  },
  "not-json": {
    when: {
      ja: "Content-Type が application/json ではないとき。",
      en: "`Content-Type` is not `application/json`.",
    },
    remedy: mendProgram,
    example: { kind: "not-json" },
  },
  "body-too-large": {
    when: { ja: "本文が64KBを超えるとき。", en: "The body has more than 64 KiB." },
    remedy: mendProgram,
    example: { kind: "body-too-large" },
  },
  "idempotency-key-invalid": {
    when: {
      ja: "Idempotency-Key ヘッダーが、16文字以上128文字以下の英数字・記号（. _ : ~ + / = -）でないとき。",
      en: "The `Idempotency-Key` is not of 16 to 128 letters, digits and `. _ : ~ + / = -`.",
    },
    remedy: mendProgram,
    example: { kind: "idempotency-key-invalid" },
  },
  "origin-refused": {
    when: {
      ja: "許可されていないサイトから送信されたか、Cookieを伴う変更の要求に Origin ヘッダーがないとき。",
      en: "A site that is not allowed sent the request, or a change with cookies came without `Origin`.",
    },
    remedy: {
      ja: "許可されたサイトの画面から送信してください。ブラウザー以外から呼び出すときは、サイトの Origin を付けてください。",
      en: "Send it from a page of an allowed site; a program that is no browser sends that site's `Origin`.",
    },
    example: { kind: "origin-refused", reason: "cross-site" },
  },
  "origin-rejected": {
    when: {
      ja: "サイトのホスト名を通らずにAPIが呼び出されたとき。",
      en: "The API was called past the site's own host.",
    },
    remedy: {
      ja: "サイトと同じホスト名の /api を呼び出してください。",
      en: "Call `/api` under the site's host.",
    },
    example: { kind: "origin-rejected", reason: "no-proof" },
  },
  "route-not-found": {
    when: { ja: "そのパスのAPIがないとき。", en: "The API has no such path." },
    remedy: mendProgram,
    example: { kind: "route-not-found" },
  },
  "method-not-allowed": {
    when: {
      ja: "パスはあっても、そのメソッドがないとき。使えるメソッドは Allow ヘッダーにあります。",
      en: "The path exists, the method does not; `Allow` has those that do.",
    },
    remedy: mendProgram,
    example: { kind: "method-not-allowed", allowed: ["GET", "PATCH"] },
  },
  "internal-error": {
    when: {
      ja: "予期しない誤りが起きたとき。",
      en: "Something unforeseen happened.",
    },
    remedy: {
      ja: "時間をおいてもう一度送信してください。続く場合は requestId を添えてお問い合わせください。",
      en: "Send again later. If it goes on, contact the service and name `requestId`.",
    },
    example: { kind: "internal-error", requestId: "5f3c1c0e-6f3f-4f0e-9a51-0f9d1b8b5f43" },
  },
  "temporarily-unavailable": {
    when: {
      ja: "一時的に処理できないとき。",
      en: "A service behind the API is busy or out of reach for the moment.",
    },
    remedy: {
      ja: "Retry-After の秒数だけ待って、同じ内容をもう一度送信してください。繰り返すときは間隔を広げてください。",
      en: "Send the same again after `Retry-After` seconds, and with growing pauses after that.",
    },
    example: { kind: "temporarily-unavailable" },
  },
};
