import { Rule, RuleTargetInput, type Schedule } from "aws-cdk-lib/aws-events";
import type { Construct } from "constructs";
import type { WorkQueue } from "./work-queue.ts";

export interface QueueScheduleProps {
  readonly description: string;
  readonly schedule: Schedule;
  readonly queue: WorkQueue;
  /** What is sent; values may be fields of the event. */
  readonly message: Readonly<Record<string, string>>;
  /** What is wrong when nothing can be sent, and the heading of docs/runbook.md that says what to do. */
  readonly symptom: string;
  readonly entry: string;
}

/**
 * Sends a message into a queue at given times: a rule of EventBridge, whose queue's policy lets it send, without a role of
 * its own. A message may come twice.
 */
export class QueueSchedule extends Rule {
  readonly symptom: string;
  readonly entry: string;

  constructor(scope: Construct, id: string, props: QueueScheduleProps) {
    const { description, schedule, queue, message, symptom, entry } = props;
    const target = { arn: queue.queue.queueArn, input: RuleTargetInput.fromObject(message) };
    super(scope, id, { description, schedule, targets: [{ bind: () => target }] });
    this.symptom = symptom;
    this.entry = entry;
    queue.acceptFrom([this]);
  }
}
