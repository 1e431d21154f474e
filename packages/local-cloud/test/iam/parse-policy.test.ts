import { describe, expect, it } from "@jest/globals";
import { parsePolicy } from "../../src/iam/parse-policy.ts";

const allow = { Effect: "Allow", Action: "sqs:SendMessage", Resource: "*" };

const parsed = (statement: unknown, Version: unknown = "2012-10-17") =>
  parsePolicy({ Version, Statement: statement }, "P");

describe("parsePolicy", () => {
  it("reads texts and lists alike", () => {
    const statement = {
      policyLogicalId: "P",
      effect: "Allow",
      actions: ["sqs:SendMessage"],
      notActions: [],
      resources: ["*"],
      notResources: [],
      conditions: [],
    };
    expect(parsed(allow)).toEqual([statement]);
    expect(parsed([{ ...allow, Sid: "Send", Action: ["sqs:SendMessage"], Resource: ["*"] }])).toEqual([
      statement,
    ]);
  });

  it("reads what a statement does not cover", () => {
    expect(parsed({ Effect: "Deny", NotAction: ["sqs:*"], NotResource: "arn:aws:sqs:*" })).toMatchObject([
      { effect: "Deny", actions: [], notActions: ["sqs:*"], resources: [], notResources: ["arn:aws:sqs:*"] },
    ]);
  });

  it("reads a resource that is a whole service", () => {
    expect(parsed({ ...allow, Resource: "arn:aws:sqs" })).toMatchObject([{ resources: ["arn:aws:sqs"] }]);
  });

  it("reads conditions with their qualifiers", () => {
    const Condition = {
      "ForAllValues:StringLike": { "dynamodb:leadingkeys": ["A#*"] },
      ArnLikeIfExists: { "aws:PrincipalArn": "arn:aws:iam::*:role/r" },
    };
    expect(parsed({ ...allow, Condition })[0]?.conditions).toEqual([
      {
        qualifier: "ForAllValues",
        operator: "StringLike",
        ifExists: false,
        key: "dynamodb:LeadingKeys",
        values: ["A#*"],
      },
      {
        qualifier: undefined,
        operator: "ArnLike",
        ifExists: true,
        key: "aws:PrincipalArn",
        values: ["arn:aws:iam::*:role/r"],
      },
    ]);
  });

  const under = (Condition: unknown) => ({ ...allow, Condition });
  it.each<[string, unknown, string]>([
    ["a statement that is no object", "x", "P statement 0: is not an object"],
    [
      "a principal",
      { ...allow, Principal: "*" },
      "P statement 0: Principal is no element of an identity policy",
    ],
    ["no effect", { Action: "*", Resource: "*" }, "its Effect is neither Allow nor Deny"],
    ["no action", { Effect: "Allow", Resource: "*" }, "it needs Action or NotAction, one of the two"],
    ["both actions", { ...allow, NotAction: "*" }, "it needs Action or NotAction, one of the two"],
    ["no resource", { Effect: "Allow", Action: "*" }, "it needs Resource or NotResource, one of the two"],
    ["an empty list", { ...allow, Resource: [] }, "its Resource is empty"],
    ["an action that is an object", { ...allow, Action: [{}] }, "its Action holds something else than texts"],
    ["an action without a service", { ...allow, Action: "SendMessage" }, "SendMessage is no action"],
    ["an action after a sign", { ...allow, Action: "!sqs:Send" }, "!sqs:Send is no action"],
    ["an action before a sign", { ...allow, Action: "sqs:Send!" }, "sqs:Send! is no action"],
    ["an action with a wildcard service", { ...allow, Action: "*:Send" }, "*:Send is no action"],
    ["a resource that is no ARN", { ...allow, Resource: "mail-queue" }, "mail-queue is no ARN of a service"],
    ["a resource after a sign", { ...allow, Resource: "!arn:aws:sqs:r" }, "!arn:aws:sqs:r is no ARN"],
    [
      "a resource of any service",
      { ...allow, Resource: "arn:aws:*:x" },
      "arn:aws:*:x is no ARN of a service",
    ],
    [
      "a policy variable",
      { ...allow, Resource: `arn:aws:s3:::b/\${aws:username}` },
      `its Resource holds the policy variable \${aws:username}, unknown to the local cloud`,
    ],
    ["a condition that is no object", under([]), "its Condition is not an object"],
    ["an operator without keys", under({ Bool: "x" }), "its condition Bool is not an object"],
    [
      "an unknown operator",
      under({ IpAddress: { "aws:SourceIp": "::1" } }),
      "the condition operator IpAddress is unknown",
    ],
    [
      "an operator behind a line's end",
      under({ "x\nBool": { "aws:SecureTransport": "true" } }),
      "the condition operator x\nBool is unknown",
    ],
    [
      "an unknown qualifier",
      under({ "ForSome:Bool": {}, "ForNone:Bool": { "aws:SourceArn": "x" } }),
      "the condition operator ForNone:Bool is unknown",
    ],
    [
      "a qualified Null",
      under({ "ForAllValues:Null": { "ses:FromAddress": "true" } }),
      "operator ForAllValues:Null is unknown",
    ],
    [
      "NullIfExists",
      under({ NullIfExists: { "ses:FromAddress": "true" } }),
      "operator NullIfExists is unknown",
    ],
    [
      "an inherited operator",
      under({ constructor: { "ses:FromAddress": "true" } }),
      "operator constructor is unknown",
    ],
    [
      "an unknown key",
      under({ StringEquals: { "aws:SourceVpc": "x" } }),
      "the condition key aws:SourceVpc is unknown",
    ],
    [
      "a plain operator on a key of several values",
      under({ StringEquals: { "dynamodb:LeadingKeys": "x" } }),
      "dynamodb:LeadingKeys has several values: StringEquals needs ForAllValues or ForAnyValue",
    ],
    [
      "a Bool that is none",
      under({ Bool: { "aws:SecureTransport": "yes" } }),
      "Bool compares with yes, not true or false",
    ],
    [
      "a Null that is none",
      under({ Null: { "ses:FromAddress": "no" } }),
      "Null compares with no, not true or false",
    ],
    [
      "a policy variable in a condition",
      under({ "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": `\${aws:userid}` } }),
      `its condition ForAllValues:StringEquals holds the policy variable \${aws:userid}`,
    ],
  ])("refuses %s", (_, statement, message) => {
    expect(() => parsed(statement)).toThrow(
      expect.objectContaining({ name: "PolicyError", message: expect.stringContaining(message) }),
    );
  });

  it.each([undefined, "2008-10-17"])("refuses the version %p", (version) => {
    expect(() => parsePolicy({ Version: version, Statement: allow }, "P")).toThrow(
      "P: its Version is not 2012-10-17",
    );
  });

  it("refuses a document that is no object", () => {
    expect(() => parsePolicy([], "P")).toThrow("P: the policy document is not an object");
  });
});
