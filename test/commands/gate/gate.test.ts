/** No deployment takes away what holds data without somebody's having said so. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "@jest/globals";
import * as z from "zod";
import {
  type CloudFormationTemplate,
  cloudFormationTemplate,
  lossesOf,
} from "../../../commands/gate/compare.ts";
import { stateful } from "../../../commands/gate/stateful.ts";
import { edgeTemplate, registrationTemplate } from "../../../testing/infrastructure/stacks.ts";
import { projectRoot } from "../../../testing/project-root.ts";

const prod = cloudFormationTemplate.parse(registrationTemplate("prod").toJSON());
const edge = cloudFormationTemplate.parse(edgeTemplate("prod").toJSON());

const copied = (template: CloudFormationTemplate): CloudFormationTemplate =>
  JSON.parse(JSON.stringify(template));

/** Ids of the resources of a type, in the order of the template. */
const idsOf = (type: string, template = prod): readonly string[] =>
  Object.entries(template.Resources).flatMap(([id, each]) => (each.Type === type ? [id] : []));

const one = (type: string): string => idsOf(type)[0] ?? "";

type Change = (resources: CloudFormationTemplate["Resources"]) => void;

/** What is lost from production's template by a change of it. */
function lost(change: Change): readonly string[] {
  const to = copied(prod);
  change(to.Resources);
  return lossesOf(prod, to).map(({ logicalId, what }) => `${logicalId} ${what}`);
}

const setting =
  (id: string, name: string, value: unknown): Change =>
  (resources) => {
    const found = resources[id];
    if (!found) throw new Error(`no ${id}`);
    found.Properties = { ...found.Properties, [name]: value };
  };

const [table, pool, key, bucket, logs, secret, queue, identity, site] = [
  "AWS::DynamoDB::Table",
  "AWS::Cognito::UserPool",
  "AWS::KMS::Key",
  "AWS::S3::Bucket",
  "AWS::Logs::LogGroup",
  "AWS::SecretsManager::Secret",
  "AWS::SQS::Queue",
  "AWS::SES::EmailIdentity",
  "AWS::CloudFront::Distribution",
].map(one) as [string, string, string, string, string, string, string, string, string];

