import { describe, expect, it } from "@jest/globals";
import { statementsOfRole } from "../../src/iam/policies.ts";
import type { TemplateResource } from "../../src/template/template.ts";
import { aScope, aTemplate } from "../template/a-scope.ts";

const document = (Action: string, Resource: unknown = "*") => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action, Resource }],
});

function setup(role: object, others: Record<string, Partial<TemplateResource>> = {}) {
  const template = aTemplate({ Role: { type: "AWS::IAM::Role", properties: { ...role } }, ...others });
  const scope = aScope(template, {
    Role: { ref: "Stack-Role-1", attributes: {} },
    Table: { ref: "table", attributes: { Arn: "arn:aws:dynamodb:r:a:table/t" } },
  });
  const statements = () => statementsOfRole("Role", template, scope);
  return {
    template,
    scope,
    statements,
    granted: () => statements().map((each) => [each.policyLogicalId, each.actions[0]]),
  };
}

describe("statementsOfRole", () => {
  it("reads inline policies, resolving what they refer to", () => {
    const { statements } = setup({
      Policies: [
        {
          PolicyName: "own",
          PolicyDocument: document("dynamodb:GetItem", { "Fn::GetAtt": ["Table", "Arn"] }),
        },
      ],
    });
    expect(statements()).toMatchObject([
      {
        policyLogicalId: "Role/own",
        actions: ["dynamodb:GetItem"],
        resources: ["arn:aws:dynamodb:r:a:table/t"],
      },
    ]);
  });

  it.each<[string, Partial<TemplateResource>]>([
    [
      "by reference",
      {
        type: "AWS::IAM::Policy",
        properties: { Roles: [{ Ref: "Role" }], PolicyDocument: document("sqs:*") },
      },
    ],
    [
      "by name",
      {
        type: "AWS::IAM::Policy",
        properties: { Roles: ["Stack-Role-1"], PolicyDocument: document("sqs:*") },
      },
    ],
    [
      "as a managed policy",
      {
        type: "AWS::IAM::ManagedPolicy",
        properties: { Roles: [{ Ref: "Role" }], PolicyDocument: document("sqs:*") },
      },
    ],
    [
      "as a role policy",
      {
        type: "AWS::IAM::RolePolicy",
        properties: { RoleName: { Ref: "Role" }, PolicyDocument: document("sqs:*") },
      },
    ],
  ])("reads a policy attached %s", (_, policy) => {
    expect(setup({}, { Policy: policy }).granted()).toEqual([["Policy", "sqs:*"]]);
  });

  it("reads managed policies that the role names, from the template and AWS's own", () => {
    const { granted } = setup(
      {
        ManagedPolicyArns: [
          { Ref: "Own" },
          {
            "Fn::Join": [
              "",
              [
                "arn:",
                { Ref: "AWS::Partition" },
                ":iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
              ],
            ],
          },
          "arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole",
        ],
      },
      { Own: { type: "AWS::IAM::ManagedPolicy", properties: { PolicyDocument: document("ses:SendEmail") } } },
    );
    expect(granted()).toEqual([
      ["Own", "ses:SendEmail"],
      ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole", "logs:CreateLogGroup"],
      ["arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole", "sqs:ReceiveMessage"],
      ["arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole", "logs:CreateLogGroup"],
    ]);
  });

  it.each<[string, unknown]>([
    ["by reference", { Ref: "Other" }],
    ["by name", "Stack-Other-1"],
  ])("leaves out what belongs to other roles %s, without resolving it", (_, role) => {
    const theirs = { Roles: [role], PolicyDocument: document("sqs:*", { Ref: "NotStanding" }) };
    const { granted } = setup({}, { Policy: { type: "AWS::IAM::Policy", properties: theirs } });
    expect(granted()).toEqual([]);
  });

  it("takes no other role's name for that of a role that is still to be provisioned", () => {
    const theirs = { Roles: ["Stack-Role-1"], PolicyDocument: document("sqs:*") };
    const { template } = setup({}, { Policy: { type: "AWS::IAM::Policy", properties: theirs } });
    expect(statementsOfRole("Role", template, aScope(template))).toEqual([]);
  });

  const missing = { Ref: "Missing" };
  const policies = [{ PolicyName: "own", PolicyDocument: document("sqs:*", missing) }];
  it.each<[string, object, object, RegExp]>([
    ["an inline policy", { Policies: policies }, {}, /^Role\.Policies\[0\]\.PolicyDocument/],
    ["a managed policy's ARN", { ManagedPolicyArns: [missing] }, {}, /^Role\.ManagedPolicyArns: Missing/],
    ["a policy's role", {}, { Roles: [{ Ref: 7 }] }, /^Roles: /],
    [
      "an attached policy",
      {},
      { Roles: [{ Ref: "Role" }], PolicyDocument: document("sqs:*", missing) },
      /^Policy\.PolicyDocument\.Statement\[0\]\.Resource/,
    ],
  ])("names the place of %s that refers to nothing", (_, role, properties, place) => {
    const policy = { type: "AWS::IAM::Policy", properties: { ...properties } };
    expect(setup(role, { Policy: policy }).statements).toThrow(
      expect.objectContaining({ name: "TemplateError", message: expect.stringMatching(place) }),
    );
  });

  it.each<[string, object, string]>([
    [
      "an unknown managed policy",
      { ManagedPolicyArns: ["arn:aws:iam::aws:policy/Admin"] },
      "Role: the managed policy arn:aws:iam::aws:policy/Admin is unknown",
    ],
    [
      "a permissions boundary",
      { PermissionsBoundary: "x" },
      "Role: its PermissionsBoundary is unknown to the local cloud",
    ],
    ["a strange inline policy", { Policies: ["x"] }, "Role: one of its Policies is not an object"],
    [
      "a bad inline document",
      { Policies: [{ PolicyName: "own", PolicyDocument: 1 }] },
      "Role/own: the policy document is not an object",
    ],
  ])("refuses %s", (_, role, message) => {
    expect(setup(role).statements).toThrow(message);
  });

  it.each(["Nobody", "Table"])("refuses %s, which is no role", (name) => {
    const { template, scope } = setup({}, { Table: {} });
    expect(() => statementsOfRole(name, template, scope)).toThrow(
      `${name}: is no AWS::IAM::Role of the template`,
    );
  });
});
