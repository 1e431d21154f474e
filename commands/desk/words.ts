import { clearableLimits, type FindingAnswer, revealableFields } from "../../contracts/desk.ts";
import { deskActionLabels, deskReasonLabels } from "../../contracts/desk-names.ts";
import { deskReasons, evidences } from "../../contracts/desk-words.ts";
import type { ForOperators, OperatorLanguage } from "../../contracts/language.ts";

const reasonsIn = (language: OperatorLanguage) =>
  deskReasons.map((reason) => `    ${reason.padEnd(16)}${deskReasonLabels[reason][language]}`).join("\n");

export const usage: ForOperators = {
  ja: `npm run desk -- <操作> [<引数>] <だれ> --reason <理由> --ticket <番号> --local --as A|B | --stack <環境の名前>

操作
  find                    登録・アカウントの状況を照会する
  explain                 申請者に次に何をしてもらうか、読み上げる文を示す
  story                   過去30日の記録を日本語の文で示す
  resend [<登録番号>]     登録中の方へ確認コードを送り直す（コードは表示されません）
  clear-limit <上限>      回数の上限を解除する：${clearableLimits.join("、")}
  end-sessions            アカウントのすべての端末をログアウトする
  send-reset              パスワードの設定の案内を本人に送る
  suspend / restore       アカウントの利用を停止する／停止を解く（窓口担当なら起案になる）
  propose delete|unfreeze アカウントの廃止、または停止（アドレスの争い）の解除を起案する
  propose suspend|restore アカウントの利用の停止、または市による停止の解除を起案する
  propose export          登録情報のダウンロードの案内を、本人のアドレスに送ることを起案する
  propose correct-address メールアドレス（利用者ID）の訂正を起案する。--new-email <新しいアドレス> と
                          --evidence ${evidences.join("|")} を付ける。新しいアドレスに届くメールのリンクを
                          本人が押すまで、承認できない
  approve <起案の番号>    ほかの人の起案を承認し、実施する（管理者）
  reject <起案の番号>     起案を却下する
  reveal <項目,項目>      伏せている項目を表示する（管理者）：${revealableFields.join("、")}

だれ（ちょうど一つ）
  --email <アドレス>  --account <アカウント番号>  --registration <登録番号>  --number <受付番号>
  --client-ip <接続元>    ログインの上限を調べる・解除するとき

  --reason <理由>
${reasonsIn("ja")}
  --ticket <番号>         問い合わせの番号（A-Z、0-9、ハイフン、3〜40文字）
  --json                  そのままの答えを示す
  --lang ja|en            表示の言語
  --local --as A|B        npm start の環境で、担当者 A（窓口・管理者）または B（管理者）として
  --stack <名前>          AWS の環境で、サインインしている本人として（--region で地域）

終了の値　0：済んだ・見つかった　1：断られた・見つからない　2：使い方の誤り`,
  en: `npm run desk -- <command> [<argument>] <whom> --reason <reason> --ticket <id> --local --as A|B | --stack <name>

Commands
  find                    how a registration or an account stands
  explain                 what the registrant should do now, to read out
  story                   the records of the last 30 days, in words
  resend [<registration>] sends a registrant a new code (which is not shown)
  clear-limit <limit>     clears one of ${clearableLimits.join(", ")}
  end-sessions            signs an account out in all browsers
  send-reset              sends the owner the way to a new password
  suspend / restore       stops an account, or lets it be used again (by the desk: a proposal)
  propose delete|unfreeze proposes the end of an account, or the end of a dispute's stop
  propose suspend|restore proposes to stop an account, or to let it be used again
  propose export          proposes to send the owner a link to what is stored of the account
  propose correct-address proposes another address (user ID), with --new-email <address> and
                          --evidence ${evidences.join("|")}; nobody can approve it before the link
                          that the new address gets was pressed
  approve <proposal>      approves what somebody else has proposed, which carries it out (supervisors)
  reject <proposal>       rejects it
  reveal <field,field>    shows masked fields (supervisors): ${revealableFields.join(", ")}

Whom (exactly one)
  --email <address>  --account <id>  --registration <id>  --number <reception number>
  --client-ip <address>   to see or clear a limit of sign-ins

  --reason <reason>
${reasonsIn("en")}
  --ticket <id>           A-Z, 0-9 and hyphens, 3 to 40 of them
  --json                  the answer as it is
  --lang ja|en
  --local --as A|B        on npm start, as operator A (desk and supervisor) or B (supervisor)
  --stack <name>          on AWS, as whoever is signed in (--region)

Exit status  0: done or found  1: refused or not found  2: wrong use`,
};

export interface DeskWords {
  readonly wrongUse: (about: string) => string;
  readonly refused: (title: string, detail: string) => string;
  readonly silent: string;
  readonly none: string;
  readonly done: string;
  readonly resent: (at: string) => string;
  /** A limit by its name, and as `clear-limit` takes it. */
  readonly limit: (name: string, word: string) => string;
  readonly cleared: (limit: string, before: number) => string;
  readonly until: (at: string) => string;
  readonly labels: Readonly<
    Record<
      | "state"
      | "accountId"
      | "registrationId"
      | "receptionNumber"
      | "accountType"
      | "name"
      | "email"
      | "phone"
      | "createdAt"
      | "erasesAt"
      | "lastSignInAt"
      | "code"
      | "mails"
      | "openFlows"
      | "limits"
      | "holds"
      | "proposals"
      | "deskActions",
      string
    >
  >;
  readonly states: Readonly<Record<string, string>>;
  readonly flows: Readonly<Record<FindingAnswer["openFlows"][number]["kind"], string>>;
  /** Of a correction of the address: `confirmedAt` once its mailbox is proven. */
  readonly correction: (newEmail: string, evidence?: string, confirmedAt?: string) => string;
  readonly objected: (at: string) => string;
  /** It is being carried out. */
  readonly approved: string;
  readonly code: (left: number, expiresAt: string, resendAt: string) => string;
  readonly action: (kind: keyof typeof deskActionLabels, reason: keyof typeof deskReasonLabels) => string;
}

