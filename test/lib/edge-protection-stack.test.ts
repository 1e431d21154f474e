import { describe, expect, it } from "@jest/globals";
import { Template } from "aws-cdk-lib/assertions";
import { problem } from "../../contracts/problem.ts";
import { responseHeaders } from "../../functions/http/response-headers.ts";
import { EdgeProtectionStack } from "../../lib/edge-protection-stack.ts";
import { aMunicipality } from "../../testing/infrastructure/municipality.ts";
import { resourcesOf } from "../../testing/infrastructure/resources.ts";
import { anApp, aStage } from "../../testing/infrastructure/stacks.ts";

function edge(stage: "dev" | "prod" = "prod") {
  const stack = new EdgeProtectionStack(anApp(), "midori-registration-edge", {
    stage: aStage(stage),
    municipality: aMunicipality(),
    requestsPerFiveMinutes: 3_000,
    env: { region: "us-east-1" },
  });
  return Template.fromStack(stack);
}

describe("the web ACL", () => {
  const template = edge();
  const [acl] = resourcesOf(template, "AWS::WAFv2::WebACL");
  if (!acl) throw new Error("no web ACL");
  const rules: readonly { Name: string; Priority: number; Statement: never; Action?: never }[] =
    acl.properties.Rules;

  it("is one for CloudFront, which lets through what no rule stops, and outputs its ARN", () => {
    expect(acl.properties).toMatchObject({ Scope: "CLOUDFRONT", DefaultAction: { Allow: {} } });
    template.hasOutput("WebAclArn", { Value: { "Fn::GetAtt": [acl.logicalId, "Arn"] } });
  });

  it("counts requests first, then applies AWS's rules as they are", () => {
    expect(rules.map(({ Name, Priority }) => [Priority, Name])).toEqual([
      [0, "rate-per-client"],
      [1, "AWSManagedRulesAmazonIpReputationList"],
      [2, "AWSManagedRulesKnownBadInputsRuleSet"],
      [3, "AWSManagedRulesCommonRuleSet"],
    ]);
    for (const rule of rules.slice(1)) expect(rule).toMatchObject({ OverrideAction: { None: {} } });
  });

  it("refuses a client for five minutes when it asks too often, as the API would", () => {
    const { CustomResponseBodies } = acl.properties;
    expect(rules[0]).toMatchObject({
      Statement: { RateBasedStatement: { AggregateKeyType: "IP", EvaluationWindowSec: 300, Limit: 3_000 } },
    });
    const { CustomResponse } = acl.properties.Rules[0].Action.Block;
    const body = problem.parse(
      JSON.parse(CustomResponseBodies[CustomResponse.CustomResponseBodyKey].Content),
    );
    expect(body).toMatchObject({ status: 429, code: "too-many-requests", errors: [] });
    expect(CustomResponse.ResponseCode).toBe(429);
    const headers = CustomResponse.ResponseHeaders.map((header: { Name: string; Value: string }) => [
      header.Name,
      header.Value,
    ]);
    expect(Object.fromEntries(headers)).toEqual({ ...responseHeaders, "retry-after": "300" });
  });

  it("stops no form for what a password looks like, nor for its size", () => {
    const overridden = JSON.stringify(rules).match(/"Name":"\w+_BODY"/g);
    const { RuleActionOverrides } = acl.properties.Rules[3].Statement.ManagedRuleGroupStatement;
    expect(RuleActionOverrides.length).toBe(overridden?.length);
    for (const override of RuleActionOverrides)
      expect(override).toEqual({ Name: expect.stringMatching(/_BODY$/), ActionToUse: { Count: {} } });
  });

  it("shows nobody a cookie: neither in its log nor by samples", () => {
    const [logging] = resourcesOf(template, "AWS::WAFv2::LoggingConfiguration");
    expect(logging?.properties.RedactedFields).toEqual([
      { SingleHeader: { Name: "cookie" } },
      { SingleHeader: { Name: "authorization" } },
    ]);
    const visibilities = JSON.stringify(acl.properties).match(/"SampledRequestsEnabled":\w+/g) ?? [];
    expect(visibilities).toHaveLength(5);
    expect(new Set(visibilities)).toEqual(new Set(['"SampledRequestsEnabled":false']));
  });

  it("logs what it stopped or would have, where WAF may write, for as long as the stage keeps logs", () => {
    const [logging] = resourcesOf(template, "AWS::WAFv2::LoggingConfiguration");
    expect(logging?.properties.LoggingFilter).toMatchObject({ DefaultBehavior: "DROP" });
    expect(JSON.stringify(logging?.properties.LogDestinationConfigs)).not.toContain(":*");
    const [logGroup] = resourcesOf(template, "AWS::Logs::LogGroup");
    expect(logGroup).toMatchObject({
      properties: { RetentionInDays: 400 },
      deletionPolicy: "RetainExceptOnCreate",
    });
    expect(JSON.stringify(logGroup?.properties.LogGroupName)).toMatch(
      /^\{"Fn::Join":\["",\["aws-waf-logs-midori-registration-edge-",/,
    );
    template.hasOutput("WebAclLogGroupName", { Value: { Ref: logGroup?.logicalId } });
  });

  it("in development goes with its stack", () => {
    edge("dev").hasResource("AWS::Logs::LogGroup", { DeletionPolicy: "Delete" });
  });
});
