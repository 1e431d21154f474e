/** Two municipalities' production in one AWS account, within what the account has without asking for more. */
import { describe, expect, it } from "@jest/globals";
import type { Template } from "aws-cdk-lib/assertions";
import type { MunicipalityConfig } from "../../lib/config/municipality.ts";
import { configureStage } from "../../lib/config/stages.ts";
import { kawasaki } from "../../testing/infrastructure/kawasaki.ts";
import { aMunicipality } from "../../testing/infrastructure/municipality.ts";
import { everyResource, functionsOf } from "../../testing/infrastructure/resources.ts";
import { edgeTemplate, registrationTemplate } from "../../testing/infrastructure/stacks.ts";

const ofBoth: readonly MunicipalityConfig[] = [kawasaki, aMunicipality()];
const templates = ofBoth.map((each) =>
  registrationTemplate("prod", each, { stackName: `${each.id}-registration-prod` }),
);
const edges = ofBoth.map((each) => edgeTemplate("prod", each));
const resources = [...templates, ...edges].flatMap(everyResource);

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

/**
 * Default quotas per account and region, as AWS's pages of endpoints and quotas give them; of those that were raised
 * over the years the older, lower one.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
 */
const quotas: Readonly<Record<string, number>> = {
  "AWS::ApiGatewayV2::Api": 600,
  "AWS::CloudFront::CachePolicy": 20,
  "AWS::CloudFront::Distribution": 200,
  "AWS::CloudFront::Function": 100,
  "AWS::CloudFront::OriginAccessControl": 100,
  "AWS::CloudFront::OriginRequestPolicy": 20,
  "AWS::CloudFront::ResponseHeadersPolicy": 20,
  "AWS::CloudWatch::Alarm": 5_000,
  "AWS::CloudWatch::Dashboard": 500,
  "AWS::Cognito::UserPool": 1_000,
  "AWS::DynamoDB::Table": 2_500,
  "AWS::Events::Archive": 100,
  "AWS::Events::EventBus": 100,
  "AWS::Events::Rule": 300,
  "AWS::IAM::Role": 1_000,
  "AWS::KMS::Key": 100_000,
  "AWS::KinesisFirehose::DeliveryStream": 50,
  "AWS::Logs::LogGroup": 1_000_000,
  "AWS::Logs::QueryDefinition": 1_000,
  "AWS::S3::Bucket": 100,
  "AWS::SES::ConfigurationSet": 10_000,
  "AWS::SES::EmailIdentity": 10_000,
  "AWS::SNS::Topic": 100_000,
  "AWS::SecretsManager::Secret": 500_000,
  "AWS::WAFv2::WebACL": 100,
};

const withoutQuota = [
  // Counted by what they belong to: a function, a role, a queue, an API, a log group, a bucket.
  /^AWS::(ApiGatewayV2::(?!Api$)|Lambda::|IAM::Policy|SQS::|S3::BucketPolicy|SNS::TopicPolicy)/,
  /^AWS::(Logs::(LogStream|MetricFilter|SubscriptionFilter)|Cognito::UserPoolClient|WAFv2::LoggingConfiguration)$/,
  /^AWS::(SES::ConfigurationSetEventDestination|SNS::Subscription)$/,
  /^Custom::/,
];

describe("two municipalities' production in one account", () => {
  it.each(Object.entries(quotas))("takes no more than a half of its %s", (type, quota) => {
    const count = resources.filter((resource) => resource.type === type).length;
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(quota / 2);
  });

  it("takes nothing whose quota has not been looked at", () => {
    const types = new Set(resources.map(({ type }) => type));
    const unknown = [...types].filter(
      (type) => !(type in quotas) && !withoutQuota.some((pattern) => pattern.test(type)),
    );
    expect(unknown).toEqual([]);
  });

  it("reserves no more concurrency than leaves AWS its hundred, and as much again for whoever else is there", () => {
    expect(sum(templates.map(reservedBy))).toBeLessThanOrEqual(1_000 - 100);
  });

  it("sends no more mails, and asks Cognito for no more, than all of an account may", () => {
    const stages = ofBoth.map((each) => configureStage("prod", each, { release: "1", webPort: 3000 }));
    const perSecond = (route: string) =>
      sum(stages.map(({ routeThrottles }) => routeThrottles[route]?.requestsPerSecond ?? Number.NaN));
    expect(sum(stages.map(({ mailsPerSecond }) => mailsPerSecond))).toBeLessThanOrEqual(14);
    expect(perSecond("POST /api/registrations/{id}/completion")).toBeLessThanOrEqual(50);
    expect(perSecond("POST /api/session")).toBeLessThanOrEqual(120);
    expect(sum(stages.map(({ throttle }) => throttle.requestsPerSecond))).toBeLessThanOrEqual(10_000);
  });

  it("gives no two things one name", () => {
    const names = [...templates, ...edges].map((template) => new Set(fixedNames(template)));
    const [one = new Set(), other = new Set(), oneEdge = new Set(), otherEdge = new Set()] = names;
    expect([...one].filter((name) => other.has(name))).toEqual([]);
    expect([...oneEdge].filter((name) => otherEdge.has(name))).toEqual([]);
  });
});

describe("a production stack", () => {
  it.each(["small", "medium"] as const)("with capacity %s reserves for every function", (capacity) => {
    const template = registrationTemplate("prod", { ...kawasaki, capacity: { prod: capacity } });
    const without = functionsOf(template).filter(
      ([, { properties }]) => properties.ReservedConcurrentExecutions === undefined,
    );
    expect(without.map(([entry]) => entry)).toEqual([]);
    expect(reservedBy(template)).toBeLessThanOrEqual(900);
  });

  it("of a new account, which may run ten functions at a time, reserves none", () => {
    expect(reservedBy(registrationTemplate("prod", { ...kawasaki, capacity: { prod: "new-account" } }))).toBe(
      0,
    );
  });

  it("is well within what one stack may have", () => {
    for (const template of templates) {
      // AWS takes 500; a call with a function of its own takes eight.
      expect(everyResource(template).length).toBeLessThanOrEqual(480);
      expect(Object.keys(template.toJSON()["Outputs"]).length).toBeLessThanOrEqual(150);
      expect(JSON.stringify(template.toJSON()).length).toBeLessThanOrEqual(900_000);
    }
  });
});

function reservedBy(template: Template): number {
  return sum(functionsOf(template).map(([, lambda]) => lambda.properties.ReservedConcurrentExecutions ?? 0));
}

/** Names that must be the only ones of their kind in an account and region. */
function fixedNames(template: Template): string[] {
  const named = everyResource(template).filter(({ type }) => type in quotas);
  return named.flatMap(({ type, properties }) => {
    const own = type.replace(/^.*::(\w+)$/, "$1Name");
    return [properties[own], properties.EmailIdentity].flatMap((name) =>
      typeof name === "string" ? `${type} ${name}` : [],
    );
  });
}
