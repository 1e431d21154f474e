import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { noLocalEffect } from "../../src/resources/no-local-effect.ts";
import { provision } from "../../src/resources/provision.ts";
import { resourceHandlers } from "../../src/resources/registry.ts";
import type { TemplateResource } from "../../src/template/template.ts";
import { aTemplate } from "../template/a-scope.ts";
import { aContext } from "./a-context.ts";

let given: ReturnType<typeof aContext>;
beforeEach(() => {
  given = aContext();
});
afterEach(() => given.remove());

const up = (resources: Record<string, Partial<TemplateResource>>) =>
  provision(aTemplate(resources), given.context);

const role = { type: "AWS::IAM::Role", properties: { AssumeRolePolicyDocument: {} } };
const work = {
  type: "AWS::Lambda::Function",
  properties: {
    Code: { S3Bucket: "assets", S3Key: "abc.zip" },
    Handler: "index.handler",
    Role: { "Fn::GetAtt": ["Role", "Arn"] },
    Runtime: "nodejs24.x",
    Environment: { Variables: { QUEUE: { Ref: "Mails" } } },
    LoggingConfig: { LogFormat: "JSON", LogGroup: { Ref: "Logs" } },
    Timeout: 20,
    MemorySize: 512,
  },
};

describe("provisioning a template", () => {
  it("resolves what resources refer to, whatever their order", async () => {
    const { physical } = await up({
      PlaceOrderFunction83B019A4: work,
      Mails: { type: "AWS::SQS::Queue" },
      Logs: { type: "AWS::Logs::LogGroup" },
      Role: role,
    });
    const arn = "arn:aws:lambda:ap-northeast-1:000000000000:function:place-order";
    expect(physical.get("PlaceOrderFunction83B019A4")).toEqual({
      ref: "place-order",
      attributes: { Arn: arn },
    });
    expect(given.context.declared.functions).toEqual([
      {
        logicalId: "PlaceOrderFunction83B019A4",
        roleArn: "arn:aws:iam::000000000000:role/Shop-Role",
        settings: {
          name: "place-order",
          arn,
          handler: "index.handler",
          runtime: "nodejs24.x",
          taskRoot: join(given.assets, "abc"),
          timeoutSeconds: 20,
          memoryMb: 512,
          logGroup: "Shop-Logs",
          logFormat: "JSON",
          applicationLogLevel: "INFO",
          systemLogLevel: "INFO",
          tracing: false,
          environment: { QUEUE: "http://127.0.0.1:4566/000000000000/Shop-Mails" },
        },
      },
    ]);
  });

  it("gives the same names at every start", async () => {
    const resources = {
      Api: { type: "AWS::ApiGatewayV2::Api", properties: { ProtocolType: "HTTP" } },
      Key: { type: "AWS::KMS::Key" },
      Accounts: { type: "AWS::DynamoDB::Table" },
      Named: { type: "AWS::SQS::Queue", properties: { QueueName: "mine" } },
    };
    const first = await up(resources);
    const second = await provision(aTemplate(resources), aContext().context);
    expect([...second.physical]).toEqual([...first.physical]);
    expect(first.physical.get("Named")?.ref).toContain("/mine");
    expect(first.physical.get("Accounts")?.ref).toBe("Shop-Accounts");
  });

  it("refuses every unknown type at once, by name, before anything is created", async () => {
    const provisioning = up({
      Mails: {},
      Stream: { type: "AWS::Kinesis::Stream" },
      Machine: { type: "AWS::StepFunctions::StateMachine" },
      Odd: { type: "constructor" },
    });
    await expect(provisioning).rejects.toThrow(
      "does not know AWS::Kinesis::Stream (Stream), AWS::StepFunctions::StateMachine (Machine), constructor (Odd)",
    );
    expect(given.ensured).toEqual([]);
  });

  it("names the resource whose properties it cannot honour", async () => {
    const properties = { ...work.properties, VpcConfig: { SubnetIds: [] }, Runtime: "python3.14" };
    await expect(
      up({ Role: role, Mails: {}, Logs: { type: "AWS::Logs::LogGroup" }, Work: { ...work, properties } }),
    ).rejects.toThrow(
      /^Work \(AWS::Lambda::Function\): .*only Node\.js runs locally.*VpcConfig is not honoured/,
    );
  });

  it("lets a type without local effect be referred to", async () => {
    const { physical } = await up({
      Alarm: { type: "AWS::CloudWatch::Alarm" },
      Mails: { properties: { QueueName: { Ref: "Alarm" } } },
    });
    expect(physical.get("Mails")?.ref).toContain("/Alarm");
  });

  it("has each type either stood up or without effect, with a reason", () => {
    expect(Object.keys(resourceHandlers).filter((type) => type in noLocalEffect)).toEqual([]);
    expect(Object.values(noLocalEffect).every((reason) => reason.length > 10)).toBe(true);
  });
});

