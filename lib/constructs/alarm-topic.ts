import { ArnFormat, RemovalPolicy, Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import type { StageConfig } from "../config/stage.ts";

export interface AlarmTopicProps {
  readonly stage: StageConfig;
}

/** Where alarms are published: encrypted, mailed to the stage's operators, open to the account's alarms alone. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { stage }: AlarmTopicProps) {
    super(scope, id);
    const alarms = new ServicePrincipal("cloudwatch.amazonaws.com");
    // AWS's own key for SNS does not let CloudWatch publish:
    // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
    const masterKey = new Key(this, "Key", {
      description: "Encrypts what alarms say",
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // No condition: not every service states its source to KMS. Whose alarms may publish, the topic's policy says.
    masterKey.addToResourcePolicy(
      new PolicyStatement({
        principals: [alarms],
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: ["*"],
      }),
    );

    this.topic = new Topic(this, "Topic", {
      displayName: Stack.of(this).stackName,
      masterKey,
      enforceSSL: true,
    });
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [alarms],
        actions: ["sns:Publish"],
        resources: [this.topic.topicArn],
        conditions: {
          ArnLike: {
            "aws:SourceArn": Stack.of(this).formatArn({
              service: "cloudwatch",
              resource: "alarm",
              resourceName: "*",
              arnFormat: ArnFormat.COLON_RESOURCE_NAME,
            }),
          },
        },
      }),
    );
    for (const email of stage.alarmAddresses) this.topic.addSubscription(new EmailSubscription(email));
  }
}
