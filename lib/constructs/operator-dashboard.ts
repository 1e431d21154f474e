import { Duration, Stack } from "aws-cdk-lib";
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  Metric,
  SingleValueWidget,
  Stats,
  TextWidget,
} from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import type { AuditEventName } from "../../contracts/audit.ts";
import type { StageConfig } from "../config/stage.ts";
import type { AuditTrail } from "./audit-trail.ts";
import type { HttpApi } from "./http-api.ts";
import type { LogMetrics } from "./log-metrics.ts";
import type { RegistrationTables } from "./registration-tables.ts";
import type { ServiceFunction } from "./service-function.ts";
import type { UserDirectory } from "./user-directory.ts";
import type { WorkQueue } from "./work-queue.ts";

export interface OperatorDashboardProps {
  readonly stage: StageConfig;
  readonly alarms: Alarm[];
  readonly api: HttpApi;
  readonly functions: readonly ServiceFunction[];
  readonly metrics: LogMetrics;
  readonly queues: readonly WorkQueue[];
  readonly tables: RegistrationTables;
  readonly trail: AuditTrail;
  readonly users: UserDirectory;
}

type Row = readonly IWidget[];

/** A registration's way, in its order. */
const funnel = [
  "registration.started",
  "mail.sent",
  "code.verified",
  "registration.completed",
] satisfies readonly AuditEventName[];

const outcomes = [
  "mail.delivered",
  "mail.delayed",
  "mail.bounced",
  "mail.complained",
  "mail.failed",
] satisfies readonly AuditEventName[];

const refusals = [
  "code.failed",
  "code.locked",
  "auth.failed",
  "limit.reached",
  "csrf.rejected",
  "origin.rejected",
] satisfies readonly AuditEventName[];

const hour = Duration.hours(1);
const fiveMinutes = Duration.minutes(5);

