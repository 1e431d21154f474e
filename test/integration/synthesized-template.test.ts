import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { examineTemplate, type TemplateExamination } from "local-cloud";
import { configureStage } from "../../lib/config/stages.ts";
import { RegistrationStack } from "../../lib/registration-stack.ts";
import { region } from "../../testing/cloud/synthesis-inputs.ts";
import { kawasaki as municipality } from "../../testing/infrastructure/kawasaki.ts";
import { anApp } from "../../testing/infrastructure/stacks.ts";

let folder: string;
let found: TemplateExamination;

beforeAll(() => {
  const app = anApp();
  new RegistrationStack(app, "Registration", {
    stage: configureStage("local", municipality, { release: "1.2.3", webPort: 3000 }),
    municipality,
    env: { region },
  });
  folder = app.synth().directory;
  found = examineTemplate(folder, { region });
});

afterAll(() => rmSync(folder, { recursive: true }));

describe("the template that deploys", () => {
  it("resolves to the last intrinsic, each resource after those it needs", () => {
    expect(Object.keys(found.outputs).length).toBeGreaterThan(10);
    expect(JSON.stringify(found.outputs)).not.toMatch(/Fn::|"Ref"/);
  });

  it("has only resources that the local cloud provisions, or knows to have no local effect", () => {
    expect(found.unknownTypes).toEqual([]);
  });

  it("grants something to every function's role, and only operations whose calls the endpoint can judge", () => {
    expect(found.resources.get("AWS::IAM::Role")).toBeGreaterThanOrEqual(
      found.resources.get("AWS::Lambda::Function") ?? Number.NaN,
    );
    expect(found.emptyRoles).toEqual([]);
    expect(found.uncheckedActions).toEqual([]);
  });

  it("has a folder for the code of every function", () => {
    expect(found.resources.get("AWS::Lambda::Function")).toBeGreaterThan(10);
    expect(found.missingCode).toEqual([]);
  });

  it("gives the endpoint its tables, queues and secrets", () => {
    expect(found.resources.get("AWS::DynamoDB::Table")).toBe(2);
    expect(found.unmatched).toEqual([]);
  });

  it("has no resource policy that would change what its identity policies decide", () => {
    const denial = { Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } };
    // What it denies to everybody else, the only role that is granted it may do.
    const signing = { Effect: "Deny", Action: "kms:Sign", Condition: { ArnNotEquals: expect.anything() } };
    const account = { AWS: "arn:aws:iam::000000000000:root" };
    const ofOwnKey = { Effect: "Allow", Action: "kms:*", Principal: account, Resource: "*" };
    expect(found.callerStatements.length).toBeGreaterThan(5);
    for (const statement of found.callerStatements) {
      const text = JSON.stringify(statement);
      const expected = text.includes("kms:*") ? ofOwnKey : text.includes("kms:Sign") ? signing : denial;
      expect(statement).toMatchObject(expected);
    }
  });
});
