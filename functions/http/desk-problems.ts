/** Why the desk's calls refuse, as problem documents (RFC 9457) for its command. Registrants never see them. */
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { ForOperators, OperatorLanguage } from "../../contracts/language.ts";
import { problem } from "../../contracts/problem.ts";
import type { DeskFailure } from "../use-cases/desk/desk-call.ts";
import { responseHeaders } from "./response-headers.ts";

export type DeskProblem = DeskFailure | { readonly kind: "operator-unknown" };

interface Words {
  readonly status: number;
  readonly title: ForOperators;
  readonly detail: ForOperators;
}

export const deskProblems: Readonly<Record<DeskProblem["kind"], Words>> = {
  "operator-unknown": {
    status: 403,
    title: { ja: "この操作はできません", en: "You may not do this" },
    detail: {
      ja: "窓口担当または管理者の権限でサインインしてください。",
      en: "Sign in with the permission set of the desk or of supervisors.",
    },
  },
  "supervisor-only": {
    status: 403,
    title: { ja: "管理者だけができる操作です", en: "For supervisors only" },
    detail: { ja: "管理者（市職員）に依頼してください。", en: "Ask a supervisor of the city." },
  },
  "own-proposal": {
    status: 403,
    title: { ja: "自分の起案は承認できません", en: "Your own proposal" },
    detail: { ja: "ほかの管理者に承認を依頼してください。", en: "Ask another supervisor to approve it." },
  },
  "proposal-open": {
    status: 409,
    title: { ja: "承認を待つ起案があります", en: "There is an open proposal" },
    detail: { ja: "先にその起案を承認または却下してください。", en: "Approve or reject that one first." },
  },
  "proposal-expired": {
    status: 409,
    title: { ja: "起案から24時間が過ぎました", en: "The proposal has expired" },
    detail: { ja: "もう一度起案してください。", en: "Propose it anew." },
  },
  "proposal-decided": {
    status: 409,
    title: { ja: "この起案は済んでいます", en: "The proposal is decided" },
    detail: {
      ja: "もう一度照会して、状態を確認してください。",
      en: "Look it up again, and see how it stands.",
    },
  },
  "proposal-changed": {
    status: 409,
    title: { ja: "表示された起案と違います", en: "Not the proposal that was shown" },
    detail: {
      ja: "もう一度照会して、内容を確認してください。",
      en: "Look it up again, and read what it says.",
    },
  },
  "email-unchanged": {
    status: 409,
    title: { ja: "いまのメールアドレスと同じです", en: "The present address" },
    detail: { ja: "新しいメールアドレスを確認してください。", en: "Check the new address." },
  },
  "address-taken": {
    status: 409,
    title: { ja: "ほかの登録で使われているメールアドレスです", en: "Another account has this address" },
    detail: { ja: "別のメールアドレスを確認してください。", en: "Ask for another address." },
  },
  "address-held": {
    status: 409,
    title: {
      ja: "以前の利用者のために確保されているメールアドレスです",
      en: "The address is kept for another",
    },
    detail: {
      ja: "照会で確保の終わる時刻を確認するか、別のメールアドレスを確認してください。",
      en: "Look up until when it is kept, or ask for another address.",
    },
  },
  "not-confirmed": {
    status: 409,
    title: { ja: "新しいメールアドレスがまだ確認されていません", en: "The new mailbox is not proven yet" },
    detail: {
      ja: "新しいメールアドレスに届いたメールのリンクを開き、ボタンを押してもらってください。",
      en: "Have the link opened that the new address was sent, and its button pressed.",
    },
  },
  "not-found": {
    status: 404,
    title: { ja: "該当する登録がありません", en: "Nothing is known of it" },
    detail: {
      ja: "メールアドレス、識別番号または受付番号を確認してください。",
      en: "Check the address, the id or the reception number.",
    },
  },
  "wrong-state": {
    status: 409,
    title: { ja: "いまの状態ではできません", en: "Not in its present state" },
    detail: {
      ja: "もう一度照会して、状態を確認してください。",
      en: "Look it up again, and see how it stands.",
    },
  },
  "limit-reached": {
    status: 429,
    title: { ja: "回数の上限に達しました", en: "A limit is reached" },
    detail: { ja: "次の時刻までお待ちください。", en: "Wait until the time given here." },
  },
};

export function deskProblem(
  failure: DeskProblem,
  language: OperatorLanguage,
  now: number,
): APIGatewayProxyStructuredResultV2 {
  const { kind, ...members } = failure;
  const { status, title, detail } = deskProblems[kind];
  const retry = "retryAt" in members ? { retryAt: new Date(members.retryAt).toISOString() } : {};
  return {
    statusCode: status,
    headers: {
      ...responseHeaders,
      "content-type": "application/problem+json; charset=utf-8",
      "content-language": language,
      ...("retryAt" in members && {
        "retry-after": String(Math.max(1, Math.ceil((members.retryAt - now) / 1000))),
      }),
    },
    body: JSON.stringify(
      problem.parse({
        type: `/problems/desk/${kind}`,
        ...{ title: title[language], status, code: kind, detail: detail[language], errors: [] },
        ...members,
        ...retry,
      }),
    ),
  };
}
