import { ArnFormat, CfnElement, Duration, Stack } from "aws-cdk-lib";
import { type IRole, Policy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnDeliveryStream } from "aws-cdk-lib/aws-kinesisfirehose";
import { CfnSubscriptionFilter, type LogGroup, LogStream } from "aws-cdk-lib/aws-logs";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectLockRetention,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { Construct, type IConstruct } from "constructs";
import { everyAuditRecord } from "../../contracts/audit.ts";
import { daysPerYear } from "../config/operations.ts";
import type { StageConfig } from "../config/stage.ts";
import { acknowledge } from "./acknowledge.ts";
import { removalPolicy } from "./removal.ts";

export interface AuditArchiveProps {
  readonly stage: StageConfig;
  /** The functions' log group. */
  readonly logGroup: LogGroup;
  /** Where Firehose says why it could not deliver. */
  readonly errors: LogGroup;
}

/** Prefixes of keys, each with its slash. */
export interface ArchiveGrants {
  readonly list: readonly string[];
  readonly read: readonly string[];
  readonly put?: readonly string[];
}

/**
 * Copies every audit event, and nothing else of the logs, into a bucket where it cannot be changed (docs/adr/0011).
 * Within minutes, as files of gzipped records in CloudWatch Logs' own form:
 * `zcat <file> | jq -r '.logEvents[].message'`.
 */
export class AuditArchive extends Construct {
  readonly bucket: Bucket;
  readonly stream: CfnDeliveryStream;
  readonly subscription: CfnSubscriptionFilter;

  constructor(scope: Construct, id: string, { stage, logGroup, errors }: AuditArchiveProps) {
    super(scope, id);
    this.bucket = this.lockedBucket(stage);
    this.stream = this.deliveryStream(errors, stage);
    this.subscription = this.subscribe(logGroup);
  }

