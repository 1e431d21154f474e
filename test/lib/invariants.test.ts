/** What must hold for every resource of its kind, whoever adds the next one. */
import { globSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import type * as z from "zod/mini";
import {
  everyResource,
  functionsOf,
  logicalIdIn,
  type Resource,
  resourcesOf,
  type Statement,
  statementsOf,
} from "../../testing/infrastructure/resources.ts";
import { registrationTemplate } from "../../testing/infrastructure/stacks.ts";
import { projectRoot } from "../../testing/project-root.ts";

const template = registrationTemplate("prod");
const functions = functionsOf(template);
/** What a resource's properties refer to. */
const namedIn = (properties: unknown) => {
  const references = JSON.stringify(properties).matchAll(/"(?:Ref":|Fn::GetAtt":\[)"([^"]+)"|\$\{([\w]+)/g);
  return [...references].flatMap(([, name, substituted]) => name ?? substituted ?? []);
};
const of = (type: string) =>
  resourcesOf(template, type).map((each): [string, Resource] => [each.logicalId, each]);

describe("every function", () => {
  it.each(functions)("%s runs on the chosen runtime with JSON logs and a timeout", (name, { properties }) => {
    expect(properties).toMatchObject({
      Runtime: "nodejs24.x",
      Architectures: ["arm64"],
      Handler: "index.handler",
      LoggingConfig: { LogFormat: "JSON", ApplicationLogLevel: "INFO", SystemLogLevel: "INFO" },
    });
    // Nobody waits for the one that adds up months.
    expect(properties.Timeout).toBeLessThanOrEqual(name === "seal-audit" ? 30 : 20);
    expect(properties.TracingConfig).toEqual({ Mode: "Active" });
  });

  it("has a role of its own, and the log group of all", () => {
    const roles = functions.map(([, { properties }]) => logicalIdIn(properties.Role));
    const logGroups = functions.map(([, { properties }]) => logicalIdIn(properties.LoggingConfig.LogGroup));
    expect(new Set(roles).size).toBe(functions.length);
    expect(new Set(logGroups).size).toBe(1);
  });

  it.each(functions)("%s may write to that log group only", (_, lambda) => {
    expect(withAction(lambda, "logs:")).toEqual([
      {
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: [{ "Fn::GetAtt": [logicalIdIn(lambda.properties.LoggingConfig.LogGroup), "Arn"] }],
        condition: undefined,
      },
    ]);
  });

  it.each(functions)("%s has exactly the variables that its schema reads", async (entry, { properties }) => {
    const { environment } = await import(environmentOf(entry));
    // An ES module's exports are untyped when its name is computed.
    const { shape } = environment as z.ZodMiniObject;
    expect(Object.keys(properties.Environment.Variables).sort()).toEqual(Object.keys(shape).sort());
  });
});

describe("the stack", () => {
  it("can be made in some order: nothing needs what needs it", () => {
    let left = everyResource(template).map(({ logicalId, properties, dependsOn }) => ({
      logicalId,
      needs: [...namedIn(properties), ...[dependsOn].flat()],
    }));
    for (let before = Number.POSITIVE_INFINITY; left.length < before; ) {
      before = left.length;
      const waiting = new Set(left.map(({ logicalId }) => logicalId));
      left = left.filter(({ needs }) => needs.some((each) => waiting.has(each)));
    }
    expect(left.map(({ logicalId }) => logicalId)).toEqual([]);
  });
});

describe("every role", () => {
  it.each(of("AWS::IAM::Role"))(
    "%s is a function's, or a service's for this account only",
    (_, { properties }) => {
      const [{ Principal, Condition }, ...more] = properties.AssumeRolePolicyDocument.Statement;
      expect(more).toEqual([]);
      expect(Object.keys(Principal)).toEqual(["Service"]);
      // What AWS documents for Firehose; lib/constructs/audit-archive.ts says why that is enough.
      if (Principal.Service === "firehose.amazonaws.com") expect(Condition).toBeUndefined();
      else if (Principal.Service !== "lambda.amazonaws.com")
        expect(JSON.stringify(Condition)).toMatch(/"aws:Source(Account|Arn)":.*"AWS::AccountId"/);
      const statements = [properties.Policies ?? []].flat().flatMap((each) => each.PolicyDocument.Statement);
      expect(statements.flatMap(({ Action }) => Action).filter((each) => each.includes("*"))).toEqual([]);
    },
  );

  it.each(of("AWS::IAM::Role"))("%s has no managed policy", (_, { properties }) => {
    expect(properties.ManagedPolicyArns).toBeUndefined();
  });

  it.each(functions)("of %s has no wildcard in an action, or as a resource but X-Ray's", (_, lambda) => {
    for (const { actions, resources } of statementsOf(template, lambda)) {
      expect(actions.filter((action) => action.includes("*"))).toEqual([]);
      // X-Ray knows no resources: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
      if (resources.includes("*"))
        expect(actions).toEqual(["xray:PutTelemetryRecords", "xray:PutTraceSegments"]);
    }
  });

  it.each(functions)("of %s reaches the ephemeral table by kind of item only", (_, lambda) => {
    const byKind = {
      "ForAllValues:StringLike": {
        "dynamodb:LeadingKeys": expect.arrayContaining([
          expect.stringMatching(
            /^(REGISTRATION|RESET|EMAIL_CHANGE|REVIVE|SESSIONS|HOLD|LINK|DEVICE|NOTICE|FAILURES|MAILS|LIMIT)#\*$/,
          ),
        ]),
      },
    };
    for (const { actions, resources, condition } of withAction(lambda, "dynamodb:")) {
      // A Scan has no key: what it may read is limited by attributes, see below.
      if (actions.includes("dynamodb:Scan")) continue;
      const isEphemeral = resources.some((resource) => logicalIdIn(resource) === ephemeralTable().logicalId);
      if (isEphemeral) expect(condition).toEqual(byKind);
    }
  });

  it.each(functions)("of %s changes named attributes of accounts only", (_, lambda) => {
    const byAttribute = { "ForAllValues:StringEquals": { "dynamodb:Attributes": expect.any(Array) } };
    for (const { actions, resources, condition } of withAction(lambda, "dynamodb:UpdateItem")) {
      if (resources.every((resource) => logicalIdIn(resource) === ephemeralTable().logicalId)) continue;
      expect(actions).toEqual(["dynamodb:UpdateItem"]);
      expect(condition).toMatchObject(byAttribute);
    }
  });

  it.each(functions)(
    "of %s reaches items by their key, or those of one partition: never by a Scan",
    (name, lambda) => {
      const byKey = ["GetItem", "BatchGetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"].map(
        (name) => `dynamodb:${name}`,
      );
      for (const { actions, resources, condition } of withAction(lambda, "dynamodb:")) {
        // The daily sweep looks at every account and for open claims, and nobody waits for it (docs/adr/0035).
        const scans = actions.includes("dynamodb:Scan");
        if (scans && resources.map(logicalIdIn).includes(ephemeralTable().logicalId))
          expect(condition).toEqual({
            "ForAllValues:StringEquals": {
              "dynamodb:Attributes": ["pk", "sk", "id", "claimedAt", "setAsideAt"],
            },
            StringEquals: { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" },
          });
        if (scans) expect(name).toBe("sweep-accounts");
        if (scans) byKey.push("dynamodb:Scan");
        expect(byKey).toEqual(expect.arrayContaining([...actions]));
        // Several items share a partition in the ephemeral table only: a registration and its code. The index of
        // accounts has keys alone, and the desk alone reads it (docs/adr/0057).
        if (!actions.includes("dynamodb:Query")) continue;
        const isOfIndex = JSON.stringify(resources).includes("/index/ByReceptionNumber");
        if (isOfIndex) expect(name).toMatch(/^desk-(?:look|act)$/);
        else expect(resources.map(logicalIdIn)).toEqual([ephemeralTable().logicalId]);
      }
    },
  );

  it.each(functions)("of %s uses keys through DynamoDB only, or signs", (_, lambda) => {
    for (const { actions, condition } of withAction(lambda, "kms:"))
      expect(condition).toEqual({
        StringEquals: actions.includes("kms:Sign")
          ? { "kms:SigningAlgorithm": "ECDSA_SHA_256" }
          : { "kms:ViaService": "dynamodb.ap-northeast-1.amazonaws.com" },
      });
  });
});

describe("every log group", () => {
  it.each(of("AWS::Logs::LogGroup"))("%s has a retention and outlives the stack", (_, group) => {
    expect(group.properties.RetentionInDays).toBe(400);
    expect(group.deletionPolicy).toBe("RetainExceptOnCreate");
  });
});

describe("every table", () => {
  it.each(of("AWS::DynamoDB::Table"))(
    "%s has no index whose every write would cost again: but of keys that never change",
    (name, { properties }) => {
      const index = {
        IndexName: "ByReceptionNumber",
        KeySchema: [{ AttributeName: "receptionNumber", KeyType: "HASH" }],
        Projection: { ProjectionType: "KEYS_ONLY" },
      };
      expect(properties.GlobalSecondaryIndexes).toEqual(/Accounts/.test(name) ? [index] : undefined);
      expect(properties.LocalSecondaryIndexes).toBeUndefined();
      expect(properties.BillingMode).toBe("PAY_PER_REQUEST");
    },
  );
});

describe("every key", () => {
  const all = of("AWS::KMS::Key");
  const signing = all.filter(([, { properties }]) => properties.KeyUsage === "SIGN_VERIFY");
  const keys = all.filter((each) => !signing.includes(each));

  it.each(signing)("%s signs for one role, and is denied to everybody else", (_, { properties }) => {
    const [account, denial, ...others] = properties.KeyPolicy.Statement;
    expect(JSON.stringify(account.Principal)).toMatch(/"AWS::AccountId"}?,":root"/);
    expect(denial).toMatchObject({
      ...{ Effect: "Deny", Action: "kms:Sign", Principal: { AWS: "*" } },
      Condition: { ArnNotEquals: { "aws:PrincipalArn": expect.anything() } },
    });
    expect(others).toEqual([]);
  });

  it.each(keys)("%s is renewed every year", (_, { properties }) => {
    expect(properties.EnableKeyRotation).toBe(true);
  });

  it.each(keys)(
    "%s is the account's to grant, and a service's under a condition only",
    (_, { properties }) => {
      const [account, ...services] = properties.KeyPolicy.Statement;
      expect(JSON.stringify(account.Principal)).toMatch(/"AWS::AccountId"}?,":root"/);
      for (const { Effect, Principal, Action, Condition } of services) {
        expect({ Effect, kind: Object.keys(Principal) }).toEqual({ Effect: "Allow", kind: ["Service"] });
        expect(Action).not.toContain("kms:*");
        // Alarms name no source to KMS; whose may publish is the topic's to say (lib/constructs/alarm-topic.ts).
        if (Principal.Service !== "cloudwatch.amazonaws.com") expect(Condition).toBeDefined();
      }
    },
  );
});

describe("every queue", () => {
  const queues = of("AWS::SQS::Queue");
  const deadLetterQueues = queues.flatMap(([, { properties }]) =>
    properties.RedrivePolicy ? [logicalIdIn(properties.RedrivePolicy.deadLetterTargetArn)] : [],
  );

  it.each(queues)(
    "%s has a dead-letter queue, or is one that keeps messages 14 days",
    (id, { properties }) => {
      if (properties.RedrivePolicy) expect(properties.RedrivePolicy.maxReceiveCount).toBe(10);
      else {
        expect(deadLetterQueues).toContain(id);
        expect(properties.MessageRetentionPeriod).toBe(14 * 24 * 60 * 60);
      }
    },
  );

  it.each(queues)("%s is encrypted and refuses plain HTTP", (id, { properties }) => {
    expect(properties.SqsManagedSseEnabled).toBe(true);
    const policies = resourcesOf(template, "AWS::SQS::QueuePolicy").filter(
      (policy) => logicalIdIn(policy.properties.Queues) === id,
    );
    const statements = policies.flatMap(({ properties }) => properties.PolicyDocument.Statement);
    expect(statements.filter(({ Effect }) => Effect === "Deny")).toEqual([
      expect.objectContaining({ Condition: { Bool: { "aws:SecureTransport": "false" } } }),
    ]);
    // Functions may send by their roles; a policy lets in nobody but named rules of EventBridge.
    for (const statement of statements.filter(({ Effect }) => Effect !== "Deny"))
      expect(statement).toMatchObject({
        Action: "sqs:SendMessage",
        Principal: { Service: "events.amazonaws.com" },
        Condition: { ArnEquals: { "aws:SourceArn": expect.any(Array) } },
      });
  });
});

describe("every event-source mapping", () => {
  it.each(of("AWS::Lambda::EventSourceMapping"))(
    "%s reports failed messages, without waiting",
    (_, mapping) => {
      const { properties } = mapping;
      expect(properties.FunctionResponseTypes).toEqual(["ReportBatchItemFailures"]);
      expect(properties.MaximumBatchingWindowInSeconds).toBeUndefined();
      expect(properties.BatchSize).toBeLessThanOrEqual(10);

      const consumer = byId("AWS::Lambda::Function", logicalIdIn(properties.FunctionName));
      const queue = byId("AWS::SQS::Queue", logicalIdIn(properties.EventSourceArn));
      expect(queue.properties.VisibilityTimeout).toBe(3 * consumer.properties.Timeout);
    },
  );
});

describe("every route", () => {
  it.each(of("AWS::ApiGatewayV2::Route"))("%s may invoke its function", (_, { properties }) => {
    const integration = byId("AWS::ApiGatewayV2::Integration", logicalIdIn(properties.Target));
    const handler = logicalIdIn(integration.properties.IntegrationUri);
    const permissions = resourcesOf(template, "AWS::Lambda::Permission").filter(
      (permission) =>
        permission.properties.Principal === "apigateway.amazonaws.com" &&
        logicalIdIn(permission.properties.FunctionName) === handler,
    );
    const integrations = resourcesOf(template, "AWS::ApiGatewayV2::Integration").filter(
      (one) => logicalIdIn(one.properties.IntegrationUri) === handler,
    );
    // One for each route that leads to the function, and no other.
    expect(permissions).toHaveLength(integrations.length);
    expect(integration.properties.PayloadFormatVersion).toBe("2.0");
  });
});

describe("every resource of", () => {
  it.each([
    "AWS::Lambda::Function",
    "AWS::IAM::Role",
    "AWS::Logs::LogGroup",
    "AWS::DynamoDB::Table",
    "AWS::KMS::Key",
    "AWS::SQS::Queue",
    "AWS::SecretsManager::Secret",
    "AWS::S3::Bucket",
    "AWS::KinesisFirehose::DeliveryStream",
  ])("%s is tagged with service, municipality and stage", (type) => {
    for (const { properties } of resourcesOf(template, type))
      expect(properties.Tags).toEqual(
        expect.arrayContaining([
          { Key: "municipality", Value: "kawasaki" },
          { Key: "service", Value: "registration" },
          { Key: "stage", Value: "prod" },
        ]),
      );
  });
});

function withAction(lambda: Resource, prefix: string): Statement[] {
  return statementsOf(template, lambda).filter(({ actions }) =>
    actions.some((action) => action.startsWith(prefix)),
  );
}

/** `<entry>.environment.ts`, which stands beside the entry in the folder of its area. */
function environmentOf(entry: string): string {
  const [found, ...more] = globSync(`functions/handlers/*/${entry}.environment.ts`, { cwd: projectRoot });
  if (found === undefined || more.length > 0) throw new Error(`not one environment of ${entry}`);
  return join(projectRoot, found);
}

function byId(type: string, logicalId: string): Resource {
  const found = resourcesOf(template, type).find((resource) => resource.logicalId === logicalId);
  if (!found) throw new Error(`no ${type} ${logicalId}`);
  return found;
}

function ephemeralTable(): Resource {
  const found = resourcesOf(template, "AWS::DynamoDB::Table").find(
    ({ properties }) => properties.TimeToLiveSpecification,
  );
  if (!found) throw new Error("no table with a TTL");
  return found;
}
