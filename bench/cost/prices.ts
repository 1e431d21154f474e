/**
 * AWS list prices in US dollars, Asia Pacific (Tokyo), without free tiers and volume discounts. Written down on
 * 2026-11-22 from what was known of the price pages then, which could not be opened while this was written: compare them
 * before a budget depends on them. Those of DynamoDB are 1.144 times, that of API Gateway 1.29 times what public pages
 * give for US East.
 */
const perMillion = (dollars: number) => dollars / 1_000_000;

export const prices = {
  asOf: "2026-11-22",
  /** https://aws.amazon.com/api-gateway/pricing/ (HTTP APIs, in pieces of 512 KB) */
  apiRequest: perMillion(1.29),
  /** https://aws.amazon.com/lambda/pricing/ (arm64) */
  lambdaInvocation: perMillion(0.2),
  lambdaGigabyteSecond: 0.0000133334,
  /** https://aws.amazon.com/dynamodb/pricing/on-demand/ */
  dynamoWriteUnit: perMillion(0.715),
  dynamoReadUnit: perMillion(0.1425),
  /** https://aws.amazon.com/sqs/pricing/ (standard queues, in pieces of 64 KB) */
  sqsRequest: perMillion(0.4),
  /** https://aws.amazon.com/cloudwatch/pricing/ (custom logs, ingested) */
  logsGigabyte: 0.76,
  /** https://aws.amazon.com/waf/pricing/ */
  wafRequest: perMillion(0.6),
  /** https://aws.amazon.com/cloudfront/pricing/ (Japan) */
  cloudFrontRequest: 0.012 / 10_000,
  cloudFrontGigabyte: 0.114,
  /** https://aws.amazon.com/kms/pricing/ */
  kmsRequest: 0.03 / 10_000,
  /** https://aws.amazon.com/xray/pricing/ */
  xrayTrace: perMillion(5),
  /** https://aws.amazon.com/ses/pricing/ */
  mail: 0.1 / 1000,
  /** https://aws.amazon.com/cognito/pricing/ (Lite, each user who is active in a month) */
  cognitoActiveUser: 0.0055,
} as const;

/** By the month, whether anybody comes or not. */
export const fixedPrices = {
  /** https://aws.amazon.com/cloudwatch/pricing/ (each metric of an alarm, standard resolution) */
  alarmMetric: 0.1,
  dashboard: 3,
  /** https://aws.amazon.com/kms/pricing/ */
  key: 1,
  /** https://aws.amazon.com/secrets-manager/pricing/ */
  secret: 0.4,
  /** https://aws.amazon.com/waf/pricing/ */
  webAcl: 5,
  webAclRule: 1,
  sqsRequest: prices.sqsRequest,
  /** https://aws.amazon.com/dynamodb/pricing/on-demand/ (storage, and as much again for recovery to a point in time) */
  tableGigabyte: 0.285 + 0.228,
  /** https://aws.amazon.com/cloudwatch/pricing/ and https://aws.amazon.com/s3/pricing/ (lines kept, and their archive) */
  logGigabyte: 0.033 + 0.025,
} as const;
