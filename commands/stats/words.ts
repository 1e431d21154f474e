import type { ForOperators } from "../../contracts/language.ts";

export const statsWords: ForOperators<{ readonly title: string; readonly exact: string }> = {
  ja: {
    title: "登録サービスの統計（監査記録だけから数えたもの）",
    exact:
      "この画面と --json の数はそのままの数で、市の中で使うものです。外へ出すときは --csv を使ってください。1から4までの数は「5未満」になります。",
  },
  en: {
    title: "Statistics of the registration service, counted from the audit trail alone",
    exact:
      "The figures here and with --json are exact, and for use within the city. What leaves it comes from --csv, where one to four are “under 5”.",
  },
};

export const usage: ForOperators = {
  ja: `登録の統計を、監査記録だけから数えます。

  npm run stats -- --from 2026-11-01 --to 2026-11-30          画面に（そのままの数）
  npm run stats -- --from 2026-11-01 --to 2026-11-30 --csv    表計算向け（1から4は「5未満」。市の外へ出してよい形）
  npm run stats -- --from 2026-11-01 --json                   機械向け（そのままの数）

  --archive                ログの代わりに書庫から数える。400日より前の期間にも使える
  --stack 名前             AWS 上のスタック（権限のある AWS の認証情報が必要です）
  --local                  この計算機の模擬環境（既定）
  --region 地域、--lang en   npm run audit と同じ

  終了コード  0：数え終えた  1：数えられなかった（理由を表示）  2：使い方が正しくない`,
  en: `Counts registrations from the audit trail alone.

  npm run stats -- --from 2026-11-01 --to 2026-11-30          on the screen (exact figures)
  npm run stats -- --from 2026-11-01 --to 2026-11-30 --csv    for spreadsheets, and for outside of the city: one to four are "under 5"
  npm run stats -- --from 2026-11-01 --json                   for machines (exact figures)

  --archive                    counts from the archive instead of the log, for periods before the last 400 days
  --stack <name>               a stack on AWS (takes AWS credentials with permission)
  --local                      this machine's local cloud (as without it)
  --region <region>, --lang en as with npm run audit

  Exit code: 0 when it was counted; 1 when it was not, with the reason; 2 for a wrong use.`,
};