  /**
   * Encrypted with S3's keys and not with one of ours: whoever can delete a key could undo with it what Object Lock
   * keeps.
   */
  private lockedBucket(stage: StageConfig): Bucket {
    const { archiveYears, archiveLock } = stage.audit;
    const kept = Duration.days(archiveYears * daysPerYear);
    const bucket = new Bucket(this, "Bucket", {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      objectLockEnabled: true,
      ...(archiveLock && { objectLockDefaultRetention: lock(archiveLock) }),
      lifecycleRules: [
        {
          // Client addresses are personal data: they go when the time is over for which they are evidence.
          expiration: Duration.days(kept.toDays() + 1),
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
      removalPolicy: removalPolicy(stage),
      autoDeleteObjects: !stage.retainData,
    });
    acknowledge(bucket, {
      "AwsSolutions-S1":
        "Only Firehose writes, and its writes are in the stream's metrics; reads by people are in CloudTrail's data events, which belong to the account and not to this stack (docs/runbook.md#reading-the-archive).",
    });
    return bucket;
  }

  private deliveryStream(errors: LogGroup, stage: StageConfig): CfnDeliveryStream {
    const logStream = new LogStream(this, "Errors", {
      logGroup: errors,
      removalPolicy: removalPolicy(stage),
    });
    const role = new Role(this, "DeliveryRole", {
      description: "Firehose puts audit events into their archive",
      // Without a condition, as AWS documents it: whether Firehose sends aws:SourceAccount is not said anywhere. Nobody
      // of another account can name this role, since handing it to Firehose takes iam:PassRole in this one.
      // https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#firehose-assume-role
      assumedBy: new ServicePrincipal("firehose.amazonaws.com"),
    });
    const policy = new Policy(this, "Delivery", {
      roles: [role],
      statements: this.delivery(errors, logStream),
    });
    acknowledge(policy, {
      [`AwsSolutions-IAM5[Resource::<${logicalIdOf(this.bucket)}.Arn>/*]`]:
        "Every object of the archive is Firehose's to write, under a name that begins with the day.",
    });
    const stream = new CfnDeliveryStream(this, "Stream", {
      deliveryStreamType: "DirectPut",
      deliveryStreamEncryptionConfigurationInput: { keyType: "AWS_OWNED_CMK" },
      extendedS3DestinationConfiguration: {
        bucketArn: this.bucket.bucketArn,
        roleArn: role.roleArn,
        // By hours, which are sealed one by one (docs/adr/0040).
        prefix: "audit/!{timestamp:yyyy/MM/dd/HH}/",
        errorOutputPrefix: "undelivered/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/",
        // What CloudWatch Logs sends is gzipped already, and gzip files that follow each other are one.
        compressionFormat: "UNCOMPRESSED",
        fileExtension: ".json.gz",
        bufferingHints: { intervalInSeconds: 300, sizeInMBs: 5 },
        cloudWatchLoggingOptions: {
          enabled: true,
          logGroupName: errors.logGroupName,
          logStreamName: logStream.logStreamName,
        },
      },
    });
    // Firehose tries the role when the stream is made: by then it must be able to do something.
    stream.node.addDependency(policy);
    return stream;
  }

  /** Nothing more than these, each under its prefixes: what is put is under the bucket's lock by itself. */
  grant(grantee: IConstruct & { readonly role: IRole }, { list, read, put = [] }: ArchiveGrants): void {
    const objects = (prefixes: readonly string[]) =>
      prefixes.map((prefix) => this.bucket.arnForObjects(`${prefix}*`));
    const policy = new Policy(this, `Access${grantee.node.id}`, {
      roles: [grantee.role],
      statements: [
        new PolicyStatement({
          actions: ["s3:ListBucket"],
          resources: [this.bucket.bucketArn],
          conditions: { StringLike: { "s3:prefix": list.map((prefix) => `${prefix}*`) } },
        }),
        new PolicyStatement({ actions: ["s3:GetObject"], resources: objects(read) }),
        ...(put.length === 0
          ? []
          : [new PolicyStatement({ actions: ["s3:PutObject"], resources: objects(put) })]),
      ],
    });
    const found = [...new Set([...read, ...put])].map((prefix) => [
      `AwsSolutions-IAM5[Resource::<${logicalIdOf(this.bucket)}.Arn>/${prefix}*]`,
      "Objects are found under their hours, below these prefixes of the archive and nowhere else.",
    ]);
    acknowledge(policy, Object.fromEntries(found));
  }

  /** @see https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#using-iam-s3 */
  private delivery(errors: LogGroup, logStream: LogStream): PolicyStatement[] {
    return [
      new PolicyStatement({
        actions: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
        resources: [this.bucket.bucketArn],
      }),
      new PolicyStatement({
        actions: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"],
        resources: [this.bucket.arnForObjects("*")],
      }),
      new PolicyStatement({
        actions: ["logs:PutLogEvents"],
        resources: [
          Stack.of(this).formatArn({
            service: "logs",
            resource: "log-group",
            resourceName: `${errors.logGroupName}:log-stream:${logStream.logStreamName}`,
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        ],
      }),
    ];
  }

  private subscribe(logGroup: LogGroup): CfnSubscriptionFilter {
    const role = new Role(this, "SubscriptionRole", {
      description: "CloudWatch Logs hands audit events to Firehose",
      assumedBy: new ServicePrincipal("logs.amazonaws.com", {
        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html#FirehoseExample
        conditions: {
          StringLike: { "aws:SourceArn": Stack.of(this).formatArn({ service: "logs", resource: "*" }) },
        },
      }),
    });
    const policy = new Policy(this, "HandOver", {
      roles: [role],
      statements: [
        new PolicyStatement({
          actions: ["firehose:PutRecord", "firehose:PutRecordBatch"],
          resources: [this.stream.attrArn],
        }),
      ],
    });
    const subscription = new CfnSubscriptionFilter(this, "Subscription", {
      filterName: "audit-events",
      logGroupName: logGroup.logGroupName,
      filterPattern: everyAuditRecord,
      destinationArn: this.stream.attrArn,
      roleArn: role.roleArn,
    });
    // CloudWatch Logs sends a first message when the filter is made, and refuses the filter if it may not.
    subscription.node.addDependency(policy);
    return subscription;
  }
}

function lock({ mode, days }: NonNullable<StageConfig["audit"]["archiveLock"]>): ObjectLockRetention {
  const locked = Duration.days(days);
  return mode === "COMPLIANCE"
    ? ObjectLockRetention.compliance(locked)
    : ObjectLockRetention.governance(locked);
}

function logicalIdOf(bucket: Bucket): string {
  const resource = bucket.node.defaultChild;
  if (!CfnElement.isCfnElement(resource)) throw new Error(`${bucket.node.path} has no resource`);
  return Stack.of(bucket).getLogicalId(resource);
}
