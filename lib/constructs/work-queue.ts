import { Duration } from "aws-cdk-lib";
import type { IRule } from "aws-cdk-lib/aws-events";
import { type IGrantable, PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping } from "aws-cdk-lib/aws-lambda";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { deliveriesBeforeDeadLetter } from "../../contracts/messages.ts";
import type { ServiceFunction } from "./service-function.ts";

/**
 * A failed message comes back after this many times its function's timeout. Lambda advises six, so that a throttled
 * poller does not see a message twice; here somebody waits for the mail, and a message that comes twice does no harm.
 */
const visibilityPerTimeout = 3;

export interface ConsumerOptions {
  /** Messages handed to one invocation at most. */
  readonly batchSize: number;
  /** Invocations at the same time at most, 2 or more. */
  readonly maxConcurrency: number;
}

export interface WorkQueueProps {
  /** Timeout of the function that will consume the queue. */
  readonly consumerTimeout: Duration;
}

/**
 * A queue with its dead-letter queue. A message that failed ten times waits there for two weeks, for somebody to
 * look at and to redrive (docs/runbook.md#dead-letters).
 */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly consumerTimeout: Duration;

  constructor(scope: Construct, id: string, { consumerTimeout }: WorkQueueProps) {
    super(scope, id);
    this.consumerTimeout = consumerTimeout;

    this.deadLetters = new Queue(this, "DeadLetters", {
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    this.queue = new Queue(this, "Queue", {
      visibilityTimeout: Duration.seconds(visibilityPerTimeout * consumerTimeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: deliveriesBeforeDeadLetter },
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
  }

  get url(): string {
    return this.queue.queueUrl;
  }

  grantSend(grantee: IGrantable): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [this.queue.queueArn] }),
    );
  }

  /** Lets EventBridge send what these rules match, and nobody else's. */
  acceptFrom(rules: readonly IRule[]): void {
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("events.amazonaws.com")],
        actions: ["sqs:SendMessage"],
        resources: [this.queue.queueArn],
        conditions: { ArnEquals: { "aws:SourceArn": rules.map(({ ruleArn }) => ruleArn) } },
      }),
    );
  }

  /**
   * Lets a function consume the queue. It answers which messages of a batch failed, and only those come back.
   *
   * No batching window: somebody is waiting for each of these messages.
   */
  deliverTo(consumer: ServiceFunction, { batchSize, maxConcurrency }: ConsumerOptions): void {
    if (consumer.timeout.toSeconds() !== this.consumerTimeout.toSeconds())
      throw new Error(`${consumer.node.path}: its timeout must be that of its queue, ${this.node.path}`);
    // What Lambda's poller needs; https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
    consumer.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
        resources: [this.queue.queueArn],
      }),
    );
    new EventSourceMapping(this, "Delivery", {
      target: consumer.lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize,
      maxConcurrency,
      reportBatchItemFailures: true,
    });
  }
}
