/** Both sides of the copy outside: what writes it, and the other account that keeps it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { Template } from "aws-cdk-lib/assertions";
import { AttributeType, Table } from "aws-cdk-lib/aws-dynamodb";
import { municipalityConfig } from "../../../lib/config/municipality.ts";
import { parseConfig } from "../../../lib/config/parse-config.ts";
import { configureStage } from "../../../lib/config/stages.ts";
import { OutsideCopy } from "../../../lib/constructs/outside-copy.ts";
import { aMunicipality } from "../../../testing/infrastructure/municipality.ts";
import { aStack, registrationTemplate } from "../../../testing/infrastructure/stacks.ts";
import { projectRoot } from "../../../testing/project-root.ts";

const outside = {
  account: "111122223333",
  bucket: "accounts-of-midori",
  keyArn: "arn:aws:kms:ap-northeast-1:111122223333:key/0a1b-2c3d",
};

function setup() {
  const stack = aStack();
  const table = new Table(stack, "Accounts", { partitionKey: { name: "id", type: AttributeType.STRING } });
  new OutsideCopy(stack, "OutsideCopy", { ...outside, table });
  const template = Template.fromStack(stack);
  const [policy] = Object.values(template.findResources("AWS::IAM::Policy"));
  const [schedule] = Object.values(template.findResources("AWS::Scheduler::Schedule"));
  const [role] = Object.values(template.findResources("AWS::IAM::Role"));
  return { statements: policy?.["Properties"].PolicyDocument.Statement, schedule, role };
}

describe("the copy of the accounts outside", () => {
  it("is an export of every night, into the bucket of the other account, under its key", () => {
    const { Target: target, ...when } = setup().schedule?.["Properties"] ?? {};
    expect(when).toMatchObject({
      ScheduleExpression: "cron(30 5 * * ? *)",
      ScheduleExpressionTimezone: "Asia/Tokyo",
    });
    expect(target.Arn).toBe("arn:aws:scheduler:::aws-sdk:dynamodb:exportTableToPointInTime");
    const [, parts] = target.Input["Fn::Join"];
    const input = JSON.parse(
      parts.map((part: unknown) => (typeof part === "string" ? part : "arn")).join(""),
    );
    expect(input).toEqual({
      ...{ TableArn: "arn", ExportFormat: "DYNAMODB_JSON" },
      ...{ S3Bucket: outside.bucket, S3BucketOwner: outside.account, S3Prefix: "accounts" },
      ...{ S3SseAlgorithm: "KMS", S3SseKmsKeyId: outside.keyArn },
    });
  });

  it("is made by a role of the scheduler's, of this account, that may export, add and encrypt, and no more", () => {
    const { statements, role } = setup();
    const [{ Principal, Condition }] = role?.["Properties"].AssumeRolePolicyDocument.Statement ?? [];
    expect(Principal).toEqual({ Service: "scheduler.amazonaws.com" });
    expect(Condition).toEqual({ StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } });
    expect(statements).toMatchObject([
      { Action: "dynamodb:ExportTableToPointInTime" },
      {
        Action: ["s3:AbortMultipartUpload", "s3:PutObject", "s3:PutObjectAcl"],
        Resource: `arn:aws:s3:::${outside.bucket}/accounts/*`,
      },
      { Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: outside.keyArn },
    ]);
  });

  it("is made where a municipality says so, by stage, and never on one machine", () => {
    const municipality = parseConfig(
      municipalityConfig,
      { ...aMunicipality(), outsideCopy: { prod: outside } },
      "config.ts",
    );
    const of = (stage: "local" | "dev" | "prod") =>
      configureStage(stage, municipality, { release: "1", webPort: 3000 }).outsideCopy;
    expect([of("local"), of("dev"), of("prod")]).toEqual([undefined, undefined, outside]);
    expect(registrationTemplate("prod", municipality).findResources("AWS::Scheduler::Schedule")).not.toEqual(
      {},
    );
    expect(registrationTemplate("prod").findResources("AWS::Scheduler::Schedule")).toEqual({});
  });

  it.each([
    [{ account: "1111" }, "outsideCopy.prod.account: must be the id of an AWS account, 12 digits"],
    [{ bucket: "s3://a" }, "outsideCopy.prod.bucket: must be the name of a bucket, without s3:// before it"],
    [
      { keyArn: "arn:aws:kms:ap-northeast-1:111122223333:alias/a" },
      "outsideCopy.prod.keyArn: must be the ARN of a KMS key, with its id and not with an alias",
    ],
    [
      { keyArn: "arn:aws:kms:ap-northeast-1:444455556666:key/a" },
      "outsideCopy.prod.keyArn: must be a key of the account that has the bucket",
    ],
  ])("is refused with %j in one sentence", (change, sentence) => {
    const given = { ...aMunicipality(), outsideCopy: { prod: { ...outside, ...change } } };
    expect(() => parseConfig(municipalityConfig, given, "config.ts")).toThrow(
      `config.ts is not valid:\n  ${sentence}`,
    );
  });
});

describe("the account that keeps it", () => {
  const { Parameters, Resources } = JSON.parse(
    readFileSync(join(projectRoot, "lib/outside-account.template.json"), "utf8"),
  );
  const properties = (name: string) => Resources[name].Properties;

  it("lets the service's account add copies under the prefix that it writes to, and neither read, list nor remove one", () => {
    const { statements } = setup();
    const [added, refused] = properties("BucketPolicy").PolicyDocument.Statement;
    expect(added.Action).toEqual(statements[1].Action);
    expect(added.Resource).toEqual({ "Fn::Sub": `\${Bucket.Arn}/accounts/*` });
    expect(refused).toMatchObject({
      Effect: "Deny",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
    const [, encrypting] = properties("Key").KeyPolicy.Statement;
    expect(encrypting.Action).toEqual(statements[2].Action);
    expect(encrypting.Principal).toEqual(added.Principal);
  });

  it("keeps each copy from everybody for as long as it says, and no longer", () => {
    const { ObjectLockConfiguration, LifecycleConfiguration, PublicAccessBlockConfiguration } =
      properties("Bucket");
    const { DefaultRetention: kept } = ObjectLockConfiguration.Rule;
    expect(kept).toEqual({ Mode: "COMPLIANCE", Days: { Ref: "KeptDays" } });
    expect(LifecycleConfiguration.Rules[0].ExpirationInDays).toEqual({ Ref: "KeptDays" });
    expect(Parameters.KeptDays.Default).toBe(35);
    expect(new Set(Object.values(PublicAccessBlockConfiguration))).toEqual(new Set([true]));
    for (const name of ["Key", "Bucket"]) expect(Resources[name].DeletionPolicy).toBe("Retain");
  });

  it("rings when a day brings no copy that is whole", () => {
    const { TreatMissingData, Period, EvaluationPeriods, Dimensions } = properties("NoCopy");
    expect(TreatMissingData).toBe("breaching");
    expect(Period * EvaluationPeriods).toBe(24 * 3600);
    expect(Dimensions).toEqual([{ Name: "RuleName", Value: { Ref: "WholeCopy" } }]);
  });
});
