import { standQueue, standSecret, standTable } from "./data-stores.ts";
import {
  standCachePolicy,
  standDistribution,
  standEdgeFunction,
  standOriginAccessControl,
  standResponseHeadersPolicy,
} from "./distributions.ts";
import { standEventRule, standQueuePolicy } from "./event-rules.ts";
import { standEventSourceMapping } from "./event-source-mappings.ts";
import { standFunction, standPermission } from "./functions.ts";
import { standApi, standIntegration, standRoute, standStage } from "./http-apis.ts";
import { standKey, standLogGroup, standManagedPolicy, standPolicy, standRole } from "./identities.ts";
import {
  standConfigurationSet,
  standConfigurationSetEventDestination,
  standEmailIdentity,
  standUserPool,
  standUserPoolClient,
} from "./mail-and-users.ts";
import { noLocalEffect } from "./no-local-effect.ts";
import { standBucket, standBucketDeployment, standBucketPolicy } from "./site-buckets.ts";
import type { Stander } from "./stander.ts";

/** Every type that the local cloud knows how to stand up. */
export const standers: Readonly<Record<string, Stander>> = {
  "AWS::ApiGatewayV2::Api": standApi,
  "AWS::ApiGatewayV2::Integration": standIntegration,
  "AWS::ApiGatewayV2::Route": standRoute,
  "AWS::ApiGatewayV2::Stage": standStage,
  "AWS::CloudFront::CachePolicy": standCachePolicy,
  "AWS::CloudFront::Distribution": standDistribution,
  "AWS::CloudFront::Function": standEdgeFunction,
  "AWS::CloudFront::OriginAccessControl": standOriginAccessControl,
  "AWS::CloudFront::ResponseHeadersPolicy": standResponseHeadersPolicy,
  "AWS::Cognito::UserPool": standUserPool,
  "AWS::Cognito::UserPoolClient": standUserPoolClient,
  "AWS::DynamoDB::Table": standTable,
  "AWS::Events::Rule": standEventRule,
  "AWS::IAM::ManagedPolicy": standManagedPolicy,
  "AWS::IAM::Policy": standPolicy,
  "AWS::IAM::Role": standRole,
  "AWS::KMS::Key": standKey,
  "AWS::Lambda::EventSourceMapping": standEventSourceMapping,
  "AWS::Lambda::Function": standFunction,
  "AWS::Lambda::Permission": standPermission,
  "AWS::Logs::LogGroup": standLogGroup,
  "AWS::S3::Bucket": standBucket,
  "AWS::S3::BucketPolicy": standBucketPolicy,
  "AWS::SES::ConfigurationSet": standConfigurationSet,
  "AWS::SES::ConfigurationSetEventDestination": standConfigurationSetEventDestination,
  "AWS::SES::EmailIdentity": standEmailIdentity,
  "AWS::SQS::Queue": standQueue,
  "AWS::SQS::QueuePolicy": standQueuePolicy,
  "AWS::SecretsManager::Secret": standSecret,
  "Custom::CDKBucketDeployment": standBucketDeployment,
};

/** For a type without local effect: a name and an ARN, in case another resource refers to it. */
export const standNameOnly: Stander = (resource, context) => {
  const service = resource.type.split("::")[1]?.toLowerCase();
  const Arn = `arn:aws:${service}:${context.region}:${context.accountId}:${resource.logicalId}`;
  return { ref: resource.logicalId, attributes: { Arn } };
};

export function standerOf(type: string): Stander | undefined {
  if (Object.hasOwn(standers, type)) return standers[type];
  return Object.hasOwn(noLocalEffect, type) ? standNameOnly : undefined;
}
