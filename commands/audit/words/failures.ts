import type { ForOperators } from "../../../contracts/language.ts";
import type { AuditFailureKind } from "../failure.ts";

type Sentences = Readonly<Record<AuditFailureKind, (about: string) => string>>;

const help = {
  ja: "使い方は npm run audit -- --help で表示されます。",
  en: "npm run audit -- --help explains how.",
};

export const failures: ForOperators<Sentences> = {
  ja: {
    option: (about) => `${about} という指定はないか、値が足りません。${help.ja}`,
    repeated: (about) => `--${about} が二度あります。一度だけ指定してください。`,
    language: (about) => `--lang ${about} はありません。ja か en を指定してください。`,
    "two-formats": () => "--json と --csv は、どちらか一方にしてください。",
    "two-subjects": () => "--email、--registration、--account、--number は、どれか一つにしてください。",
    "no-subject": () => `だれの、またはいつからの記録かを指定してください。${help.ja}`,
    number: (about) =>
      `${about} は受付番号ではありません。書き間違いがないか確かめてください。例：K7Q2-9MXD-4R2。`,
    id: (about) => `${about} は番号の形ではありません。英数字、ハイフン、下線だけです。`,
    email: (about) => `${about} は、このサービスに登録できるメールアドレスの形ではありません。`,
    date: (about) => `${about} は日時として読めません。例：2026-11-22、2026-11-22 9:30（日本時間）。`,
    "too-early": (about) =>
      `${about} は早すぎます。記録は 1970年1月1日より前にはありません。--from を省けば、記録のはじめからになります。`,
    period: () => "--to が --from より前です。",
    "two-places": () => "--local、--stack、--log-group は、どれか一つにしてください。",
    "archive-of-group": () =>
      "--archive は --log-group とともには使えません。書庫の場所がわかる --stack を指定してください。",
    "stats-of-all": () =>
      "統計は全体について数えます。--email、--registration、--account、--number は使えません。",
    "verify-alone": () =>
      "--verify は書庫のすべてを確かめます。--email、--registration、--account、--number、--archive、--csv、--log-group とともには使えません。",
    "reconcile-alone": () =>
      "--reconcile は全体を照らし合わせます。--email、--registration、--account、--number、--from、--to、--verify、--csv とともには使えません。",
    "no-count": () =>
      "まだアカウントが数えられていません。毎日の点検が一度終わってから、やり直してください。",
    "no-seal-key": (about) =>
      `封印の鍵が見つかりません（${about}）。配備の状態と --region を確かめてください。`,
    "no-bucket": (about) => `書庫 ${about} が見つかりません。配備の状態と --region を確かめてください。`,
    "secret-alone": () => "--secret は --log-group とともに指定してください。",
    "no-secret": () =>
      "アドレスから探すには鍵が要ります。--secret を加えるか、--log-group の代わりに --stack を指定してください。",
    "no-local-cloud": (about) =>
      `${about} に模擬環境の記録がありません。npm start を一度動かすか、LOCAL_STATE_DIR を指定してください。AWS の記録なら --stack を指定してください。`,
    "local-cloud-silent": (about) =>
      `模擬環境（${about}）が応答しません。起動を待つか、npm start をやり直してください。`,
    "no-stack": (about) => `スタックが見つかりません（${about}）。名前と --region を確かめてください。`,
    "no-output": (about) =>
      `スタックに出力 ${about} がありません。新しい版を配備するか、--log-group を使ってください。`,
    "no-log-group": (about) => `ロググループ ${about} が見つかりません。名前と --region を確かめてください。`,
    "no-such-secret": (about) => `照合値の鍵が見つかりません（${about}）。`,
    "no-credentials": () =>
      "AWS の認証情報がありません。aws sso login などでサインインしてから、やり直してください。",
    "expired-credentials": () => "AWS の認証情報の期限が切れています。サインインし直してください。",
    denied: (about) =>
      `AWS の権限が足りません。要る権限：logs:FilterLogEvents（ロググループ）、--archive なら s3:ListBucket と s3:GetObject（書庫）、--stack なら cloudformation:DescribeStacks、--email なら secretsmanager:ListSecretVersionIds と GetSecretValue（照合値の鍵）。AWS の返答：${about}`,
    throttled: () => "AWS が混み合っています。少し待つか、--from と --to で期間を狭めてください。",
    unreachable: (about) => `接続できません（${about}）。通信環境と --region を確かめてください。`,
  },
  en: {
    option: (about) => `${about} is no option, or lacks its value. ${help.en}`,
    repeated: (about) => `--${about} is given more than once.`,
    language: (about) => `--lang ${about} is not there: ja or en.`,
    "two-formats": () => "Give --json or --csv, not both.",
    "two-subjects": () => "Give one of --email, --registration, --account and --number.",
    "no-subject": () => `Say whose records, or from when. ${help.en}`,
    number: (about) =>
      `${about} is no reception number: look for a mistyped character. Example: K7Q2-9MXD-4R2.`,
    id: (about) => `${about} is no id: letters, digits, hyphens and underscores only.`,
    email: (about) => `${about} is no e-mail address that could be registered here.`,
    date: (about) => `${about} is no time. Examples: 2026-11-22, 2026-11-22 9:30 (Japan time).`,
    "too-early": (about) =>
      `${about} is too early: there are no records from before 1970. Without --from, it begins with the first.`,
    period: () => "--to is before --from.",
    "two-places": () => "Give one of --local, --stack and --log-group.",
    "archive-of-group": () => "--archive does not go with --log-group: a stack knows where its archive is.",
    "stats-of-all": () =>
      "Statistics are of everybody: --email, --registration, --account and --number do not go with them.",
    "verify-alone": () =>
      "--verify looks at all of the archive: it does not go with --email, --registration, --account, --number, --archive, --csv or --log-group.",
    "reconcile-alone": () =>
      "--reconcile is about all: it takes no --email, --registration, --account, --number, --from, --to, --verify or --csv.",
    "no-count": () => "The accounts have not been counted yet: try again after the first daily sweep.",
    "no-seal-key": (about) => `There is no key of the seals (${about}): check the deployment, and --region.`,
    "no-bucket": (about) => `There is no archive ${about}: check the deployment, and --region.`,
    "secret-alone": () => "--secret goes with --log-group.",
    "no-secret": () => "An address is found by a key: add --secret, or give --stack instead of --log-group.",
    "no-local-cloud": (about) =>
      `${about} holds no records of a local cloud. Run npm start once, or set LOCAL_STATE_DIR. For records on AWS give --stack.`,
    "local-cloud-silent": (about) =>
      `The local cloud (${about}) does not answer. Wait until it is ready, or start it again.`,
    "no-stack": (about) => `There is no such stack (${about}). Check its name and --region.`,
    "no-output": (about) => `The stack has no output ${about}. Deploy a newer release, or give --log-group.`,
    "no-log-group": (about) => `There is no log group ${about}. Check its name and --region.`,
    "no-such-secret": (about) => `The key of the address hashes is not there (${about}).`,
    "no-credentials": () => "There are no AWS credentials: sign in first, e.g. by aws sso login.",
    "expired-credentials": () => "The AWS credentials have expired: sign in again.",
    denied: (about) =>
      `AWS permissions are missing. Needed: logs:FilterLogEvents on the log group; with --archive s3:ListBucket and s3:GetObject on the archive; with --stack cloudformation:DescribeStacks; with --email secretsmanager:ListSecretVersionIds and GetSecretValue on the key. AWS says: ${about}`,
    throttled: () => "AWS is busy: wait a moment, or narrow the period by --from and --to.",
    unreachable: (about) => `No connection (${about}). Check the network and --region.`,
  },
};
