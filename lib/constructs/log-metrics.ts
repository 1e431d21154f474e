import { Duration, Stack } from "aws-cdk-lib";
import { Metric, Stats, Unit } from "aws-cdk-lib/aws-cloudwatch";
import { FilterPattern, type LogGroup, MetricFilter } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { type AuditEventName, everyAuditRecord } from "../../contracts/audit.ts";

export interface LogMetricsProps {
  /** The functions' log group. */
  readonly logGroup: LogGroup;
}

interface Counted {
  /** Pattern of the lines that count, in the JSON that Lambda makes of them: what a function logs is `message`. */
  readonly lines: string;
  /** Name of a dimension and where its value is in the line. There is a metric of its own for every value. */
  readonly by?: Readonly<Record<string, string>>;
  /** Where a number is in the line; each line counts one if it is absent. */
  readonly value?: string;
  readonly unit?: Unit;
}

/**
 * What the functions log, as metrics of the stack's own namespace: counted while it is written, so that the dashboard
 * and the alarms search no logs. A metric without lines has no data, not zero.
 */
export class LogMetrics extends Construct {
  private readonly logGroup: LogGroup;
  private readonly namespace: string;

  constructor(scope: Construct, id: string, { logGroup }: LogMetricsProps) {
    super(scope, id);
    this.logGroup = logGroup;
    this.namespace = Stack.of(this).stackName;

    this.count("AuditEvents", {
      lines: everyAuditRecord,
      by: { Event: "$.message.audit.event" },
    });
    this.count("Limits", {
      lines: '{ ($.message.audit.event = "limit.reached") && ($.message.audit.reason = "*") }',
      by: { Reason: "$.message.audit.reason" },
    });
    this.count("AuditWriteFailures", { lines: '{ $.message.event = "audit.write-failed" }' });
    this.count("Misconfigurations", { lines: '{ $.message.event = "upstream.misconfigured" }' });
    this.count("CognitoRefusals", { lines: '{ $.message.error = "TooManyRequestsException" }' });
    this.count("SweepTroubles", {
      lines:
        '{ ($.message.event = "sweep.late") || ($.message.event = "sweep.account-failed") || ($.message.event = "sweep.unreadable") }',
    });
    this.count("MailLatency", {
      lines: '{ $.message.event = "mail.latency" }',
      value: "$.message.milliseconds",
      unit: Unit.MILLISECONDS,
    });
  }

  /** How many audit events of a kind there were. */
  event(name: AuditEventName): Metric {
    return this.metric("AuditEvents", { Event: name }, name);
  }

  /** How many requests a limit refused, by the event's reason, e.g. `mails-per-minute`. */
  limit(reason: string): Metric {
    return this.metric("Limits", { Reason: reason }, reason);
  }

  /** Audit events that could not be written. */
  get auditWriteFailures(): Metric {
    return this.metric("AuditWriteFailures");
  }

  /** Calls that a service refused because of our own settings. */
  get misconfigurations(): Metric {
    return this.metric("Misconfigurations");
  }

  /** Calls that Cognito refused because there were too many, after the SDK's own retries. */
  get cognitoRefusals(): Metric {
    return this.metric("CognitoRefusals");
  }

  /** Sweeps that took too long, and accounts that one could not deal with. */
  get sweepTroubles(): Metric {
    return this.metric("SweepTroubles");
  }

  /** Milliseconds from a request that asks for a mail until SES has taken the mail. */
  mailLatency(percentile: number): Metric {
    return this.metric("MailLatency").with({
      statistic: Stats.percentile(percentile),
      label: `p${percentile}`,
    });
  }

  private count(name: string, { lines, by, value = "1", unit = Unit.COUNT }: Counted): void {
    new MetricFilter(this, name, {
      logGroup: this.logGroup,
      filterPattern: FilterPattern.literal(lines),
      metricNamespace: this.namespace,
      metricName: name,
      metricValue: value,
      unit,
      ...(by && { dimensions: by }),
    });
  }

  private metric(metricName: string, dimensionsMap: Record<string, string> = {}, label = metricName): Metric {
    const { namespace } = this;
    return new Metric({
      namespace,
      metricName,
      dimensionsMap,
      label,
      statistic: Stats.SUM,
      period: Duration.minutes(5),
    });
  }
}
