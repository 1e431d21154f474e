import { describe, expect, it } from "@jest/globals";
import { Match } from "aws-cdk-lib/assertions";
import { registrationTemplate } from "../../../testing/infrastructure/stacks.ts";

const template = registrationTemplate("prod");

describe("the user pool", () => {
  it("knows users by e-mail address in any letter case", () => {
    template.hasResourceProperties("AWS::Cognito::UserPool", {
      UsernameAttributes: ["email"],
      UsernameConfiguration: { CaseSensitive: false },
      Schema: [
        { Name: "email", Required: true, Mutable: true },
        {
          Name: "accountId",
          AttributeDataType: "String",
          Mutable: false,
          StringAttributeConstraints: { MinLength: "1", MaxLength: "64" },
        },
        {
          Name: "registrationId",
          AttributeDataType: "String",
          Mutable: false,
          StringAttributeConstraints: { MinLength: "1", MaxLength: "64" },
        },
      ],
    });
  });

  it("leaves the city's password rule to the service, and asks for 8 characters", () => {
    template.hasResourceProperties("AWS::Cognito::UserPool", {
      Policies: {
        PasswordPolicy: {
          MinimumLength: 8,
          RequireLowercase: false,
          RequireUppercase: false,
          RequireNumbers: false,
          RequireSymbols: false,
        },
      },
    });
  });

  it("lets the guard decide who signs up, and sends no mail of its own", () => {
    template.hasResourceProperties("AWS::Cognito::UserPool", {
      LambdaConfig: { PreSignUp: { "Fn::GetAtt": [Match.stringLikeRegexp("^GuardSignUp"), "Arn"] } },
      AutoVerifiedAttributes: [],
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: "admin_only", Priority: 1 }] },
    });
    template.hasResourceProperties("AWS::Lambda::Permission", {
      FunctionName: { "Fn::GetAtt": [Match.stringLikeRegexp("^GuardSignUp"), "Arn"] },
      Principal: "cognito-idp.amazonaws.com",
      SourceArn: { "Fn::GetAtt": [Match.stringLikeRegexp("^UsersPool"), "Arn"] },
    });
  });

  it.each([
    ["prod", "ACTIVE", "RetainExceptOnCreate"],
    ["dev", "INACTIVE", "Delete"],
    ["local", "INACTIVE", "Delete"],
  ] as const)("of stage %s has deletion protection %s", (stage, protection, policy) => {
    registrationTemplate(stage).hasResource("AWS::Cognito::UserPool", {
      DeletionPolicy: policy,
      Properties: { DeletionProtection: protection },
    });
  });
});

describe("its client", () => {
  it("has a secret, one flow, and answers alike for known and unknown users", () => {
    template.hasResourceProperties("AWS::Cognito::UserPoolClient", {
      GenerateSecret: true,
      ExplicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH"],
      PreventUserExistenceErrors: "ENABLED",
      AllowedOAuthFlowsUserPoolClient: false,
      AllowedOAuthFlows: Match.absent(),
    });
  });

  it("reads and writes the address, the account id and the registration id only", () => {
    template.hasResourceProperties("AWS::Cognito::UserPoolClient", {
      ReadAttributes: ["custom:accountId", "custom:registrationId", "email"],
      WriteAttributes: ["custom:accountId", "custom:registrationId", "email"],
    });
  });

  it("hands its secret to the functions through Secrets Manager, without a custom resource", () => {
    template.hasResourceProperties("AWS::SecretsManager::Secret", {
      SecretString: { "Fn::GetAtt": [Match.stringLikeRegexp("^UsersPoolService"), "ClientSecret"] },
    });
    const types = Object.values(template.toJSON()["Resources"] as Record<string, { Type: string }>);
    expect(types.filter(({ Type }) => /^Custom::(?!CDKBucketDeployment$)/.test(Type))).toEqual([]);
  });
});