describe("a template", () => {
  it("that is deployed again loses nothing", () => {
    expect(lost(() => {})).toEqual([]);
  });

  it("with other code, other settings of functions and further resources loses nothing", () => {
    const fn = one("AWS::Lambda::Function");
    const changed: Change = (resources) => {
      setting(fn, "MemorySize", 1024)(resources);
      setting(logs, "RetentionInDays", 3653)(resources);
      setting(table, "Tags", [])(resources);
      resources["Another"] = { Type: "AWS::S3::Bucket" };
      delete resources[idsOf("AWS::CloudWatch::Alarm")[0] ?? ""];
    };
    expect(lost(changed)).toEqual([]);
  });

  it.each(Object.keys(stateful))("that lacks a %s is refused", (type) => {
    const ids = [...idsOf(type), ...idsOf(type, edge)];
    expect(ids.length).toBeGreaterThan(0);
    for (const id of idsOf(type))
      expect(lost((resources) => delete resources[id])).toEqual([`${id} is removed`]);
  });

  it.each(Object.keys(stateful))(
    "that gives a %s another id is refused: it would be a new and empty one",
    (type) => {
      const [id] = idsOf(type);
      if (id === undefined) return;
      const moved: Change = (resources) => {
        const found = resources[id];
        if (found) resources["Moved"] = { ...found, Properties: { ...found.Properties, Marked: true } };
        delete resources[id];
      };
      expect(lost(moved)).toEqual([`${id} is removed`]);
    },
  );

  it("that moves a construct is said to", () => {
    const moved: Change = (resources) => {
      const found = resources[table];
      if (found) resources["AccountsRenamed"] = found;
      delete resources[table];
    };
    expect(lost(moved)).toEqual([
      `${table} is removed: AccountsRenamed, a new and empty one, takes its place`,
    ]);
  });

  it.each([
    [
      "a table's name",
      setting(table, "TableName", "accounts"),
      `${table} is replaced by a change of TableName`,
    ],
    [
      "a table's key",
      setting(table, "KeySchema", [{ AttributeName: "id", KeyType: "HASH" }]),
      `${table} is replaced by a change of KeySchema`,
    ],
    [
      "a table's encryption",
      setting(table, "SSESpecification", { SSEEnabled: false }),
      `${table} has a change of SSESpecification, which it cannot bear`,
    ],
    [
      "how users are named",
      setting(pool, "UsernameAttributes", ["phone_number"]),
      `${pool} has a change of UsernameAttributes, which it cannot bear`,
    ],
    [
      "a pool's name",
      setting(pool, "UserPoolName", "other"),
      `${pool} has a change of UserPoolName, which it cannot bear`,
    ],
    [
      "a key's kind",
      setting(key, "KeySpec", "RSA_2048"),
      `${key} has a change of KeySpec, which it cannot bear`,
    ],
    [
      "a bucket's name",
      setting(bucket, "BucketName", "b"),
      `${bucket} is replaced by a change of BucketName`,
    ],
    [
      "a log group's name",
      setting(logs, "LogGroupName", "l"),
      `${logs} is replaced by a change of LogGroupName`,
    ],
    [
      "a secret's rule",
      setting(secret, "GenerateSecretString", {}),
      `${secret} has a change of GenerateSecretString, which it cannot bear`,
    ],
    ["a queue's name", setting(queue, "QueueName", "q"), `${queue} is replaced by a change of QueueName`],
    [
      "the mail domain",
      setting(identity, "EmailIdentity", "e.jp"),
      `${identity} is replaced by a change of EmailIdentity`,
    ],
    [
      "the kind of a resource",
      (resources) => {
        resources[site] = { Type: "AWS::S3::Bucket" };
      },
      `${site} is removed: its logical id is now of a AWS::S3::Bucket`,
    ],
    [
      "a condition",
      (resources) => Object.assign(resources[pool] ?? {}, { Condition: "IsNew" }),
      `${pool} stands under a condition, IsNew, which may remove it`,
    ],
  ] satisfies readonly (readonly [string, Change, string])[])(
    "that changes %s is refused",
    (_, change, sentence) => {
      expect(lost(change)).toEqual([sentence]);
    },
  );

  it("that gives a table's attribute another type is refused, and one with a further attribute is not", () => {
    const definitions = (type: string, ...more: readonly object[]) => [
      { AttributeName: "accountId", AttributeType: type },
      ...more,
    ];
    const accounts = idsOf("AWS::DynamoDB::Table").find((id) => id.includes("Accounts")) ?? "";
    const further = { AttributeName: "city", AttributeType: "S" };
    expect(lost(setting(accounts, "AttributeDefinitions", definitions("N")))).toEqual([
      `${accounts} is replaced by another type of the attribute accountId`,
    ]);
    expect(lost(setting(accounts, "AttributeDefinitions", definitions("S", further)))).toEqual([]);
  });

  it("that takes protection, retention or policies away is refused", () => {
    const accounts = idsOf("AWS::DynamoDB::Table").find((id) => id.includes("Accounts")) ?? "";
    expect(lost(setting(accounts, "DeletionProtectionEnabled", false))).toEqual([
      `${accounts} loses its protection, DeletionProtectionEnabled`,
    ]);
    expect(lost(setting(pool, "DeletionProtection", "INACTIVE"))).toEqual([
      `${pool} loses its protection, DeletionProtection`,
    ]);
    expect(lost(setting(logs, "RetentionInDays", 30))).toEqual([
      expect.stringMatching(/keeps what it has for a shorter time: RetentionInDays \d+ → 30$/),
    ]);
    const unkept: Change = (resources) => Object.assign(resources[pool] ?? {}, { DeletionPolicy: "Delete" });
    expect(lost(unkept)).toEqual([
      expect.stringMatching(/no longer kept .*: DeletionPolicy Retain\w* → Delete$/),
    ]);
  });
});

