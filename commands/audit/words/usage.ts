import type { ForOperators } from "../../../contracts/language.ts";

export const usage: ForOperators = {
  ja: `監査記録を、読み物として表示します。

  npm run audit -- --email name@example.jp      あるメールアドレスの記録
  npm run audit -- --registration 登録番号        ある登録の記録
  npm run audit -- --account アカウント番号       あるアカウントの記録
  npm run audit -- --number 受付番号              受付番号の登録の記録
  npm run audit -- --from 2026-11-01 --to 2026-11-30   期間中のすべて

  npm run audit -- --verify [--from … --to …]          書庫が封印したときのままかを確かめる
  npm run audit -- --reconcile [--archive]              登録の完了・削除の記録と、アカウントの数を照らし合わせる

  --from 日時、--to 日時   日本時間。2026-11-22、2026/11/22 9:30、または ISO 8601 形式
  --archive                ログの代わりに書庫（変更も削除もできない写し）を読む。400日を過ぎた記録もある
  --stack 名前             AWS 上のスタックの記録（権限のある AWS の認証情報が必要です）
  --log-group 名前         AWS 上のロググループを直接指定（--email には --secret も必要です）
  --secret 名前            照合値の鍵がある Secrets Manager のシークレット
  --region 地域            AWS の地域（既定 AWS_REGION、なければ ap-northeast-1）
  --local                  この計算機の模擬環境（既定）
  --lang en                英語で表示
  --json、--csv            機械向け、表計算向け

  --stack も --log-group もなければ、この計算機の模擬環境（npm start）の記録を読みます。
  停止中でも読めます。場所は LOCAL_STATE_DIR（既定 .local）です。

  終了コード  0：記録があった。--verify では、すべて封印したときのままだった
              1：記録がない、または調べられなかった（理由を表示）。--verify と --reconcile では、食い違いがあった（表示）
              2：使い方が正しくない（どこが正しくないかを表示）`,
  en: `Prints the audit records as stories.

  npm run audit -- --email address@example.jp          an e-mail address's records
  npm run audit -- --registration <id>                 a registration's
  npm run audit -- --account <id>                      an account's
  npm run audit -- --number <reception number>          of the registration with that number
  npm run audit -- --from 2026-11-01 --to 2026-11-30   all of a period

  npm run audit -- --verify [--from … --to …]          whether the archive is as it was when it was sealed
  npm run audit -- --reconcile [--archive]             whether completions and deletions are as many as accounts say

  --from <time>, --to <time>   Japan time: 2026-11-22, 2026/11/22 9:30, or ISO 8601
  --archive                    reads the archive instead of the log: a copy that nobody can change, with what is
                               older than 400 days
  --stack <name>               records of a stack on AWS (takes AWS credentials with permission)
  --log-group <name>           a log group on AWS by its name (with --email, --secret is needed, too)
  --secret <id>                the Secrets Manager secret with the key of the address hashes
  --region <region>            of AWS (default: AWS_REGION, else ap-northeast-1)
  --local                      this machine's local cloud (as without it)
  --lang en                    in English
  --json, --csv                for machines, for spreadsheets

  With neither --stack nor --log-group it reads the records of this machine's local cloud (npm start), running
  or stopped, in LOCAL_STATE_DIR (.local).

  Exit code: 0 when records were found; 1 when there are none, or they could not be read, with the reason; 2 for a wrong
  use, which is named. With --verify and --reconcile: 0 when everything is as it should be; 1 when something is not, which is named.`,
};
