import { describe, expect, it } from "@jest/globals";
import { resolve } from "../../src/template/resolve.ts";
import { aScope, aTemplate } from "./a-scope.ts";

const arn = "arn:aws:secretsmanager:ap-northeast-1:000000000000:secret:Proof-1a2b3c";
const template = aTemplate({ Proof: { type: "AWS::SecretsManager::Secret" } });

/** Names, stages and versions as they are asked for; `secret` holds JSON. */
const scope = {
  ...aScope(template, { Proof: { ref: arn, attributes: {} } }),
  secretText: ({
    id,
    versionStage,
    versionId,
  }: {
    id: string;
    versionStage?: string;
    versionId?: string;
  }) => {
    if (id === "gone") throw new Error("there is no secret gone");
    if (id === "json") return '{"user":"u","port":5432,"deep":{}}';
    if (id === "nested") return "{{resolve:secretsmanager:json}}";
    return [id, versionStage, versionId].filter(Boolean).join("/");
  },
};
const resolved = (value: unknown, within = scope) => resolve(value, within, "Place");

describe("a dynamic reference", () => {
  it.each<[string, unknown, unknown]>([
    ["by name", "{{resolve:secretsmanager:proof}}", "proof"],
    ["with SecretString", "{{resolve:secretsmanager:proof:SecretString}}", "proof"],
    ["as the CDK writes it", "{{resolve:secretsmanager:proof:SecretString:::}}", "proof"],
    ["to an ARN", `{{resolve:secretsmanager:${arn}:SecretString:::}}`, arn],
    ["to an ARN alone", `{{resolve:secretsmanager:${arn}}}`, arn],
    ["to a member", "{{resolve:secretsmanager:json:SecretString:user}}", "u"],
    ["to a number", "{{resolve:secretsmanager:json:SecretString:port::}}", "5432"],
    ["to a stage", "{{resolve:secretsmanager:proof:SecretString::AWSPREVIOUS}}", "proof/AWSPREVIOUS"],
    ["to a version", "{{resolve:secretsmanager:proof:SecretString:::0123}}", "proof/0123"],
    ["in a longer text", "a {{resolve:secretsmanager:b}} {{resolve:secretsmanager:c}}.", "a b c."],
    [
      "that Join puts together",
      { "Fn::Join": ["", ["{{resolve:secretsmanager:", { Ref: "Proof" }, ":SecretString:::}}"]] },
      arn,
    ],
    [
      "deep in a property",
      { Origins: [{ Value: "{{resolve:secretsmanager:proof}}" }] },
      { Origins: [{ Value: "proof" }] },
    ],
    [
      "whose secret looks like another",
      "{{resolve:secretsmanager:nested}}",
      "{{resolve:secretsmanager:json}}",
    ],
  ])("%s is replaced by what the secret holds", (_, value, expected) => {
    expect(resolved(value)).toEqual(expected);
  });

  it.each([
    ["to another store", "{{resolve:ssm:/a}}", "{{resolve:ssm:/a}} is not known to the local cloud"],
    ["to another kind of value", "{{resolve:secretsmanager:a:SecretBinary}}", "is not known"],
    ["with too many parts", "{{resolve:secretsmanager:a:SecretString:b:c:d:e}}", "is not known"],
    ["to a secret that is not there", "{{resolve:secretsmanager:gone}}", "there is no secret gone"],
    ["to a missing member", "{{resolve:secretsmanager:json:SecretString:pass}}", "has no member pass"],
    ["to an inherited member", "{{resolve:secretsmanager:json:SecretString:constructor}}", "has no member"],
    [
      "to a member that is no text",
      "{{resolve:secretsmanager:json:SecretString:deep}}",
      "has no member deep",
    ],
    ["to a member of a text", "{{resolve:secretsmanager:proof:SecretString:user}}", "is no JSON object"],
  ])("%s is refused by its place", (_, text, message) => {
    expect(() => resolved({ a: [text] })).toThrow("Place.a[0]: the dynamic reference");
    expect(() => resolved({ a: [text] })).toThrow(message);
  });

  it("is refused where CloudFormation resolves none", () => {
    const { secretText: _, ...without } = scope;
    expect(() => resolve("{{resolve:secretsmanager:a}}", without)).toThrow("is not known");
  });

  it("never shows what a broken secret holds", () => {
    const broken = { ...scope, secretText: () => "s3cret {" };
    const message = () => resolved("{{resolve:secretsmanager:a:SecretString:b}}", broken);
    expect(message).toThrow("is no JSON object");
    expect(message).not.toThrow("s3cret");
  });
});