export const words: ForOperators<DeskWords> = {
  ja: {
    wrongUse: (about) => `使い方を確認してください：${about}（npm run desk -- --help）`,
    refused: (title, detail) => `できませんでした。${title}。${detail}`,
    silent: "窓口の入口が応答しません。",
    none: "該当する登録はありません。",
    done: "済みました。",
    resent: (at) => `新しい確認コードを送りました。次に送れるのは ${at} からです。`,
    limit: (name, word) => `${name}（${word}）`,
    cleared: (limit, before) => `上限「${limit}」を解除しました（それまで ${before} 回）。`,
    until: (at) => `${at} までに画面を閉じてください。`,
    labels: {
      ...{
        state: "状態",
        accountId: "アカウント番号",
        registrationId: "登録番号",
        receptionNumber: "受付番号",
      },
      ...{
        accountType: "種別",
        name: "名称",
        email: "メールアドレス",
        phone: "電話番号",
        createdAt: "作成日時",
      },
      ...{ erasesAt: "廃止の予定", lastSignInAt: "最後のログイン", code: "確認コード", mails: "メール" },
      ...{
        openFlows: "途中の手続き",
        limits: "回数の上限",
        holds: "アドレスの確保",
        proposals: "起案",
        deskActions: "市の担当者による操作",
      },
    },
    states: {
      ...{
        none: "該当なし",
        requested: "コードの送信待ち",
        "code-sent": "コードの入力待ち",
        verified: "入力中",
      },
      ...{
        completing: "登録処理中",
        completed: "登録済み",
        expired: "期限切れ",
        duplicate: "登録済みのアドレス",
      },
      ...{
        active: "利用中",
        withdrawing: "廃止の申出中",
        suspended: "停止中（市）",
        frozen: "停止中（アドレスの争い）",
      },
      ...{ dormant: "休止中", erasing: "削除中", setting: "パスワードの設定中" },
    },
    flows: { "password-reset": "パスワードの再設定", revival: "利用の再開" },
    correction: (newEmail, evidence = "", confirmedAt) =>
      `→ ${newEmail}、${evidence}、新しいアドレスは${confirmedAt === undefined ? "未確認" : `${confirmedAt} に確認済み`}`,
    objected: (at) => `${at} に持ち主が止めた`,
    approved: "承認しました。まもなく実施されます。find で確認できます。",
    code: (left, expiresAt, resendAt) => `あと ${left} 回入力可、期限 ${expiresAt}、再送は ${resendAt} から`,
    action: (kind, reason) => `${deskActionLabels[kind].ja}（${deskReasonLabels[reason].ja}）`,
  },
  en: {
    wrongUse: (about) => `See the usage: ${about} (npm run desk -- --help)`,
    refused: (title, detail) => `Refused: ${title}. ${detail}`,
    silent: "The desk's API does not answer.",
    none: "Nothing is known of it.",
    done: "Done.",
    resent: (at) => `A new code was sent. The next can be sent from ${at}.`,
    limit: (name, word) => `${name} (${word})`,
    cleared: (limit, before) => `Cleared the limit of ${limit} (it had counted ${before}).`,
    until: (at) => `Close this by ${at}.`,
    labels: {
      ...{ state: "State", accountId: "Account", registrationId: "Registration", receptionNumber: "Number" },
      ...{ accountType: "Type", name: "Name", email: "Address", phone: "Phone", createdAt: "Created" },
      ...{ erasesAt: "Ends", lastSignInAt: "Last sign-in", code: "Code", mails: "Mails" },
      ...{
        openFlows: "Begun",
        limits: "Limits",
        holds: "Address kept",
        proposals: "Proposals",
        deskActions: "By operators",
      },
    },
    states: {
      ...{
        none: "none",
        requested: "code to be sent",
        "code-sent": "code sent",
        verified: "filling in the form",
      },
      ...{
        completing: "being completed",
        completed: "completed",
        expired: "expired",
        duplicate: "address is taken",
      },
      ...{
        active: "active",
        withdrawing: "withdrawing",
        suspended: "stopped by the city",
        frozen: "address disputed",
      },
      ...{ dormant: "asleep", erasing: "being erased", setting: "password being set" },
    },
    flows: { "password-reset": "new password", revival: "end of the sleep" },
    correction: (newEmail, evidence = "", confirmedAt) =>
      `→ ${newEmail}, ${evidence}, ${confirmedAt === undefined ? "mailbox not proven yet" : `mailbox proven ${confirmedAt}`}`,
    objected: (at) => `stopped by the owner ${at}`,
    approved: "Approved. It is being carried out; find says when it is done.",
    code: (left, expiresAt, resendAt) => `${left} tries left, until ${expiresAt}, a new one from ${resendAt}`,
    action: (kind, reason) => `${deskActionLabels[kind].en} (${deskReasonLabels[reason].en})`,
  },
};
