import { ArnFormat, Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { DataIdentifier, DataProtectionPolicy, LogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { StageConfig } from "../config/stage.ts";
import { AuditArchive } from "./audit-archive.ts";
import { removalPolicy } from "./removal.ts";

export interface AuditTrailProps {
  readonly stage: StageConfig;
}

/**
 * The one log group of all functions, whose lines with an `audit` member are the audit trail (docs/adr/0011):
 * encrypted with a key of its own, and with every e-mail address masked that should get in by mistake.
 */
export class AuditTrail extends Construct {
  readonly logGroup: LogGroup;
  /** Where CloudWatch Logs reports that it masked something: a line there is a mistake in the code. */
  readonly findings: LogGroup;
  readonly archive: AuditArchive;

  constructor(scope: Construct, id: string, { stage }: AuditTrailProps) {
    super(scope, id);
    const removal = removalPolicy(stage);
    const retention = stage.audit.logRetention;
    const encryptionKey = new Key(this, "Key", {
      description: "Encrypts the functions' logs, and so the audit trail",
      enableKeyRotation: true,
      removalPolicy: removal,
    });
    encryptionKey.addToResourcePolicy(logsMayUseIt(Stack.of(this)));

    const kept = { retention, encryptionKey, removalPolicy: removal };
    this.findings = new LogGroup(this, "MaskedAddresses", kept);
    this.logGroup = new LogGroup(this, "Logs", {
      ...kept,
      // The client's address stays readable: from where somebody registered is a question that auditors ask.
      dataProtectionPolicy: new DataProtectionPolicy({
        name: "addresses",
        description: "A safety net: no function logs an address",
        identifiers: [DataIdentifier.EMAILADDRESS],
        logGroupAuditDestination: this.findings,
      }),
    });
    const errors = new LogGroup(this, "ArchiveErrors", kept);
    this.archive = new AuditArchive(this, "Archive", { stage, logGroup: this.logGroup, errors });
  }

  /** The stack's, made when its first function asks for it. */
  static of(scope: Construct, stage: StageConfig): AuditTrail {
    const stack = Stack.of(scope);
    const found = stack.node.tryFindChild("AuditTrail");
    return found instanceof AuditTrail ? found : new AuditTrail(stack, "AuditTrail", { stage });
  }
}

/**
 * For log groups of this stack only: CloudFormation begins their names with the stack's. By name and not by ARN,
 * since the log groups refer to the key already.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
function logsMayUseIt(stack: Stack): PolicyStatement {
  const logGroups = stack.formatArn({
    service: "logs",
    resource: "log-group",
    resourceName: `${stack.stackName}-*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return new PolicyStatement({
    principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
    actions: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
    resources: ["*"],
    conditions: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": logGroups } },
  });
}
