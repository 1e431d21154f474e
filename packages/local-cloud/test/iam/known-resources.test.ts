import { describe, expect, it } from "@jest/globals";
import { knownResources } from "../../src/iam/known-resources.ts";
import type { TemplateResource } from "../../src/template/template.ts";
import { aScope, aTemplate } from "../template/a-scope.ts";

const keyArn = "arn:aws:kms:ap-northeast-1:000000000000:key/k1";
const secretArn = "arn:aws:secretsmanager:ap-northeast-1:000000000000:secret:code/hmac-aB3dE6";

function setup(resources: Record<string, Partial<TemplateResource>>, refs: Record<string, string>) {
  const physical = Object.fromEntries(
    Object.entries(refs).map(([id, ref]) => [id, { ref, attributes: { Arn: keyArn } }]),
  );
  const template = aTemplate(resources);
  return () =>
    knownResources(
      template,
      aScope(template, { Key: { ref: "k1", attributes: { Arn: keyArn } }, ...physical }),
    );
}

const hash = (AttributeName: string) => [
  { AttributeName: "sk", KeyType: "RANGE" },
  { AttributeName, KeyType: "HASH" },
];

describe("knownResources", () => {
  it("knows the keys of tables and their indexes, by the table's physical name", () => {
    const properties = {
      KeySchema: hash("pk"),
      GlobalSecondaryIndexes: [{ IndexName: "byEmail", KeySchema: hash("email") }],
      LocalSecondaryIndexes: [{ IndexName: "byTime", KeySchema: hash("pk") }],
    };
    const known = setup(
      { Table: { type: "AWS::DynamoDB::Table", properties } },
      { Table: "stack-table-1" },
    )();
    expect(known.table("stack-table-1")).toEqual({
      partitionKey: "pk",
      indexPartitionKeys: new Map([
        ["byEmail", "email"],
        ["byTime", "pk"],
      ]),
      kmsKeyArn: undefined,
    });
    expect(known.table("Table")).toBeUndefined();
    expect(known).toMatchObject({ region: "ap-northeast-1", accountId: "000000000000" });
  });

  it.each<[string, unknown, string | undefined]>([
    ["by ARN", { "Fn::GetAtt": ["Key", "Arn"] }, keyArn],
    ["by id", { Ref: "Key" }, keyArn],
    ["by alias", "alias/own", keyArn],
    ["that is AWS's own", "alias/aws/dynamodb", undefined],
  ])("knows the key of a table named %s", (_, KMSMasterKeyId, expected) => {
    const properties = { KeySchema: hash("pk"), SSESpecification: { SSEEnabled: true, KMSMasterKeyId } };
    const alias = { AliasName: "alias/own", TargetKeyId: { Ref: "Key" } };
    const other = { AliasName: "alias/other", TargetKeyId: "k2" };
    const known = setup(
      {
        Stranger: { type: "Custom::Alias", properties: { ...alias, TargetKeyId: "k3" } },
        Other: { type: "AWS::KMS::Alias", properties: other },
        Alias: { type: "AWS::KMS::Alias", properties: alias },
        Table: { type: "AWS::DynamoDB::Table", properties },
      },
      { Table: "t" },
    )();
    expect(known.table("t")?.kmsKeyArn).toBe(expected);
  });

  it("names an alias that the template lacks", () => {
    const properties = { KmsMasterKeyId: "alias/nobody" };
    expect(setup({ Queue: { properties } }, { Queue: "http://x/q" })).toThrow(
      "alias/nobody: the template defines no such alias",
    );
  });

  it("names a table without a partition key", () => {
    for (const KeySchema of [undefined, [null, { AttributeName: "sk", KeyType: "RANGE" }]])
      expect(
        setup({ Table: { type: "AWS::DynamoDB::Table", properties: { KeySchema } } }, { Table: "t" }),
      ).toThrow("KeySchema: a table or index has no HASH key");
  });

  it("knows a queue without a key of its own", () => {
    expect(setup({ Queue: {} }, { Queue: "http://x/q" })().queue("q")).toEqual({ kmsKeyArn: undefined });
  });

  it("knows queues by the name at the end of their URL", () => {
    const properties = { KmsMasterKeyId: { Ref: "Key" } };
    const known = setup({ Queue: { properties } }, { Queue: "http://127.0.0.1:4566/000000000000/mail" })();
    expect(known.queue("mail")).toEqual({ kmsKeyArn: keyArn });
    expect(known.queue("other")).toBeUndefined();
  });

  it.each([secretArn, secretArn.slice(0, -7), "code/hmac"])("knows a secret as %s", (id) => {
    const properties = { KmsKeyId: { Ref: "Key" } };
    const known = setup(
      { Secret: { type: "AWS::SecretsManager::Secret", properties } },
      { Secret: secretArn },
    )();
    expect(known.secret(id)).toEqual({ arn: secretArn, kmsKeyArn: keyArn });
    expect(known.secret("code")).toBeUndefined();
  });

  it("knows sender identities in lower case, and ignores what does not stand", () => {
    const identity = { type: "AWS::SES::EmailIdentity" };
    const known = setup({ Domain: identity, Later: identity }, { Domain: "City.Example.JP" })();
    expect([...known.senderIdentities]).toEqual(["city.example.jp"]);
  });
});
