import { describe, it } from "@jest/globals";
import { Match, Template } from "aws-cdk-lib/assertions";
import type { StageName } from "../../../lib/config/stage.ts";
import { RegistrationTables } from "../../../lib/constructs/registration-tables.ts";
import { aStack, aStage } from "../../../testing/infrastructure/stacks.ts";

const synthesize = (stage: StageName) => {
  const stack = aStack();
  new RegistrationTables(stack, "Tables", { stage: aStage(stage) });
  return Template.fromStack(stack);
};

describe("the ephemeral table", () => {
  it.each(["prod", "dev", "local"] as const)(
    "of stage %s forgets: TTL, no backups, no protection",
    (stage) => {
      synthesize(stage).hasResource("AWS::DynamoDB::Table", {
        DeletionPolicy: "Delete",
        Properties: {
          KeySchema: [
            { AttributeName: "pk", KeyType: "HASH" },
            { AttributeName: "sk", KeyType: "RANGE" },
          ],
          TimeToLiveSpecification: { AttributeName: "ttl", Enabled: true },
          BillingMode: "PAY_PER_REQUEST",
          PointInTimeRecoverySpecification: Match.absent(),
          DeletionProtectionEnabled: Match.absent(),
        },
      });
    },
  );
});

describe("the accounts table", () => {
  const accounts = {
    KeySchema: [{ AttributeName: "accountId", KeyType: "HASH" }],
    BillingMode: "PAY_PER_REQUEST",
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    SSESpecification: {
      SSEEnabled: true,
      SSEType: "KMS",
      KMSMasterKeyId: { "Fn::GetAtt": [Match.stringLikeRegexp("AccountsKey"), "Arn"] },
    },
    TimeToLiveSpecification: Match.absent(),
  };

  it("lasts in production: recovery, deletion protection, retained with its key", () => {
    const template = synthesize("prod");
    template.hasResource("AWS::DynamoDB::Table", {
      DeletionPolicy: "RetainExceptOnCreate",
      UpdateReplacePolicy: "Retain",
      Properties: { ...accounts, DeletionProtectionEnabled: true },
    });
    template.hasResource("AWS::KMS::Key", {
      DeletionPolicy: "RetainExceptOnCreate",
      Properties: { EnableKeyRotation: true },
    });
  });

  it.each(["dev", "local"] as const)("of stage %s is the same, but can be torn down", (stage) => {
    synthesize(stage).hasResource("AWS::DynamoDB::Table", {
      DeletionPolicy: "Delete",
      Properties: { ...accounts, DeletionProtectionEnabled: false },
    });
  });
});
