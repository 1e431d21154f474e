import { existsSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { configureStage } from "../../../lib/config/stages.ts";
import { RegistrationStack } from "../../../lib/registration-stack.ts";
import { isServiceName } from "../../../local/aws-front/services.ts";
import { knownResources } from "../../../local/iam/known-resources.ts";
import { statementsOfRole } from "../../../local/iam/policies.ts";
import { knowsOperation } from "../../../local/iam/request-actions.ts";
import { type LoadedTemplate, loadTemplate } from "../../../local/template/load-template.ts";
import { inDependencyOrder } from "../../../local/template/order.ts";
import { type PhysicalResource, resolve } from "../../../local/template/resolve.ts";
import { municipality } from "../../../municipalities/kawasaki/config.ts";
import { anApp } from "../../lib/support/stacks.ts";
import { aScope } from "./a-scope.ts";

let folder: string;
let template: LoadedTemplate;

beforeAll(() => {
  const app = anApp();
  new RegistrationStack(app, "Registration", {
    stage: configureStage("local", municipality, { release: "1.2.3", webPort: 3000 }),
    municipality,
    env: { region: "ap-northeast-1" },
  });
  folder = app.synth().directory;
  template = loadTemplate(folder);
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Stands for any resource: whatever attribute the template asks for is there. */
function anyPhysical(logicalId: string, asked: ReadonlySet<string>): PhysicalResource {
  const arn = `arn:aws:any:ap-northeast-1:000000000000:any:${logicalId}`;
  return { ref: arn, attributes: Object.fromEntries([...asked].map((name) => [name, arn])) };
}

/** Names in second place of every Fn::GetAtt. */
function attributesAskedFor(): Set<string> {
  const text = JSON.stringify([[...template.resources.values()], template.outputs]);
  return new Set([...text.matchAll(/"Fn::GetAtt":\["\w+","([\w.]+)"\]/g)].map(([, name]) => String(name)));
}

/** The scope after every resource has been resolved in turn, as standing the stack up does it. */
function standAll() {
  const asked = attributesAskedFor();
  const physical: Record<string, PhysicalResource> = {};
  for (const { logicalId, properties } of inDependencyOrder(template)) {
    const secretText = ({ id }: { id: string }) => `text of ${id}`;
    resolve(properties, { ...aScope(template, physical), secretText }, logicalId);
    physical[logicalId] = anyPhysical(logicalId, asked);
  }
  return aScope(template, physical);
}

const ofType = (type: string) =>
  [...template.resources.values()].filter((resource) => resource.type === type);

describe("the template that deploys", () => {
  it("resolves to the last intrinsic, each resource after those it needs", () => {
    const scope = standAll();
    expect(scope.physical.size).toBe(template.resources.size);
    const outputs = JSON.stringify(resolve(template.outputs, scope));
    expect(outputs).not.toMatch(/Fn::|"Ref"/);
  });

  it("has statements for every function's role, and nothing in them that the evaluation does not know", () => {
    const scope = standAll();
    const roles = ofType("AWS::IAM::Role").map(({ logicalId }) =>
      statementsOfRole(logicalId, template, scope),
    );
    expect(roles.length).toBeGreaterThanOrEqual(ofType("AWS::Lambda::Function").length);
    for (const statements of roles) expect(statements).not.toEqual([]);
  });

  it("grants of each service only operations whose calls the front can judge", () => {
    const scope = standAll();
    const granted = ofType("AWS::IAM::Role").flatMap(({ logicalId }) =>
      statementsOfRole(logicalId, template, scope).flatMap(({ actions }) => actions),
    );
    const strangers = granted.filter((action) => {
      const [service = "", operation = ""] = action.split(":");
      return isServiceName(service) && !knowsOperation(service, operation);
    });
    expect(strangers).toEqual([]);
  });

  it("has a folder for the code of every function", () => {
    for (const { logicalId, properties } of ofType("AWS::Lambda::Function")) {
      const { S3Key: key } = resolve(properties["Code"], standAll(), logicalId) as { S3Key: string }; // as CDK writes it
      expect(existsSync(template.assetFolder(key))).toBe(true);
    }
  });

  it("tells the front its tables, queues and secrets", () => {
    const scope = standAll();
    const known = knownResources(template, scope);
    const ref = ({ logicalId }: { logicalId: string }) => String(scope.physical.get(logicalId)?.ref);
    const tables = ofType("AWS::DynamoDB::Table").map((table) => known.table(ref(table)));
    expect(tables).toMatchObject([
      { partitionKey: "pk" },
      { partitionKey: "accountId", kmsKeyArn: expect.stringMatching(/^arn:/) },
    ]);
    expect(ofType("AWS::SQS::Queue").map((queue) => known.queue(ref(queue)))).not.toContain(undefined);
    expect(ofType("AWS::SecretsManager::Secret").map((secret) => known.secret(ref(secret)))).not.toContain(
      undefined,
    );
  });

  it("has no resource policy that would change what its identity policies decide", () => {
    const scope = standAll();
    const statementsIn = (type: string, property: string) =>
      ofType(type).flatMap(({ logicalId, properties }) => {
        const document = resolve(properties[property], scope, logicalId) as { Statement: unknown[] }; // as CDK writes it
        return document.Statement;
      });
    const ofServices = (statement: unknown) => JSON.stringify(statement).includes('"Principal":{"Service"');
    const ofCallers = (type: string, property: string) =>
      statementsIn(type, property).filter((statement) => !ofServices(statement));
    for (const statement of ofCallers("AWS::SQS::QueuePolicy", "PolicyDocument")) {
      expect(statement).toMatchObject({
        Effect: "Deny",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      });
    }
    for (const statement of ofCallers("AWS::KMS::Key", "KeyPolicy")) {
      const account = { AWS: "arn:aws:iam::000000000000:root" };
      expect(statement).toMatchObject({
        Effect: "Allow",
        Action: "kms:*",
        Principal: account,
        Resource: "*",
      });
    }
    const others = ["AWS::SecretsManager::ResourcePolicy", "AWS::SES::EmailIdentityPolicy"];
    expect(others.flatMap(ofType)).toEqual([]);
    expect(ofType("AWS::DynamoDB::Table").filter(({ properties }) => "ResourcePolicy" in properties)).toEqual(
      [],
    );
  });
});
