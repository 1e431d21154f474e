/** The operations that the functions call, besides DynamoDB's (dynamo-documents.ts). The types are the SDK's. */
import type * as Cognito from "@aws-sdk/client-cognito-identity-provider";
import type * as Secrets from "@aws-sdk/client-secrets-manager";
import type * as Ses from "@aws-sdk/client-sesv2";
import type * as Sqs from "@aws-sdk/client-sqs";
import { AwsCommand } from "./aws-clients.ts";
import type { Json } from "./aws-json.ts";

abstract class CognitoCommand<Input extends object, Output extends object> extends AwsCommand<
  "cognito",
  Json<Input>,
  Json<Output>
> {
  readonly service = "cognito";
}

export class AdminDeleteUserCommand extends CognitoCommand<
  Cognito.AdminDeleteUserCommandInput,
  Cognito.AdminDeleteUserCommandOutput
> {
  readonly operation = "AdminDeleteUser";
}

export class AdminGetUserCommand extends CognitoCommand<
  Cognito.AdminGetUserCommandInput,
  Cognito.AdminGetUserCommandOutput
> {
  readonly operation = "AdminGetUser";
}

export class AdminInitiateAuthCommand extends CognitoCommand<
  Cognito.AdminInitiateAuthCommandInput,
  Cognito.AdminInitiateAuthCommandOutput
> {
  readonly operation = "AdminInitiateAuth";
}

export class AdminSetUserPasswordCommand extends CognitoCommand<
  Cognito.AdminSetUserPasswordCommandInput,
  Cognito.AdminSetUserPasswordCommandOutput
> {
  readonly operation = "AdminSetUserPassword";
}

export class AdminUpdateUserAttributesCommand extends CognitoCommand<
  Cognito.AdminUpdateUserAttributesCommandInput,
  Cognito.AdminUpdateUserAttributesCommandOutput
> {
  readonly operation = "AdminUpdateUserAttributes";
}

export class SignUpCommand extends CognitoCommand<Cognito.SignUpCommandInput, Cognito.SignUpCommandOutput> {
  readonly operation = "SignUp";
  override readonly isSigned = false;
}

export class GetSecretValueCommand extends AwsCommand<
  "secretsManager",
  Json<Secrets.GetSecretValueCommandInput>,
  Json<Secrets.GetSecretValueCommandOutput>
> {
  readonly service = "secretsManager";
  readonly operation = "GetSecretValue";
}

export class SendEmailCommand extends AwsCommand<
  "ses",
  Json<Ses.SendEmailCommandInput>,
  Json<Ses.SendEmailCommandOutput>
> {
  readonly service = "ses";
  readonly operation = "SendEmail";
  override readonly path = "/v2/email/outbound-emails";
}

export class SendMessageCommand extends AwsCommand<
  "sqs",
  Json<Sqs.SendMessageCommandInput>,
  Json<Sqs.SendMessageCommandOutput>
> {
  readonly service = "sqs";
  readonly operation = "SendMessage";
}
