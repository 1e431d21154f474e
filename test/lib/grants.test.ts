/** Each function's permissions at a glance: a reviewer sees here what a change of a grant means. */
import { describe, expect, it } from "@jest/globals";
import { functionsOf, logicalIdIn, statementsOf } from "../../testing/infrastructure/resources.ts";
import { registrationTemplate } from "../../testing/infrastructure/stacks.ts";

const template = registrationTemplate("prod");

/**
 * `GetItem TablesAccounts`, with the kinds of items if they are limited; logs and traces are an invariant of all
 * functions.
 */
const permissions = (entry: string) => {
  const lambda = functionsOf(template).find(([name]) => name === entry)?.[1];
  if (!lambda) throw new Error(`no function ${entry}`);
  return statementsOf(template, lambda)
    .filter(({ actions }) => !actions.some((action) => /^(logs|xray):/.test(action)))
    .flatMap(({ actions, resources, condition }) =>
      actions.flatMap((action) =>
        resources.map((resource) =>
          [action, logicalIdIn(resource).replace(/[0-9A-F]{8}$/, ""), ...kinds(condition)].join(" "),
        ),
      ),
    )
    .sort();
};

/** Kinds of items, or attributes and how much of the item may come back. */
const kinds = (condition: unknown) => {
  const text = JSON.stringify(condition ?? {});
  const [, attributes] = /"dynamodb:Attributes":\[(.*?)\]/.exec(text) ?? [];
  if (attributes === undefined) return text.match(/[A-Z]+#\*/g) ?? [];
  return [attributes.replaceAll('"', ""), ...(text.includes("UPDATED_NEW") ? [] : ["ALL_NEW"])];
};

const allowed: Readonly<Record<string, readonly string[]>> = {
  "show-terms": [],
  "find-addresses": [],
  "show-characters": [],
  "show-openapi": [],
  "reject-unknown-route": [],
  "start-registration": [
    "dynamodb:GetItem TablesEphemeral LIMIT#*",
    "dynamodb:GetItem TablesEphemeral REGISTRATION#*",
    "dynamodb:PutItem TablesEphemeral REGISTRATION#*",
    "dynamodb:UpdateItem TablesEphemeral LIMIT#*",
    "secretsmanager:GetSecretValue SecretsAddress",
    "sqs:SendMessage MailQueue",
  ],
  "show-registration": ["dynamodb:Query TablesEphemeral REGISTRATION#*"],
  "resend-code": [
    "dynamodb:GetItem TablesEphemeral LIMIT#*",
    "dynamodb:GetItem TablesEphemeral REGISTRATION#*",
    "dynamodb:Query TablesEphemeral REGISTRATION#*",
    "dynamodb:UpdateItem TablesEphemeral LIMIT#*",
    "dynamodb:UpdateItem TablesEphemeral REGISTRATION#*",
    "secretsmanager:GetSecretValue SecretsAddress",
    "sqs:SendMessage MailQueue",
  ],
  "verify-code": [
    "dynamodb:GetItem TablesEphemeral REGISTRATION#*",
    "dynamodb:Query TablesEphemeral REGISTRATION#*",
    "dynamodb:UpdateItem TablesEphemeral LIMIT#*",
    "dynamodb:UpdateItem TablesEphemeral REGISTRATION#*",
    "secretsmanager:GetSecretValue SecretsAddress",
    "secretsmanager:GetSecretValue SecretsCode",
  ],
  "judge-password": [
    "dynamodb:GetItem TablesEphemeral LIMIT#*",
    "dynamodb:Query TablesEphemeral REGISTRATION#*",
    "dynamodb:UpdateItem TablesEphemeral LIMIT#*",
  ],
  "review-profile": ["dynamodb:Query TablesEphemeral REGISTRATION#*"],
  "complete-registration": [
    "cognito-idp:AdminGetUser UsersPool",
    "cognito-idp:AdminInitiateAuth UsersPool",
    "cognito-idp:AdminSetUserPassword UsersPool",
    "dynamodb:DeleteItem TablesEphemeral SESSIONS#*",
    "dynamodb:GetItem TablesAccounts",
    "dynamodb:GetItem TablesEphemeral HOLD#*",
    "dynamodb:GetItem TablesEphemeral REGISTRATION#*",
    "dynamodb:PutItem TablesAccounts",
    "dynamodb:PutItem TablesEphemeral SESSIONS#*",
    "dynamodb:Query TablesEphemeral REGISTRATION#*",
    "dynamodb:Query TablesEphemeral SESSIONS#*",
    "dynamodb:UpdateItem TablesEphemeral REGISTRATION#*",
    "kms:Decrypt TablesAccountsKey",
    "secretsmanager:GetSecretValue SecretsAddress",
    "secretsmanager:GetSecretValue UsersClientSecret",
    "sqs:SendMessage FollowUpQueue",
  ],
  "guard-sign-up": ["dynamodb:GetItem TablesEphemeral REGISTRATION#*"],
  "deliver-mail": [
    "cognito-idp:AdminGetUser UsersPool",
    "dynamodb:GetItem TablesAccounts",
    "dynamodb:GetItem TablesEphemeral HOLD#*",
    "dynamodb:GetItem TablesEphemeral REGISTRATION#* RESET#*",
    "dynamodb:PutItem TablesEphemeral LINK#*",
    "dynamodb:PutItem TablesEphemeral REGISTRATION#* RESET#*",
    "dynamodb:Query TablesEphemeral SESSIONS#*",
    "dynamodb:UpdateItem TablesAccounts accountId,status,farewellSentAt",
    "dynamodb:UpdateItem TablesEphemeral REGISTRATION#* RESET#*",
    "kms:Decrypt TablesAccountsKey",
    "secretsmanager:GetSecretValue SecretsAddress",
    "secretsmanager:GetSecretValue SecretsCode",
    "ses:SendEmail MailSenderConfigurationSet",
    "ses:SendEmail MailSenderDomain",
    "sqs:DeleteMessage MailQueue",
    "sqs:GetQueueAttributes MailQueue",
    "sqs:ReceiveMessage MailQueue",
    "sqs:SendMessage FollowUpQueue",
  ],
  "follow-up-completion": [
    "cognito-idp:AdminDeleteUser UsersPool",
    "cognito-idp:AdminGetUser UsersPool",
    "cognito-idp:AdminSetUserPassword UsersPool",
    "dynamodb:GetItem TablesAccounts",
    "dynamodb:GetItem TablesEphemeral REGISTRATION#* RESET#*",
    "dynamodb:PutItem TablesAccounts",
    "dynamodb:UpdateItem TablesAccounts accountId,profile,sessionEpoch,passwordChangedAt",
    "dynamodb:UpdateItem TablesEphemeral REGISTRATION#* RESET#*",
    "kms:Decrypt TablesAccountsKey",
    "ses:SendEmail MailSenderConfigurationSet",
    "ses:SendEmail MailSenderDomain",
    "sqs:DeleteMessage FollowUpQueue",
    "sqs:GetQueueAttributes FollowUpQueue",
    "sqs:ReceiveMessage FollowUpQueue",
    "sqs:SendMessage FollowUpQueue",
    "sqs:SendMessage MailQueue",
  ],
  "note-mail-event": [
    "dynamodb:UpdateItem TablesEphemeral REGISTRATION#* RESET#*",
    "sqs:DeleteMessage FeedbackQueue",
    "sqs:GetQueueAttributes FeedbackQueue",
    "sqs:ReceiveMessage FeedbackQueue",
  ],
  // Nobody else may sign with the key of the seals: test/lib/invariants.test.ts.
  "seal-audit": [
    "kms:Sign AuditSealKey",
    "s3:GetObject AuditTrailArchiveBucket",
    "s3:GetObject AuditTrailArchiveBucket",
    "s3:ListBucket AuditTrailArchiveBucket",
    "s3:PutObject AuditTrailArchiveBucket",
    "sqs:DeleteMessage SealQueue",
    "sqs:GetQueueAttributes SealQueue",
    "sqs:ReceiveMessage SealQueue",
  ],
  "sign-in": [
    "cognito-idp:AdminInitiateAuth UsersPool",
    "dynamodb:DeleteItem TablesEphemeral SESSIONS#*",
    "dynamodb:GetItem TablesAccounts",
    "dynamodb:GetItem TablesEphemeral LIMIT#*",
    "dynamodb:PutItem TablesEphemeral SESSIONS#*",
    "dynamodb:Query TablesEphemeral SESSIONS#*",
    "dynamodb:UpdateItem TablesAccounts accountId,profile,signIns,lastSignInAt,userSub",
    "dynamodb:UpdateItem TablesEphemeral LIMIT#*",
    "kms:Decrypt TablesAccountsKey",
    "secretsmanager:GetSecretValue SecretsAddress",
    "secretsmanager:GetSecretValue UsersClientSecret",
    "sqs:SendMessage FollowUpQueue",
  ],
  "sweep-accounts": [
    "cognito-idp:AdminDeleteUser UsersPool",
    "cognito-idp:AdminGetUser UsersPool",
    "dynamodb:GetItem TablesAccounts",
    "dynamodb:PutItem TablesAccounts",
    "dynamodb:PutItem TablesEphemeral HOLD#*",
    "dynamodb:Scan TablesAccounts",
    "dynamodb:UpdateItem TablesAccounts accountId,profile,status,statusAt,lastSignInAt,erasesAt,notice,inactiveSince,eraseReason,writtenBy ALL_NEW",
    "kms:Decrypt TablesAccountsKey",
    "secretsmanager:GetSecretValue SecretsAddress",
    "sqs:DeleteMessage SweepQueue",
    "sqs:GetQueueAttributes SweepQueue",
    "sqs:ReceiveMessage SweepQueue",
    "sqs:SendMessage MailQueue",
    "sqs:SendMessage SweepQueue",
  ],
  "sign-out": ["dynamodb:DeleteItem TablesEphemeral SESSIONS#*"],
  "show-account": [
    "dynamodb:DeleteItem TablesEphemeral SESSIONS#*",
    "dynamodb:GetItem TablesAccounts",
    "dynamodb:GetItem TablesEphemeral SESSIONS#*",
    "dynamodb:UpdateItem TablesEphemeral SESSIONS#*",
    "kms:Decrypt TablesAccountsKey",
  ],
  "list-sessions": [
    "dynamodb:DeleteItem TablesEphemeral SESSIONS#*",
    "dynamodb:GetItem TablesAccounts",
    "dynamodb:GetItem TablesEphemeral SESSIONS#*",
    "dynamodb:Query TablesEphemeral SESSIONS#*",
    "dynamodb:UpdateItem TablesEphemeral SESSIONS#*",
    "kms:Decrypt TablesAccountsKey",
  ],
  "change-organization": [
    "dynamodb:DeleteItem TablesEphemeral SESSIONS#*",
    "dynamodb:GetItem TablesAccounts",
    "dynamodb:GetItem TablesEphemeral SESSIONS#*",
    "dynamodb:UpdateItem TablesAccounts accountId,profile,updatedAt,organizationHistory,writtenBy ALL_NEW",
    "dynamodb:UpdateItem TablesEphemeral SESSIONS#*",
    "kms:Decrypt TablesAccountsKey",
    "sqs:SendMessage MailQueue",
  ],
  "export-account": [
    "dynamodb:DeleteItem TablesEphemeral SESSIONS#*",
    "dynamodb:GetItem TablesAccounts",
    "dynamodb:GetItem TablesEphemeral LIMIT#*",
    "dynamodb:GetItem TablesEphemeral SESSIONS#*",
    "dynamodb:Query TablesEphemeral SESSIONS#*",
    "dynamodb:UpdateItem TablesEphemeral LIMIT#*",
    "dynamodb:UpdateItem TablesEphemeral SESSIONS#*",
    "kms:Decrypt TablesAccountsKey",
  ],
  "end-session": [
    "dynamodb:DeleteItem TablesEphemeral SESSIONS#*",
    "dynamodb:GetItem TablesAccounts",
    "dynamodb:GetItem TablesEphemeral SESSIONS#*",
    "dynamodb:Query TablesEphemeral SESSIONS#*",
    "dynamodb:UpdateItem TablesEphemeral SESSIONS#*",
    "kms:Decrypt TablesAccountsKey",
  ],
  disavow: [
    "cognito-idp:AdminSetUserPassword UsersPool",
    "dynamodb:DeleteItem TablesEphemeral LINK#*",
    "dynamodb:GetItem TablesAccounts",
    "dynamodb:GetItem TablesEphemeral LINK#*",
    "dynamodb:UpdateItem TablesAccounts accountId,profile,sessionEpoch,passwordChangedAt",
    "kms:Decrypt TablesAccountsKey",
    "sqs:SendMessage FollowUpQueue",
    "sqs:SendMessage MailQueue",
  ],
  "end-other-sessions": [
    "dynamodb:DeleteItem TablesEphemeral SESSIONS#*",
    "dynamodb:GetItem TablesAccounts",
    "dynamodb:GetItem TablesEphemeral SESSIONS#*",
    "dynamodb:PutItem TablesEphemeral SESSIONS#*",
    "dynamodb:UpdateItem TablesAccounts accountId,profile,sessionEpoch,passwordChangedAt",
    "dynamodb:UpdateItem TablesEphemeral SESSIONS#*",
    "kms:Decrypt TablesAccountsKey",
  ],
  reauthenticate: [
    "cognito-idp:AdminInitiateAuth UsersPool",
    "dynamodb:DeleteItem TablesEphemeral SESSIONS#*",
    "dynamodb:GetItem TablesAccounts",
    "dynamodb:GetItem TablesEphemeral LIMIT#*",
    "dynamodb:GetItem TablesEphemeral SESSIONS#*",
    "dynamodb:UpdateItem TablesEphemeral LIMIT#*",
    "dynamodb:UpdateItem TablesEphemeral SESSIONS#*",
    "kms:Decrypt TablesAccountsKey",
    "secretsmanager:GetSecretValue SecretsAddress",
    "secretsmanager:GetSecretValue UsersClientSecret",
  ],
  "start-password-reset": [
    "dynamodb:GetItem TablesEphemeral LIMIT#*",
    "dynamodb:GetItem TablesEphemeral RESET#*",
    "dynamodb:PutItem TablesEphemeral RESET#*",
    "dynamodb:UpdateItem TablesEphemeral LIMIT#*",
    "secretsmanager:GetSecretValue SecretsAddress",
    "sqs:SendMessage MailQueue",
  ],
  "show-password-reset": ["dynamodb:Query TablesEphemeral RESET#*"],
  "resend-reset-code": [
    "dynamodb:GetItem TablesEphemeral LIMIT#*",
    "dynamodb:GetItem TablesEphemeral RESET#*",
    "dynamodb:Query TablesEphemeral RESET#*",
    "dynamodb:UpdateItem TablesEphemeral LIMIT#*",
    "dynamodb:UpdateItem TablesEphemeral RESET#*",
    "secretsmanager:GetSecretValue SecretsAddress",
    "sqs:SendMessage MailQueue",
  ],
  "verify-reset-code": [
    "dynamodb:GetItem TablesEphemeral RESET#*",
    "dynamodb:Query TablesEphemeral RESET#*",
    "dynamodb:UpdateItem TablesEphemeral LIMIT#*",
    "dynamodb:UpdateItem TablesEphemeral RESET#*",
    "secretsmanager:GetSecretValue SecretsAddress",
    "secretsmanager:GetSecretValue SecretsCode",
  ],
  "complete-password-reset": [
    "cognito-idp:AdminSetUserPassword UsersPool",
    "dynamodb:GetItem TablesAccounts",
    "dynamodb:GetItem TablesEphemeral RESET#*",
    "dynamodb:Query TablesEphemeral RESET#*",
    "dynamodb:UpdateItem TablesAccounts accountId,profile,sessionEpoch,passwordChangedAt,status,statusAt",
    "dynamodb:UpdateItem TablesEphemeral RESET#*",
    "kms:Decrypt TablesAccountsKey",
    "secretsmanager:GetSecretValue SecretsAddress",
    "sqs:SendMessage FollowUpQueue",
    "sqs:SendMessage MailQueue",
  ],
  "change-password": [
    "cognito-idp:AdminInitiateAuth UsersPool",
    "cognito-idp:AdminSetUserPassword UsersPool",
    "dynamodb:DeleteItem TablesEphemeral SESSIONS#*",
    "dynamodb:GetItem TablesAccounts",
    "dynamodb:GetItem TablesEphemeral LIMIT#*",
    "dynamodb:GetItem TablesEphemeral SESSIONS#*",
    "dynamodb:PutItem TablesEphemeral SESSIONS#*",
    "dynamodb:UpdateItem TablesAccounts accountId,profile,sessionEpoch,passwordChangedAt",
    "dynamodb:UpdateItem TablesEphemeral LIMIT#*",
    "dynamodb:UpdateItem TablesEphemeral SESSIONS#*",
    "kms:Decrypt TablesAccountsKey",
    "secretsmanager:GetSecretValue SecretsAddress",
    "secretsmanager:GetSecretValue UsersClientSecret",
    "sqs:SendMessage FollowUpQueue",
    "sqs:SendMessage MailQueue",
  ],
  "update-account": [
    "dynamodb:DeleteItem TablesEphemeral SESSIONS#*",
    "dynamodb:GetItem TablesAccounts",
    "dynamodb:GetItem TablesEphemeral SESSIONS#*",
    "dynamodb:UpdateItem TablesAccounts accountId,profile,updatedAt,writtenBy ALL_NEW",
    "dynamodb:UpdateItem TablesEphemeral SESSIONS#*",
    "kms:Decrypt TablesAccountsKey",
  ],
  "accept-terms": [
    "dynamodb:DeleteItem TablesEphemeral SESSIONS#*",
    "dynamodb:GetItem TablesAccounts",
    "dynamodb:GetItem TablesEphemeral SESSIONS#*",
    "dynamodb:UpdateItem TablesAccounts accountId,profile,writtenBy,termsVersion,termsSha256,termsAcceptedAt,termsHistory ALL_NEW",
    "dynamodb:UpdateItem TablesEphemeral SESSIONS#*",
    "kms:Decrypt TablesAccountsKey",
  ],
};

describe("the role of", () => {
  it.each(functionsOf(template).map(([entry]) => entry))("%s may do exactly this", (entry) => {
    expect(permissions(entry)).toEqual(allowed[entry]);
  });
});