/** One page for whoever was called, or just wants to know: from what registrants do down to what it costs. */
export class OperatorDashboard extends Construct {
  /** Of the page in the console. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: OperatorDashboardProps) {
    super(scope, id);
    const { stackName, region } = Stack.of(this);
    this.url = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards:name=${stackName}`;
    const dashboard = new Dashboard(this, "Page", {
      dashboardName: stackName,
      defaultInterval: Duration.hours(12),
    });
    for (const row of [
      introduction(props),
      registrations(props),
      mails(props),
      requests(props),
      work(props),
      sessions(props),
      costs(props),
    ])
      dashboard.addWidgets(...row);
  }
}

function introduction({ stage, alarms }: OperatorDashboardProps): Row {
  const markdown = [
    `# Account registration, ${stage.name}`,
    `Red alarms first: each one's description names its entry in the runbook (${stage.runbook}). Then from above:`,
    "what registrants do, what becomes of mails, whether requests and queues get through, who signs in, what it costs.",
    "Counts are of the time shown at the top right unless a graph says otherwise.",
  ].join("\n\n");
  return [
    new TextWidget({ markdown, width: 8, height: 6 }),
    new AlarmStatusWidget({ title: "Alarms", alarms, width: 16, height: 6 }),
  ];
}

function registrations({ metrics }: OperatorDashboardProps): Row {
  return [
    new SingleValueWidget({
      title: "Registrations: how many got how far",
      metrics: funnel.map((name) => metrics.event(name)),
      setPeriodToTimeRange: true,
      width: 8,
    }),
    graph(
      "Registrations by the hour",
      funnel.map((name) => metrics.event(name).with({ period: hour })),
    ),
    graph(
      "Wrong codes, wrong passwords, limits and refused origins",
      refusals.map((name) => metrics.event(name)),
    ),
  ];
}

function mails({ metrics }: OperatorDashboardProps): Row {
  const latency = [50, 95].map((percentile) => metrics.mailLatency(percentile));
  const ofAccount = (name: string) =>
    new Metric({
      namespace: "AWS/SES",
      metricName: `Reputation.${name}`,
      statistic: Stats.AVERAGE,
      period: hour,
      label: name,
    });
  return [
    graph("Milliseconds from the request until SES has the mail", latency),
    graph("Mails sent, and what became of them", [
      metrics.event("mail.sent"),
      ...outcomes.map((name) => metrics.event(name)),
    ]),
    graph("Share of mails bounced (stopped at 0.1) and reported (at 0.005)", [
      ofAccount("BounceRate"),
      ofAccount("ComplaintRate"),
    ]),
  ];
}

function requests({ api: { api }, functions }: OperatorDashboardProps): Row {
  const p95 = { statistic: Stats.p(95), period: fiveMinutes };
  return [
    graph(
      "Requests to the API, and how they fail",
      [api.metricCount(), api.metricClientError(), api.metricServerError()].map((metric) =>
        metric.with({ statistic: Stats.SUM, period: fiveMinutes }),
      ),
    ),
    graph("Milliseconds for 19 of 20 requests: all, and the functions' part", [
      api.metricLatency(p95),
      api.metricIntegrationLatency(p95),
    ]),
    graph(
      "Errors and throttles of functions",
      functions.flatMap(({ entry, lambda }) => [
        lambda.metricErrors({ period: fiveMinutes, label: `${entry} errors` }),
        lambda.metricThrottles({ period: fiveMinutes, label: `${entry} throttled` }),
      ]),
    ),
  ];
}

function work({ queues, functions }: OperatorDashboardProps): Row {
  return [
    graph(
      "Seconds that the oldest message waits",
      queues.map(({ node, queue }) => queue.metricApproximateAgeOfOldestMessage({ label: node.id })),
    ),
    graph(
      "Dead letters",
      queues.map(({ node, deadLetters }) =>
        deadLetters.metricApproximateNumberOfMessagesVisible({ label: node.id, statistic: Stats.MAXIMUM }),
      ),
    ),
    graph(
      "Executions at the same time",
      functions.map(({ entry, lambda }) =>
        lambda.metric("ConcurrentExecutions", { statistic: Stats.MAXIMUM, label: entry }),
      ),
    ),
  ];
}

function sessions({ users: { pool, client }, metrics }: OperatorDashboardProps): Row {
  const ofCognito = (metricName: string) =>
    new Metric({
      namespace: "AWS/Cognito",
      metricName,
      dimensionsMap: { UserPool: pool.userPoolId, UserPoolClient: client.userPoolClientId },
      statistic: Stats.SUM,
      period: fiveMinutes,
      label: metricName,
    });
  return [
    graph("Cognito: users made, passwords right", [
      ofCognito("SignUpSuccesses"),
      ofCognito("SignInSuccesses"),
    ]),
    graph("Cognito: refused because there were too many", [
      ofCognito("SignUpThrottles"),
      ofCognito("SignInThrottles"),
      metrics.cognitoRefusals,
    ]),
    graph("Accounts", [
      metrics.event("auth.signed-in"),
      metrics.event("auth.signed-out"),
      metrics.event("account.updated"),
      metrics.event("account.deleted"),
    ]),
  ];
}

function costs({ functions, tables, trail, metrics }: OperatorDashboardProps): Row {
  const perHour = { statistic: Stats.SUM, period: hour };
  const ofLogs = (metricName: string) =>
    new Metric({
      namespace: "AWS/Logs",
      metricName,
      dimensionsMap: { LogGroupName: trail.logGroup.logGroupName },
      label: metricName,
      ...perHour,
    });
  return [
    graph(
      "Invocations by the hour",
      functions.map(({ entry, lambda }) => lambda.metricInvocations({ period: hour, label: entry })),
    ),
    graph(
      "Units of DynamoDB by the hour",
      [tables.ephemeral, tables.accounts].flatMap((table) => [
        table.metricConsumedReadCapacityUnits({ ...perHour, label: `${table.node.id} read` }),
        table.metricConsumedWriteCapacityUnits({ ...perHour, label: `${table.node.id} written` }),
      ]),
    ),
    graph("Mails and bytes of logs by the hour", [
      metrics.event("mail.sent").with({ period: hour }),
      ofLogs("IncomingBytes"),
    ]),
  ];
}

/** A third of the page. */
function graph(title: string, left: IMetric[]): IWidget {
  return new GraphWidget({ title, left, width: 8, height: 6, leftYAxis: { min: 0 } });
}
