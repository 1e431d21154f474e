import { Stack } from "aws-cdk-lib";
import type { Table } from "aws-cdk-lib/aws-dynamodb";
import { Policy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { StageConfig } from "../config/stage.ts";
import { acknowledge } from "./acknowledge.ts";

export type OutsideCopyProps = NonNullable<StageConfig["outsideCopy"]> & {
  readonly table: Pick<Table, "tableArn">;
};

/** Below which the exports are; each has a folder of its own there. */
const prefix = "accounts/";

/**
 * A copy of the accounts table every night, in a bucket of another AWS account from which nobody of this one can take anything
 * away (docs/adr/0059). DynamoDB exports it by itself, from its point-in-time recovery: no function, no capacity, no file in between.
 */
export class OutsideCopy extends Construct {
  constructor(scope: Construct, id: string, { account, bucket, keyArn, table }: OutsideCopyProps) {
    super(scope, id);
    const role = new Role(this, "Role", {
      description: "Exports the accounts into the bucket of another account",
      assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
        conditions: { StringEquals: { "aws:SourceAccount": Stack.of(this).account } },
      }),
    });
    const objects = `arn:aws:s3:::${bucket}/${prefix}*`;
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport_Requesting.html
    const policy = new Policy(this, "Export", {
      roles: [role],
      statements: [
        new PolicyStatement({
          actions: ["dynamodb:ExportTableToPointInTime"],
          resources: [table.tableArn],
        }),
        new PolicyStatement({
          actions: ["s3:PutObject", "s3:PutObjectAcl", "s3:AbortMultipartUpload"],
          resources: [objects],
        }),
        new PolicyStatement({ actions: ["kms:GenerateDataKey", "kms:Decrypt"], resources: [keyArn] }),
      ],
    });
    acknowledge(policy, {
      [`AwsSolutions-IAM5[Resource::${objects}]`]:
        "DynamoDB names the objects of an export itself, below this prefix.",
    });
    const schedule = new CfnSchedule(this, "EveryNight", {
      description: "A copy of the accounts outside of this account",
      // When the sweep has ended what was to end: a copy holds nobody longer than it must.
      scheduleExpression: "cron(30 5 * * ? *)",
      scheduleExpressionTimezone: "Asia/Tokyo",
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: "arn:aws:scheduler:::aws-sdk:dynamodb:exportTableToPointInTime",
        roleArn: role.roleArn,
        input: Stack.of(this).toJsonString({
          TableArn: table.tableArn,
          S3Bucket: bucket,
          S3BucketOwner: account,
          S3Prefix: prefix.slice(0, -1),
          S3SseAlgorithm: "KMS",
          S3SseKmsKeyId: keyArn,
          ExportFormat: "DYNAMODB_JSON",
        }),
        retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: 6 * 3600 },
      },
    });
    schedule.node.addDependency(policy);
  }
}