describe("the resourceHandlers", () => {
  it("hand names to the services that CloudFormation would have generated", async () => {
    const { physical } = await up({
      Pool: { type: "AWS::Cognito::UserPool" },
      Client: { type: "AWS::Cognito::UserPoolClient", properties: { UserPoolId: { Ref: "Pool" } } },
      Secret: {
        type: "AWS::SecretsManager::Secret",
        properties: { SecretString: { "Fn::GetAtt": ["Client", "ClientSecret"] } },
      },
      Domain: { type: "AWS::SES::EmailIdentity", properties: { EmailIdentity: "example.jp" } },
      Set: { type: "AWS::SES::ConfigurationSet" },
    });
    expect(given.ensured).toEqual([
      ["pool", { UserPoolName: "Shop-Pool" }],
      ["client", { UserPoolId: "pool-1", ClientName: "Shop-Client" }],
      ["secret", { SecretString: "s3cret", Name: "Shop-Secret" }],
      ["identity", { EmailIdentity: "example.jp" }],
      ["configuration set", { Name: "Shop-Set" }],
    ]);
    expect(physical.get("Secret")).toEqual({ ref: "arn:secret", attributes: { Id: "arn:secret" } });
    expect(physical.get("Pool")?.attributes).toMatchObject({
      Arn: "arn:pool",
      ProviderURL: "https://cognito/pool-1",
    });
  });

  it("tie a queue to the function that consumes it", async () => {
    await up({
      Role: role,
      Logs: { type: "AWS::Logs::LogGroup" },
      Dead: {},
      Mails: {
        properties: {
          RedrivePolicy: { deadLetterTargetArn: { "Fn::GetAtt": ["Dead", "Arn"] }, maxReceiveCount: 5 },
        },
      },
      DeliverMailFunction0123ABCD: work,
      Delivery: {
        type: "AWS::Lambda::EventSourceMapping",
        properties: {
          EventSourceArn: { "Fn::GetAtt": ["Mails", "Arn"] },
          FunctionName: { Ref: "DeliverMailFunction0123ABCD" },
          BatchSize: 5,
          FunctionResponseTypes: ["ReportBatchItemFailures"],
        },
      },
    });
    expect(given.context.declared.mappings).toMatchObject([
      {
        functionName: "deliver-mail",
        mapping: { batchSize: 5, windowSeconds: 0, maxConcurrency: 5, reportsItemFailures: true },
      },
    ]);
    expect(given.context.declared.queues[1]).toMatchObject({
      deadLetterArn: "arn:aws:sqs:r:a:Shop-Dead",
    });
  });

  it("build an HTTP API of routes, integrations and a stage", async () => {
    await up({
      Api: { type: "AWS::ApiGatewayV2::Api", properties: { ProtocolType: "HTTP" } },
      Integration: {
        type: "AWS::ApiGatewayV2::Integration",
        properties: {
          ApiId: { Ref: "Api" },
          IntegrationType: "AWS_PROXY",
          IntegrationUri: "arn:f",
          PayloadFormatVersion: "2.0",
        },
      },
      Route: {
        type: "AWS::ApiGatewayV2::Route",
        properties: {
          ApiId: { Ref: "Api" },
          RouteKey: "GET /api/terms",
          Target: { "Fn::Join": ["/", ["integrations", { Ref: "Integration" }]] },
        },
      },
      Stage: {
        type: "AWS::ApiGatewayV2::Stage",
        properties: {
          ApiId: { Ref: "Api" },
          StageName: "$default",
          AutoDeploy: true,
          DefaultRouteSettings: { ThrottlingBurstLimit: 2, ThrottlingRateLimit: 1 },
          AccessLogSettings: { DestinationArn: "arn:logs", Format: "$context.status" },
        },
      },
    });
    const [api] = given.context.declared.apis.values();
    const [[id] = []] = api?.integrations ?? [];
    expect(api?.integrations.get(String(id))).toEqual({ functionArn: "arn:f", timeoutMs: 30_000 });
    expect([...(api?.routes ?? [])]).toEqual([["GET /api/terms", { integrationId: id, needsIam: false }]]);
    expect(api?.stage).toMatchObject({
      stage: "$default",
      throttle: { rate: 1, burst: 2 },
      accessLogFormat: "$context.status",
    });
  });

  it.each([
    ["a route with an authorizer", { AuthorizationType: "JWT" }, "AuthorizationType"],
    ["a route without a function", { Target: "elsewhere" }, "Target"],
  ])("refuse %s", async (_name, properties, named) => {
    const route = { ApiId: { Ref: "Api" }, RouteKey: "GET /x", Target: "integrations/1", ...properties };
    const provisioning = up({
      Api: { type: "AWS::ApiGatewayV2::Api", properties: { ProtocolType: "HTTP" } },
      Route: { type: "AWS::ApiGatewayV2::Route", properties: route },
    });
    await expect(provisioning).rejects.toThrow(named);
  });

  it("refuse two functions of one name", async () => {
    const resources = { Role: role, Mails: {}, Logs: { type: "AWS::Logs::LogGroup" } };
    const provisioning = up({ ...resources, WorkFunction01234567: work, WorkFunction89ABCDEF: work });
    await expect(provisioning).rejects.toThrow('two functions are called "work"');
  });

  it("note a permission under the ARN of its function, and refuse one of none", async () => {
    const permission = {
      type: "AWS::Lambda::Permission",
      properties: {
        Action: "lambda:InvokeFunction",
        FunctionName: { Ref: "WorkFunction01234567" },
        Principal: "apigateway.amazonaws.com",
        SourceArn: "arn:api",
      },
    };
    const resources = { Role: role, Mails: {}, Logs: { type: "AWS::Logs::LogGroup" } };
    await up({ ...resources, WorkFunction01234567: work, Permission: permission });
    expect(given.context.declared.permissions).toEqual([
      {
        action: "lambda:InvokeFunction",
        functionArn: "arn:aws:lambda:ap-northeast-1:000000000000:function:work",
        principal: "apigateway.amazonaws.com",
        sourceArn: "arn:api",
      },
    ]);
    const of = (FunctionName: string) =>
      up({ P: { ...permission, properties: { ...permission.properties, FunctionName } } });
    await expect(of("nobody")).rejects.toThrow("no function of the template is called nobody");
  });

  it("end the search for a package.json above the code", async () => {
    await up({ Role: role, Mails: {}, Logs: { type: "AWS::Logs::LogGroup" }, Work: work });
    const marker = join(given.assets, "package.json");
    expect(existsSync(marker) && readFileSync(marker, "utf8")).toBe("{}\n");
  });
});
