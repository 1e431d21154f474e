import { describe, expect, it } from "@jest/globals";
import { Match, Template } from "aws-cdk-lib/assertions";
import type { StageConfig } from "../../../lib/config/stage.ts";
import { OriginProof } from "../../../lib/constructs/origin-proof.ts";
import { functionsOf, logicalIdIn, resourcesOf } from "../../../testing/infrastructure/resources.ts";
import { aStack, aStage, registrationTemplate } from "../../../testing/infrastructure/stacks.ts";

const aProof = (originProof: StageConfig["originProof"]) => {
  const stack = aStack();
  const proof = new OriginProof(stack, "Proof", { stage: { ...aStage(), originProof } });
  const template = Template.fromStack(stack);
  const secretIn = (references: unknown) =>
    /"Ref":"(\w+)"/.exec(JSON.stringify(stack.resolve(references)))?.[1] ?? "";
  const numbersIn = (references: unknown) =>
    [...JSON.stringify(references).matchAll(/Secret(\d+)[0-9A-F]{8}"/g)].map(([, number]) => Number(number));
  const together = secretIn(proof.accepted);
  return {
    template,
    sent: numbersIn(stack.resolve(proof.originHeaders))[0] ?? 0,
    together,
    accepted: numbersIn(template.toJSON()["Resources"][together]),
  };
};

describe("CloudFront's proof", () => {
  it("is a secret that Secrets Manager draws, and that stands in no template", () => {
    const { template } = aProof({ sent: 1, alsoTaken: 2 });
    template.resourceCountIs("AWS::SecretsManager::Secret", 3);
    const drawn = { GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true } };
    template.resourcePropertiesCountIs("AWS::SecretsManager::Secret", drawn, 2);
    const [both] = Object.values(
      template.findResources("AWS::SecretsManager::Secret", {
        Properties: { GenerateSecretString: Match.absent() },
      }),
    );
    expect(JSON.stringify(both).match(/\{\{resolve:secretsmanager:/g)).toHaveLength(2);
  });

  it("is rotated in two steps, each of which leaves what was sent before accepted", () => {
    const steps = [
      { sent: 1, alsoTaken: 2 },
      { sent: 2, alsoTaken: 1 },
      { sent: 2, alsoTaken: 3 },
      { sent: 3, alsoTaken: 2 },
    ].map(aProof);
    for (const [at, { sent, accepted }] of steps.entries()) {
      expect(accepted).toContain(sent);
      const before = steps[at - 1];
      if (before)
        expect([accepted.includes(before.sent), before.accepted.includes(sent)]).toEqual([true, true]);
    }
    // While CloudFront changes, the functions stay as they are.
    expect(steps[1]?.accepted).toEqual(steps[0]?.accepted);
    expect(steps.map(({ together }) => together)).toEqual([
      steps[0]?.together,
      steps[0]?.together,
      steps[2]?.together,
      steps[2]?.together,
    ]);
    // A value that changed in a secret would stay unnoticed.
    expect(steps[2]?.together).not.toBe(steps[0]?.together);
  });
});

describe("the stack", () => {
  const template = registrationTemplate("prod");

  it("hands both proofs, in one, to every function behind the API, and to no other", () => {
    const secrets = resourcesOf(template, "AWS::SecretsManager::Secret").filter(({ logicalId }) =>
      logicalId.startsWith("OriginProof"),
    );
    expect(secrets).toHaveLength(3);
    const both = secrets.find(({ properties }) => properties.GenerateSecretString === undefined);
    // The desk's API is not behind CloudFront.
    const handlers = resourcesOf(template, "AWS::ApiGatewayV2::Integration")
      .filter(({ properties }) => !logicalIdIn(properties.ApiId).startsWith("Desk"))
      .map(({ properties }) => logicalIdIn(properties.IntegrationUri));
    for (const [, { logicalId, properties }] of functionsOf(template)) {
      const { ORIGIN_PROOFS: proofs } = properties.Environment.Variables;
      const references = JSON.stringify(proofs ?? "").match(/\{\{resolve:secretsmanager:/g) ?? [];
      expect(references).toHaveLength(handlers.includes(logicalId) ? 1 : 0);
      if (handlers.includes(logicalId)) expect(JSON.stringify(proofs)).toContain(both?.logicalId);
    }
  });

  it("stays within the 60 dynamic references of a template", () => {
    const references = JSON.stringify(template.toJSON()).match(/\{\{resolve:/g) ?? [];
    expect(references.length).toBeGreaterThan(0);
    expect(references.length).toBeLessThanOrEqual(60);
  });

  it.each(["dev", "prod"] as const)("of %s is deployed with a web ACL of us-east-1 only", (stage) => {
    const { Parameters } = registrationTemplate(stage).toJSON();
    const { AllowedPattern, ...parameter } = Parameters.WebAclArn;
    expect(parameter).not.toHaveProperty("Default");
    const isAllowed = (arn: string) => new RegExp(`^(?:${AllowedPattern})$`).test(arn);
    expect(isAllowed("arn:aws:wafv2:us-east-1:123456789012:global/webacl/edge/a1b2")).toBe(true);
    expect(isAllowed("arn:aws:wafv2:ap-northeast-1:123456789012:regional/webacl/edge/a1b2")).toBe(false);
    expect(isAllowed("")).toBe(false);
    const [distribution] = resourcesOf(registrationTemplate(stage), "AWS::CloudFront::Distribution");
    expect(distribution?.properties.DistributionConfig.WebACLId).toEqual({ Ref: "WebAclArn" });
  });

  it("on one machine asks for no web ACL", () => {
    const local = registrationTemplate("local");
    expect(local.toJSON()).not.toHaveProperty("Parameters.WebAclArn");
    const [distribution] = resourcesOf(local, "AWS::CloudFront::Distribution");
    expect(distribution?.properties.DistributionConfig).not.toHaveProperty("WebACLId");
  });
});
