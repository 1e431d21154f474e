import { Duration, Stack } from "aws-cdk-lib";
import {
  Dashboard,
  GraphWidget,
  GraphWidgetView,
  type IMetric,
  type IWidget,
  LogQueryVisualizationType,
  LogQueryWidget,
  MathExpression,
  SingleValueWidget,
  TextWidget,
} from "aws-cdk-lib/aws-cloudwatch";
import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { AuditEventName } from "../../contracts/audit.ts";
import { type StatusQuery, statusQueries } from "../config/status-queries.ts";
import type { LogMetrics } from "./log-metrics.ts";

export interface StatusDashboardProps {
  /** Where the functions write the audit trail. */
  readonly logGroup: ILogGroup;
  readonly metrics: LogMetrics;
}

const day = Duration.days(1);

/** A registration's way, and what each step is called. */
const steps = {
  "registration.started": "開始",
  "code.issued": "コード送付",
  "code.verified": "アドレス確認",
  "registration.completed": "完了",
} satisfies Partial<Record<AuditEventName, string>>;

const mails = {
  "mail.sent": "送信",
  "mail.delivered": "受け取り確認",
  "mail.bounced": "不達",
  "mail.delayed": "遅延",
} satisfies Partial<Record<AuditEventName, string>>;

/** What owners do later. */
const accounts = {
  "password.reset": "パスワードの再設定",
  "account.email-changed": "メールアドレスの変更",
  "account.handed-over": "引継ぎ",
  "account.withdrawal-requested": "廃止の申出",
  "account.deleted": "廃止",
} satisfies Partial<Record<AuditEventName, string>>;

type Names = Readonly<Partial<Record<AuditEventName, string>>>;

/**
 * 「登録の状況」, a page for the city's officers: how many register, where they give up, what confuses them. What a metric
 * has comes from the trail's metrics; what is by type, class or reason, from the trail itself, when somebody looks
 * (docs/adr/0053).
 */
export class StatusDashboard extends Construct {
  /** Of the page in the console. */
  readonly url: string;

  constructor(scope: Construct, id: string, { logGroup, metrics }: StatusDashboardProps) {
    super(scope, id);
    const { stackName, region } = Stack.of(this);
    const dashboardName = `${stackName}-status`;
    this.url = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards:name=${dashboardName}`;
    const dashboard = new Dashboard(this, "Page", { dashboardName, defaultInterval: Duration.days(31) });

    const named = (names: Names, period = day): IMetric[] =>
      // Object.entries widens the names; these are all there are.
      (Object.entries(names) as [AuditEventName, string][]).map(([event, label]) =>
        metrics.event(event).with({ label, period }),
      );
    const asked = ({ name, text }: StatusQuery) => table(name, text, logGroup);
    const { days, kinds, mailClasses, brokenRules, signIns, deskActions } = statusQueries;
    const rows: readonly (readonly IWidget[])[] = [
      [new TextWidget({ markdown: introduction, width: 24, height: 3 })],
      [
        new SingleValueWidget({
          ...{ title: "期間中の登録", metrics: named(steps), setPeriodToTimeRange: true },
          ...{ width: 8, height: 6 },
        }),
        graph("登録：1時間ごと", named(steps, Duration.hours(1))),
        asked(days),
      ],
      [asked(kinds), asked(mailClasses), graph("メール：1日ごと", named(mails))],
      [asked(brokenRules), graph("100回あたりのコードの誤り", [wrongPer100(metrics)]), asked(signIns)],
      [graph("登録の後の手続き：1日ごと", named(accounts)), asked(deskActions)],
    ];
    for (const row of rows) dashboard.addWidgets(...row);
  }
}

const introduction = [
  "# 登録の状況",
  "右上で選んだ期間の数です。監査記録だけから数えています。グラフの1日は世界標準時（日本時間の9時から）、表の日付は日本時間です。",
  "市の中で使うものです。外へ出す数は、書庫の月ごとの CSV か `npm run stats -- --csv` にあります（1から4は「5未満」）。",
].join("\n\n");

const wrongPer100 = (metrics: LogMetrics) =>
  new MathExpression({
    expression: "100 * FILL(wrong, 0) / (FILL(wrong, 0) + right)",
    usingMetrics: { wrong: metrics.event("code.failed"), right: metrics.event("code.verified") },
    ...{ label: "誤り", period: day },
  });

/** A third of the page. */
const graph = (title: string, left: IMetric[]): IWidget =>
  new GraphWidget({
    ...{ title, left, view: GraphWidgetView.BAR, leftYAxis: { min: 0 } },
    ...{ width: 8, height: 6 },
  });

const table = (title: string, queryString: string, { logGroupName }: ILogGroup): IWidget =>
  new LogQueryWidget({
    ...{ title, queryString, logGroupNames: [logGroupName], view: LogQueryVisualizationType.TABLE },
    ...{ width: 8, height: 6 },
  });
