import { describe, expect, it } from "@jest/globals";
import { Duration } from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import { environment as schema } from "../../../functions/handlers/registration/guard-sign-up.environment.ts";
import { ServiceFunction } from "../../../lib/constructs/service-function.ts";
import { WorkQueue } from "../../../lib/constructs/work-queue.ts";
import { aStack, aStage } from "../../../testing/infrastructure/stacks.ts";

function setup({ timeout = 20 } = {}) {
  const stack = aStack();
  const queue = new WorkQueue(stack, "Work", { consumerTimeout: Duration.seconds(20) });
  const consumer = new ServiceFunction(stack, "Consumer", {
    entry: "guard-sign-up",
    schema,
    stage: aStage(),
    timeout: Duration.seconds(timeout),
    environment: { STAGE: "prod", RELEASE: "1", EPHEMERAL_TABLE: "table" },
  });
  return { stack, queue, consumer };
}

describe("a work queue", () => {
  it("gives its consumer three timeouts, and a message ten deliveries", () => {
    const { stack } = setup();
    Template.fromStack(stack).hasResourceProperties("AWS::SQS::Queue", {
      VisibilityTimeout: 60,
      RedrivePolicy: {
        deadLetterTargetArn: { "Fn::GetAtt": [Match.stringLikeRegexp("DeadLetters"), "Arn"] },
        maxReceiveCount: 10,
      },
    });
  });

  it("delivers in batches whose messages fail one by one", () => {
    const { stack, queue, consumer } = setup();
    queue.deliverTo(consumer, { batchSize: 3, maxConcurrency: 2 });
    Template.fromStack(stack).hasResourceProperties("AWS::Lambda::EventSourceMapping", {
      BatchSize: 3,
      ScalingConfig: { MaximumConcurrency: 2 },
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    });
  });

  it("refuses a consumer whose timeout does not fit its visibility timeout", () => {
    const { queue, consumer } = setup({ timeout: 30 });
    expect(() => queue.deliverTo(consumer, { batchSize: 1, maxConcurrency: 2 })).toThrow(
      "Test/Consumer: its timeout must be that of its queue, Test/Work",
    );
  });
});
