import { provisionQueue, provisionSecret, provisionTable } from "./data-stores.ts";
import { provisionDeliveryStream, provisionSubscriptionFilter } from "./delivery-streams.ts";
import {
  provisionCachePolicy,
  provisionCloudFrontFunction,
  provisionDistribution,
  provisionOriginAccessControl,
  provisionOriginRequestPolicy,
  provisionResponseHeadersPolicy,
} from "./distributions.ts";
import { provisionEventBus, provisionEventRule, provisionQueuePolicy } from "./event-rules.ts";
import { provisionEventSourceMapping } from "./event-source-mappings.ts";
import { provisionFunction, provisionPermission } from "./functions.ts";
import { provisionApi, provisionIntegration, provisionRoute, provisionStage } from "./http-apis.ts";
import {
  provisionKey,
  provisionLogGroup,
  provisionManagedPolicy,
  provisionPolicy,
  provisionRole,
} from "./identities.ts";
import {
  provisionConfigurationSet,
  provisionConfigurationSetEventDestination,
  provisionEmailIdentity,
  provisionUserPool,
  provisionUserPoolClient,
} from "./mail-and-users.ts";
import { noLocalEffect } from "./no-local-effect.ts";
import type { ResourceHandler } from "./resource-handler.ts";
import { provisionBucket, provisionBucketDeployment, provisionBucketPolicy } from "./site-buckets.ts";

/** Every type that the local cloud knows how to provision. */
export const resourceHandlers: Readonly<Record<string, ResourceHandler>> = {
  "AWS::ApiGatewayV2::Api": provisionApi,
  "AWS::ApiGatewayV2::Integration": provisionIntegration,
  "AWS::ApiGatewayV2::Route": provisionRoute,
  "AWS::ApiGatewayV2::Stage": provisionStage,
  "AWS::CloudFront::CachePolicy": provisionCachePolicy,
  "AWS::CloudFront::Distribution": provisionDistribution,
  "AWS::CloudFront::Function": provisionCloudFrontFunction,
  "AWS::CloudFront::OriginAccessControl": provisionOriginAccessControl,
  "AWS::CloudFront::OriginRequestPolicy": provisionOriginRequestPolicy,
  "AWS::CloudFront::ResponseHeadersPolicy": provisionResponseHeadersPolicy,
  "AWS::Cognito::UserPool": provisionUserPool,
  "AWS::Cognito::UserPoolClient": provisionUserPoolClient,
  "AWS::DynamoDB::Table": provisionTable,
  "AWS::Events::EventBus": provisionEventBus,
  "AWS::Events::Rule": provisionEventRule,
  "AWS::IAM::ManagedPolicy": provisionManagedPolicy,
  "AWS::IAM::Policy": provisionPolicy,
  "AWS::IAM::Role": provisionRole,
  "AWS::KMS::Key": provisionKey,
  "AWS::KinesisFirehose::DeliveryStream": provisionDeliveryStream,
  "AWS::Lambda::EventSourceMapping": provisionEventSourceMapping,
  "AWS::Lambda::Function": provisionFunction,
  "AWS::Lambda::Permission": provisionPermission,
  "AWS::Logs::LogGroup": provisionLogGroup,
  "AWS::Logs::SubscriptionFilter": provisionSubscriptionFilter,
  "AWS::S3::Bucket": provisionBucket,
  "AWS::S3::BucketPolicy": provisionBucketPolicy,
  "AWS::SES::ConfigurationSet": provisionConfigurationSet,
  "AWS::SES::ConfigurationSetEventDestination": provisionConfigurationSetEventDestination,
  "AWS::SES::EmailIdentity": provisionEmailIdentity,
  "AWS::SQS::Queue": provisionQueue,
  "AWS::SQS::QueuePolicy": provisionQueuePolicy,
  "AWS::SecretsManager::Secret": provisionSecret,
  "Custom::CDKBucketDeployment": provisionBucketDeployment,
};

/** For a type without local effect: a name and an ARN, in case another resource refers to it. */
export const nameOnly: ResourceHandler = (resource, context) => {
  const service = resource.type.split("::")[1]?.toLowerCase();
  const Arn = `arn:aws:${service}:${context.region}:${context.accountId}:${resource.logicalId}`;
  return { ref: resource.logicalId, attributes: { Arn } };
};

export function resourceHandlerOf(type: string): ResourceHandler | undefined {
  if (Object.hasOwn(resourceHandlers, type)) return resourceHandlers[type];
  return Object.hasOwn(noLocalEffect, type) ? nameOnly : undefined;
}
