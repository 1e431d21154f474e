import type { AuditRecord } from "../../../contracts/audit.ts";
import { deskDetail } from "../../shared/desk-names.ts";
import { failures } from "./failures.ts";
import { reasonInWords } from "./reasons.ts";
import { usage } from "./usage.ts";
import { ending, isAboutCompletion, range, short, type Words } from "./words.ts";

const code = ({ issue }: Pick<AuditRecord, "issue">): string =>
  issue === undefined ? "確認コード" : `確認コード（${issue}回目）`;

/** Not "the mail with the code": a registered address gets another mail instead, which `reason` says. */
const mail = (record: AuditRecord): string => {
  if (record.issue !== undefined) return `コードのメール（${record.issue}回目）`;
  return isAboutCompletion(record) ? "完了のお知らせメール" : "お知らせのメール";
};

const detailOf = ({ detail = "" }: AuditRecord): string =>
  deskDetail(detail, "ja", (part) => reasonInWords(part, "ja"));

export const ja: Words = {
  title: "登録サービスの監査記録",
  usage: usage.ja,
  linked: (hashes) =>
    `同じアカウントの変更前・変更後のメールアドレス（照合値 ${hashes}）の記録を含みます。ほかのアカウントの記録は含みません`,
  heads: { subject: "対象", linked: "変更", period: "期間", source: "出所" },
  subject: {
    email: (hashes) =>
      `指定されたメールアドレス（照合値 ${hashes}。アドレスそのものは記録にもこの出力にもありません）`,
    registration: (id) => `登録 ${id}`,
    account: (id) => `アカウント ${id}`,
    number: (id) => `受付番号 ${id}`,
    everybody: () => "期間中のすべての記録",
  },
  period: (from, to) => `${from ?? "記録のはじめ"} から ${to ?? "現在"} まで（日本時間）`,
  source: {
    "local-running": ({ logGroupName }) => `この計算機の模擬環境（動作中） ${logGroupName}`,
    "local-stopped": ({ logGroupName }) => `この計算機の模擬環境（停止中） ${logGroupName}`,
    aws: ({ logGroupName, region }) => `CloudWatch Logs ${logGroupName}（${region}）`,
  },
  archive: {
    "local-running": (bucket) => `この計算機の模擬環境（動作中）の書庫 ${bucket}`,
    "local-stopped": (bucket) => `この計算機の模擬環境（停止中）の書庫 ${bucket}`,
    aws: (bucket, { region }) => `書庫 s3://${bucket}（${region}）`,
  },
  story: {
    registration: (id) => `登録 ${id}`,
    account: (id) => `アカウント ${id}`,
    address: (hash) => `登録番号のない操作（アドレスの照合値 ${short(hash)}）`,
    other: () => "どの登録とも結びつかない出来事",
  },
  ending: {
    completed: "完了",
    deleted: "完了、その後アカウントを削除",
    duplicate: "不成立（同じアドレスが先に登録済み）",
    verified: "未完了（メールアドレスの確認まで）",
    unfinished: "未完了",
    none: "",
  },
  about: {
    account: "アカウント",
    address: "アドレスの照合値",
    terms: "同意した規約",
    began: "開始",
    took: "完了まで",
  },
  event: {
    "registration.started": () => "登録の手続きを始めました。",
    "registration.completed": () => "登録が完了し、アカウントができました。",
    "registration.expired": () => "手続きの有効期限が切れていたので、先へ進めませんでした。",
    "registration.duplicate": () =>
      "同じメールアドレスが先に別の手続きで登録されていたので、この手続きでは登録しませんでした。",
    "registration.compensated": () => "途中で止まった登録を、サービスが自動で片付けました。",
    "terms.accepted": ({ termsVersion = "", termsSha256 = "" }) =>
      `利用規約（版 ${termsVersion}、本文の指紋 ${short(termsSha256)}）に同意しました。`,
    "code.issued": (record) => `${code(record)}を用意しました。`,
    "code.resent": (record) => `${code(record)}の送付を求めました。それより前のコードは無効になりました。`,
    "code.failed": (record) => `誤った${code(record)}を入力しました${nth(record)}。`,
    "code.locked": (record) => `${code(record)}は誤りが上限に達しているので、入力を受け付けませんでした。`,
    "code.expired": (record) => `${code(record)}は期限切れか無効なので、受け付けませんでした。`,
    "code.verified": (record) => `正しい${code(record)}を入力し、メールアドレスを確認できました。`,
    "mail.queued": (record) => `${mail(record)}の送信を予約しました。`,
    "mail.sent": (record) => `${mail(record)}を配信サービスへ渡しました${ses(record)}。`,
    "mail.delivered": (record) => `${mail(record)}を宛先のメールサーバーが受け取りました${ses(record)}。`,
    "mail.delayed": (record) => `${mail(record)}の配達が遅れています${ses(record)}。`,
    "mail.bounced": (record) => `${mail(record)}が届かずに戻りました${ses(record)}。`,
    "mail.complained": (record) => `${mail(record)}を受信者が迷惑メールとして申告しました${ses(record)}。`,
    "mail.failed": (record) => `${mail(record)}を送れませんでした${ses(record)}。`,
    "profile.saved": () => "登録内容を保存しました。",
    "auth.signed-in": () => "サインインしました。",
    "auth.failed": () => "サインインできませんでした。",
    "auth.signed-out": () => "サインアウトしました。",
    "auth.session-expired": () => "サインインが終わっていたので、操作を受け付けませんでした。",
    "auth.reauthenticated": () => "パスワードをあらためて確認しました。",
    "auth.disavowed": () => "本人が心当たりがないと申し出たので、パスワードを無効にしました。",
    "session.ended": () => "アカウントのサインインを終わらせました。",
    "password.changed": () => "パスワードを変更しました。",
    "password.reset-requested": () => "パスワードの再設定を申し込みました。",
    "password.reset": () => "パスワードを再設定しました。",
    "limit.reached": () => "回数の上限に達していたので、受け付けませんでした。",
    "csrf.rejected": () => "別のサイトから送られたとみられる要求を拒みました。",
    "input.rejected": () => "決まりに合わない内容の要求を拒みました。",
    "origin.rejected": () => "正規の入口を通っていない要求を拒みました。",
    "account.withdrawal-requested": () => "利用者登録の廃止を申し出ました。",
    "account.withdrawal-cancelled": () => "利用者登録の廃止の申し出を取り消しました。",
    "account.withdrawal-postponed": () => "処理中の手続きがあるため、利用者登録の廃止を延期しました。",
    "account.updated": () => "登録内容を訂正しました。",
    "account.organization-changed": () => "事業者の名称または代表者を変更しました。",
    "account.notice-sent": () => "利用のないアカウントについて、今後どうなるかを本人にメールで知らせました。",
    "account.dormant": () => "長い間利用がないため、アカウントを休止しました。",
    "account.revival-requested": () => "休止中のアカウントの再開を申し込みました。",
    "account.revived": () => "休止中のアカウントが再開されました。",
    "sweep.counted": () => "毎日の点検で、アカウントと、削除済みのアカウントの跡を数えました。",
    "reconciliation.failed": () => "毎日の点検が数えたアカウントの数が、記録と合いませんでした。",
    "sweep.refused": () => "毎日の点検で削除の対象が多すぎたため、一件も削除しませんでした。",
    "account.email-change-requested": () => "メールアドレスの変更を始めました。",
    "account.email-changed": ({ outcome }) =>
      outcome === "success" ? "メールアドレスを変更しました。" : "メールアドレスは変更しませんでした。",
    "account.email-change-undone": () => "メールアドレスの変更を取り消しました。",
    "account.email-change-frozen": () =>
      "以前のメールアドレスの持ち主が変更を認めないため、アカウントの利用を停止しました。",
    "account.handover-invited": () => "アカウントの引き継ぎの招待を送りました。",
    "account.handover-withdrawn": () => "アカウントの引き継ぎの招待を取り消しました。",
    "account.handed-over": () => "アカウントを、事業者の後任の担当者に引き継ぎました。",
    "hold.set": () => "以前のメールアドレスを、ほかの人が登録できないように確保しました。",
    "hold.released": () => "以前のメールアドレスの確保を解きました。",
    "account.deleted": () => "アカウントを削除しました。",
    "account.user-restored": () =>
      "運用担当者が、アカウントの利用者台帳への登録を作り直しました。パスワードは本人が再設定します。",
    "account.exported": () => "本人が登録情報をダウンロードしました。",
    "desk.searched": ({ detail }) =>
      detail === "none"
        ? "市の担当者が照会しましたが、該当はありませんでした。"
        : "市の担当者が照会しました。",
    "desk.revealed": (record) => `市の担当者が、伏せていた項目（${detailOf(record)}）を表示しました。`,
    "desk.resent": (record) => `市の担当者の操作により、${code(record)}の送付を求めました。`,
    "desk.limit-cleared": (record) => `市の担当者が、回数の上限（${detailOf(record)}）を解除しました。`,
    "desk.sessions-ended": () => "市の担当者が、すべての端末のサインインを終わらせました。",
    "desk.reset-sent": () => "市の担当者が、パスワードの設定の案内を本人に送りました。",
    "desk.suspended": () => "市の担当者が、アカウントの利用を停止しました。",
    "desk.restored": () => "市の担当者が、アカウントの利用の停止を解きました。",
    "desk.proposed": (record) => `市の担当者が変更（${detailOf(record)}）を起案しました。`,
    "desk.approved": (record) => `別の管理者が、起案された変更（${detailOf(record)}）を承認しました。`,
    "desk.rejected": (record) => `起案された変更（${detailOf(record)}）を却下しました。`,
    "desk.executed": (record) => `承認された変更（${detailOf(record)}）を実施しました。`,
    "desk.address-confirmed": () => "新しいメールアドレスの持ち主が、そのアドレスを確認しました。",
    "desk.objected": (record) => `持ち主が、起案された変更（${detailOf(record)}）を止めました。`,
    "desk.refused": (record) => `市の担当者の操作（${detailOf(record)}）を受け付けませんでした。`,
  },
  because: (reason, outcome) => `${outcome === "failure" ? "理由" : "内訳"}：${reasonInWords(reason, "ja")}`,
  from: (srcIp) => `接続元 ${srcIp}`,
  brackets: (remarks) => `［${remarks.join("、")}］`,
  times: (count) => `同じ記録が ${count} 件`,
  counts: ({ registrations, completed, events, ...more }) =>
    `まとめ：登録 ${registrations} 件（うち完了 ${completed} 件）、出来事 ${events} 件、誤ったコード ${more.wrongCodes} 回、メール ${more.mailsSent} 通（受け取り確認 ${more.mailsDelivered} 通、不達 ${more.mailsReturned} 通）`,
  unreadable: (count) =>
    `注意：監査記録の形をしていない行が ${count} 件あり、上には含まれていません。版の新しいこの道具で読み直すか、運用担当者に調べてもらってください。`,
  verified: ({ late, waiting }) =>
    `封印の鎖、署名、封印されたファイルは、すべて封印したときのままです。遅れて届いたファイル ${late} 個、まだ封印の時が来ていないファイル ${waiting} 個。`,
  late: (key) => `  遅れて届き、後の封印に入ったファイル：${key}`,
  mailed: (day, number, seal) => `  ${day} の封印のメール：${number}番 ${seal}`,
  broken: {
    "changed-anchor": (key) =>
      `${key} は、その日の最後の封印と違います。その日に届いたメールと、封印とをくらべてください。`,
    "missing-seal": (hour) => `${hour}（世界標準時）の封印がありません。消されたか、作られていません。`,
    "unreadable-seal": (hour) => `${hour}（世界標準時）の封印は、封印の形をしていません。`,
    "misplaced-seal": (about) => `${about} に、別の時間の封印があるか、封印でないものが置かれています。`,
    "changed-seal": (hour) => `${hour}（世界標準時）の封印の中身が変わっています。`,
    "bad-signature": (hour) => `${hour}（世界標準時）の封印の署名は、封印の鍵によるものではありません。`,
    "gap-in-chain": (hour) => `${hour}（世界標準時）の封印は、一つ前の封印につながりません。`,
    "missing-object": (key) => `封印されたファイル ${key} がありません。`,
    "changed-object": (key) => `封印されたファイル ${key} の中身が変わっています。`,
    "sealed-twice": (key) => `ファイル ${key} が二度封印されています。`,
    "unsealed-object": (key) => `どの封印にもないファイル ${key} があります。後から置かれたものです。`,
  },
  reconciled: ({ since, counted, made, deleted }) =>
    `${since}（世界標準時）に数え始めた時点：アカウント ${counted.accounts} 件、削除の跡 ${counted.erased} 件。記録では、登録の完了 ${range(made)} 件、削除 ${range(deleted)} 件。`,
  different: {
    made: "登録の完了の記録と、アカウント・削除の跡の合計が合いません。記録のないアカウントがあるか、記録のあるアカウントが消えています。すべきことは docs/runbook.md の「Reconciliation」にあります。",
    deleted:
      "削除の記録と削除の跡の数が合いません。削除が途中であれば、次の点検のあとに合います。すべきことは docs/runbook.md の「Reconciliation」にあります。",
  },
  beforeBreak: ({ seals, objects }) =>
    `これは最初に見つかった食い違いです。それまでの封印 ${seals} 個、ファイル ${objects} 個は、封印したときのままです。すべきことは docs/runbook.md の「Audit seals」にあります。`,
  archiveRead: ({ objects, bytes, unreadable }) =>
    `書庫：${objects.toLocaleString("ja-JP")} 個のファイル（${bytes.toLocaleString("ja-JP")} バイト）を読みました。読めないところ ${unreadable} 件。`,
  gaps: (events) =>
    `記録が欠けています：${events.join("、")}。ほかの記録はこれを前提としています。書庫の写しと照らし合わせてください。`,
  nothing:
    "該当する記録はありません。考えられること：その対象の操作が一度もない／期間の外にある／保存期間（既定 400 日）を過ぎた（書庫には 3 年分あります）／アドレスや番号の書き間違い／照合に使う鍵の古い版が消されている。",
  byDesign:
    "確認コード、パスワード、氏名、電話番号、住所、メールアドレス、入力の中身は、はじめから記録していません。くわしくは docs/audit.md をご覧ください。",
  searching: (found) => `検索しています… ${found} 件`,
  failure: failures.ja,
  columns: { time: "日時（日本時間）", sentence: "出来事", times: "記録の数" },
};

function ses({ sesMessageId }: AuditRecord): string {
  return sesMessageId === undefined ? "" : `（配信番号 ${ending(sesMessageId)}）`;
}

function nth({ attempt }: AuditRecord): string {
  return attempt === undefined ? "" : `（誤り ${attempt} 回目）`;
}