describe("what is known of the types", () => {
  const entity = z.looseObject({
    cloudFormationType: z.string(),
    properties: z.record(z.string(), z.looseObject({ causesReplacement: z.string().optional() })),
  });
  const database = z.object({ schema: z.looseObject({ resource: z.object({ entities: z.array(entity) }) }) });
  const { entities } = database.parse(
    JSON.parse(
      gunzipSync(readFileSync(join(projectRoot, "node_modules/aws-cdk/db.json.gz"))).toString("utf8"),
    ),
  ).schema.resource;

  it.each(Object.entries(stateful))("is what the CDK's own database says of %s", (type, { replacedBy }) => {
    const properties = entities.find((each) => each.cloudFormationType === type)?.properties ?? {};
    const known = Object.entries(properties).flatMap(([name, { causesReplacement = "no" }]) =>
      causesReplacement === "no" ? [] : [name],
    );
    expect([...replacedBy].sort()).toEqual(known.sort());
  });

  it.each(Object.entries(stateful))(
    "names only properties that a %s has",
    (type, { fixed = [], protectedBy, keptFor = [] }) => {
      const properties = entities.find((each) => each.cloudFormationType === type)?.properties ?? {};
      const named = [...fixed, ...keptFor, ...Object.keys(protectedBy ?? {})];
      expect(named.filter((name) => !(name in properties))).toEqual([]);
    },
  );

  /** Made anew from the template without a loss. */
  const stateless = [
    /^AWS::(ApiGatewayV2|CloudWatch|Events|IAM|Lambda|SNS)::/,
    /^AWS::CloudFront::(CachePolicy|Function|OriginAccessControl|OriginRequestPolicy|ResponseHeadersPolicy)$/,
    /^AWS::Logs::(LogStream|MetricFilter|QueryDefinition|SubscriptionFilter)$/,
    /^AWS::(Cognito::UserPoolClient|KMS::Alias|S3::BucketPolicy|SQS::QueuePolicy)$/,
    /^AWS::SES::(ConfigurationSet|ConfigurationSetEventDestination)$/,
    /^AWS::(KinesisFirehose::DeliveryStream|WAFv2::WebACL|WAFv2::LoggingConfiguration|SecretsManager::ResourcePolicy)$/,
    /^(Custom|AWS::CDK)::/,
  ];

  it("covers every type that a stack has: it holds something, or can be made anew", () => {
    const types = new Set(
      [prod, edge].flatMap(({ Resources }) => Object.values(Resources).map(({ Type }) => Type)),
    );
    const unknown = [...types].filter(
      (type) => !(type in stateful) && !stateless.some((each) => each.test(type)),
    );
    expect(unknown).toEqual([]);
  });
});

describe("npm run gate", () => {
  const folder = mkdtempSync(join(tmpdir(), "gate-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const written = (name: string, content: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
    return path;
  };
  const gate = (...args: readonly string[]) => {
    const ran = spawnSync(process.execPath, ["commands/gate/main.ts", ...args], {
      cwd: projectRoot,
      encoding: "utf8",
    });
    return { status: ran.status, printed: `${ran.stdout}${ran.stderr}` };
  };
  const from = written("from.json", prod);
  const without = copied(prod);
  delete without.Resources[table];
  const to = written("to.json", without);

  it("lets pass what loses nothing", () => {
    expect(gate("--from", from, "--to", from)).toMatchObject({
      status: 0,
      printed: expect.stringContaining("Nothing that holds data"),
    });
  });

  it("stops what loses something, by its name, and lets it pass when that is said to be meant", () => {
    expect(gate("--from", from, "--to", to)).toMatchObject({
      status: 1,
      printed: expect.stringContaining(`REFUSED  ${table} (AWS::DynamoDB::Table) is removed.`),
    });
    expect(gate("--from", from, "--to", to, "--allow", table)).toMatchObject({ status: 0 });
  });

  it("says in a sentence that it was called wrongly", () => {
    expect(gate("--from", from)).toMatchObject({
      status: 2,
      printed: expect.stringContaining("--to is missing"),
    });
    const broken = written("broken.json", "Resources:\n");
    expect(gate("--from", broken, "--to", to)).toMatchObject({
      status: 2,
      printed: expect.stringContaining("is no template in JSON"),
    });
  });
});
