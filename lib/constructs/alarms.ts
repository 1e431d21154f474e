import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { Construct } from "constructs";
import type { StageConfig } from "../config/stage.ts";
import { AlarmTopic } from "./alarm-topic.ts";

/** One symptom that somebody is called for. */
export interface Watch {
  /** One sentence, as registrants or operators would notice it. */
  readonly symptom: string;
  /** Heading of docs/runbook.md that explains what to do, as its anchor. */
  readonly entry: string;
  readonly metric: IMetric;
  /** The alarm rings from this value on. */
  readonly from: number;
  /**
   * Periods in a row.
   * @default 1
   */
  readonly periods?: number;
  /**
   * What no data means: that nothing happened, which is fine, or that it is as it was before.
   * @default "fine"
   */
  readonly silence?: "fine" | "unchanged";
}

const missingData = { fine: TreatMissingData.NOT_BREACHING, unchanged: TreatMissingData.IGNORE };

/**
 * Those by which CloudFormation takes a deployment back while it watches it (docs/adr/0051): what a broken release shows
 * within minutes. Not the dead letters, which may lie there from before, and would then stop the release that mends it.
 * CloudFormation takes five.
 */
const ofDeployments = ["ApiFaults", "Misconfiguration", "MailAge", "FollowUpAge", "AuditWrites"] as const;

export interface AlarmsProps {
  readonly stage: StageConfig;
}

/** The stack's alarms, each of which calls the operators and names where to read on. */
export class Alarms extends Construct {
  readonly topic: AlarmTopic;
  readonly all: Alarm[] = [];
  private readonly runbook: string;

  constructor(scope: Construct, id: string, { stage }: AlarmsProps) {
    super(scope, id);
    this.runbook = stage.runbook;
    this.topic = new AlarmTopic(this, "Operators", { stage });
  }

  /** Alarms that take a deployment back. Throws when one of them is not there. */
  get ofDeployments(): readonly Alarm[] {
    return ofDeployments.map((id) => {
      const alarm = this.all.find(({ node }) => node.id === id);
      if (!alarm) throw new Error(`there is no alarm ${id}`);
      return alarm;
    });
  }

  add(id: string, { symptom, entry, metric, from, periods = 1, silence = "fine" }: Watch): void {
    const alarm = new Alarm(this, id, {
      alarmDescription: `${symptom} What to do: ${this.runbook}#${entry}`,
      metric,
      threshold: from,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: missingData[silence],
    });
    const action = new SnsAction(this.topic.topic);
    alarm.addAlarmAction(action);
    // Whoever was called may go back to bed.
    alarm.addOkAction(action);
    this.all.push(alarm);
  }
}
