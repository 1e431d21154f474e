import { describe, expect, it } from "@jest/globals";
import { Template } from "aws-cdk-lib/assertions";
import { AuditTrail } from "../../../lib/constructs/audit-trail.ts";
import { logicalIdIn, resourcesOf } from "../../../testing/infrastructure/resources.ts";
import { aStack, aStage } from "../../../testing/infrastructure/stacks.ts";

const aTrail = (change: object = {}, stage: "dev" | "prod" = "prod") => {
  const stack = aStack();
  AuditTrail.of(stack, { ...aStage(stage), ...change });
  return Template.fromStack(stack);
};

const only = (template: Template, type: string, id: RegExp) => {
  const [found, ...more] = resourcesOf(template, type).filter(({ logicalId }) => id.test(logicalId));
  if (!found || more.length > 0) throw new Error(`not one ${type} ${id}`);
  return found;
};

describe("the audit trail", () => {
  it("is one in a stack, whoever asks for it", () => {
    const stack = aStack();
    expect(AuditTrail.of(stack, aStage())).toBe(AuditTrail.of(stack, aStage()));
  });

  it("is kept as long as the stage says, under a key of its own", () => {
    const { properties, deletionPolicy } = only(aTrail(), "AWS::Logs::LogGroup", /TrailLogs/);
    expect(properties.RetentionInDays).toBe(400);
    expect(logicalIdIn(properties.KmsKeyId)).toMatch(/^AuditTrailKey/);
    expect(deletionPolicy).toBe("RetainExceptOnCreate");
  });

  it("lets CloudWatch Logs use the key for log groups of this stack and no others", () => {
    const { KeyPolicy } = only(aTrail(), "AWS::KMS::Key", /./).properties;
    expect(KeyPolicy.Statement).toHaveLength(2);
    const { Principal, Condition } = KeyPolicy.Statement[1];
    expect(Principal).toEqual({ Service: "logs.ap-northeast-1.amazonaws.com" });
    expect(JSON.stringify(Condition)).toMatch(
      /^\{"ArnLike":\{"kms:EncryptionContext:aws:logs:arn":.*"AWS::AccountId"\},":log-group:Test-\*"/,
    );
  });

  it("masks e-mail addresses, reports so elsewhere, and leaves client addresses readable", () => {
    const { DataProtectionPolicy: policy } = only(aTrail(), "AWS::Logs::LogGroup", /TrailLogs/).properties;
    const [{ DataIdentifier: audited, Operation: audit }, { DataIdentifier: masked, Operation: mask }] =
      policy.Statement;
    for (const identifiers of [audited, masked])
      expect(JSON.stringify(identifiers)).toMatch(/^\["arn:[^"]*:data-identifier\/EmailAddress"\]$/);
    expect(mask).toEqual({ Deidentify: { MaskConfig: {} } });
    expect(logicalIdIn(audit.Audit.FindingsDestination)).toMatch(/^AuditTrailMaskedAddresses/);
  });
});

describe("the audit archive", () => {
  it("gets every audit event, and nothing else of the logs", () => {
    const template = aTrail();
    const { properties } = only(template, "AWS::Logs::SubscriptionFilter", /./);
    expect(properties.FilterPattern).toBe('{ $.message.audit.event = "*" }');
    expect(logicalIdIn(properties.LogGroupName)).toMatch(/^AuditTrailLogs/);
    expect(logicalIdIn(properties.DestinationArn)).toMatch(/^AuditTrailArchiveStream/);
  });

  it("cannot be changed or deleted by anybody for three years in production, and is empty the day after", () => {
    const { properties, deletionPolicy } = only(aTrail(), "AWS::S3::Bucket", /./);
    expect(properties).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: "COMPLIANCE", Days: 1098 } } },
      VersioningConfiguration: { Status: "Enabled" },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      LifecycleConfiguration: { Rules: [expect.objectContaining({ ExpirationInDays: 1099 })] },
    });
    expect(deletionPolicy).toBe("RetainExceptOnCreate");
  });

  it("may be governed instead, for as many days as the stage says", () => {
    const audit = { ...aStage().audit, archiveYears: 1, archiveLock: { mode: "GOVERNANCE", days: 366 } };
    expect(only(aTrail({ audit }), "AWS::S3::Bucket", /./).properties.ObjectLockConfiguration).toMatchObject({
      Rule: { DefaultRetention: { Mode: "GOVERNANCE", Days: 366 } },
    });
  });

  it("tries the lock in development, for a day that a permission can cut short", () => {
    const { properties, deletionPolicy } = only(aTrail({}, "dev"), "AWS::S3::Bucket", /./);
    expect(properties.ObjectLockConfiguration.Rule.DefaultRetention).toEqual({ Mode: "GOVERNANCE", Days: 1 });
    expect(deletionPolicy).toBe("Delete");
  });

  it("is not encrypted with a key that somebody could delete", () => {
    expect(only(aTrail(), "AWS::S3::Bucket", /./).properties.BucketEncryption).toEqual({
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
    });
  });

  it("lets Firehose write and read there, and delete nothing", () => {
    const { PolicyDocument } = only(aTrail(), "AWS::IAM::Policy", /ArchiveDelivery/).properties;
    const actions = JSON.stringify(PolicyDocument).match(/s3:\w+/g) ?? [];
    expect(actions).toContain("s3:PutObject");
    expect(actions.filter((action) => /Delete|Bypass|PutObjectRetention|PutBucket/.test(action))).toEqual([]);
  });
});
