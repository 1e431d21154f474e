/**
 * The types of resources that hold what no deployment brings back, and what a change of a template may not do to them.
 * By AWS's reference of resource types; a test compares the names under `replacedBy` with the database that the CDK's own
 * `diff` uses (@see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/).
 */

export interface Stateful {
  /** What goes with one of them. */
  readonly holds: string;
  /** Properties of which CloudFormation makes a new, empty resource when they change ("Update requires: Replacement"). */
  readonly replacedBy: readonly string[];
  /** Properties that the service refuses to change, or by whose change it loses what it holds, though nothing is replaced. */
  readonly fixed?: readonly string[];
  /** Values that protect what is held: they may be set, not taken away. */
  readonly protectedBy?: Readonly<Record<string, unknown>>;
  /** Numbers of days for which something is kept: they may grow. */
  readonly keptFor?: readonly string[];
}

export const stateful: Readonly<Record<string, Stateful>> = {
  "AWS::DynamoDB::Table": {
    holds: "its items",
    replacedBy: ["TableName", "KeySchema", "ImportSourceSpecification"],
    // A local index is made with its table; another key of encryption must be able to read what is there.
    fixed: ["LocalSecondaryIndexes", "SSESpecification"],
    protectedBy: { DeletionProtectionEnabled: true },
  },
  "AWS::Cognito::UserPool": {
    holds: "its users and their passwords, of which there is no copy",
    replacedBy: [],
    // Cognito refuses another value: the update fails half-way.
    fixed: ["UsernameAttributes", "AliasAttributes", "UsernameConfiguration", "UserPoolName"],
    protectedBy: { DeletionProtection: "ACTIVE" },
  },
  "AWS::KMS::Key": {
    holds: "what alone opens or signs everything under it",
    replacedBy: [],
    // KMS refuses another value whatever the policies of the template.
    fixed: ["KeySpec", "KeyUsage", "MultiRegion", "Origin"],
    protectedBy: { Enabled: true },
  },
  "AWS::S3::Bucket": {
    holds: "its objects",
    replacedBy: ["BucketName", "BucketNamePrefix", "BucketNamespace", "ObjectLockEnabled"],
  },
  "AWS::Logs::LogGroup": {
    holds: "its lines",
    replacedBy: ["LogGroupName"],
    fixed: ["LogGroupClass"],
    keptFor: ["RetentionInDays"],
  },
  "AWS::SecretsManager::Secret": {
    holds: "the key under which addresses, codes and cookies are known",
    replacedBy: ["Name"],
    // A changed rule or text puts a new value in the place of the old one.
    fixed: ["GenerateSecretString", "SecretString"],
  },
  "AWS::SQS::Queue": {
    holds: "messages that are not dealt with, dead letters among them",
    replacedBy: ["QueueName", "FifoQueue"],
    keptFor: ["MessageRetentionPeriod"],
  },
  "AWS::SES::EmailIdentity": {
    holds: "the DKIM records that the domain's DNS has",
    replacedBy: ["EmailIdentity"],
  },
  "AWS::CloudFront::Distribution": {
    holds: "the host name that the site's DNS leads to",
    replacedBy: [],
  },
};
