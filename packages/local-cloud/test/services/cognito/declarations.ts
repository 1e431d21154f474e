import type { InvokeTrigger } from "../../../src/services/cognito/trigger-event.ts";

/** Properties of a pool and its client, as the stack declares them. */
export const POOL = {
  UserPoolName: "accounts",
  UsernameAttributes: ["email"],
  UsernameConfiguration: { CaseSensitive: false },
  AutoVerifiedAttributes: ["email"],
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
  DeletionProtection: "ACTIVE",
  LambdaConfig: { PreSignUp: "arn:aws:lambda:local:000000000000:function:guard" },
  Policies: { PasswordPolicy: { MinimumLength: 8 } },
  Schema: [
    { Name: "email", Required: true, Mutable: true },
    {
      Name: "accountId",
      AttributeDataType: "String",
      Mutable: false,
      StringAttributeConstraints: { MinLength: "1", MaxLength: "64" },
    },
  ],
};

export const CLIENT = {
  ClientName: "api",
  GenerateSecret: true,
  ExplicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
  PreventUserExistenceErrors: "ENABLED",
  ReadAttributes: ["email", "email_verified", "custom:accountId"],
  WriteAttributes: ["email", "custom:accountId"],
  AccessTokenValidity: 60,
  TokenValidityUnits: { AccessToken: "minutes" },
};

/** A trigger that confirms everybody. */
export const confirm: InvokeTrigger = async (_arn, event) => ({
  kind: "returned",
  payload: { ...event, response: { autoConfirmUser: true, autoVerifyEmail: true, autoVerifyPhone: false } },
});
