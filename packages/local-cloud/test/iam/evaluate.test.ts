import { describe, expect, it } from "@jest/globals";
import { evaluate, type RequestContext } from "../../src/iam/evaluate.ts";
import { parsePolicy } from "../../src/iam/parse-policy.ts";
import { aStatement } from "./a-statement.ts";

const request = (context: RequestContext = {}) => ({
  action: "dynamodb:GetItem",
  resource: "arn:aws:dynamodb:ap-northeast-1:000000000000:table/t",
  context,
});

describe("evaluate", () => {
  it("denies what no statement speaks of", () => {
    expect(evaluate([], request())).toEqual({ allowed: false });
    expect(evaluate([aStatement({ actions: ["sqs:*"] })], request())).toEqual({ allowed: false });
    expect(evaluate([aStatement({ resources: ["arn:aws:sqs:*"] })], request())).toEqual({ allowed: false });
  });

  it("names the first statement that allows", () => {
    const first = aStatement({ actions: ["dynamodb:GetItem"] });
    expect(evaluate([aStatement({ actions: ["sqs:*"] }), first, aStatement()], request())).toEqual({
      allowed: true,
      by: first,
    });
  });

  it("lets an explicit deny win, wherever it stands", () => {
    const deny = aStatement({ effect: "Deny", actions: ["dynamodb:*"] });
    expect(evaluate([aStatement(), deny], request())).toEqual({ allowed: false, by: deny });
    expect(evaluate([deny, aStatement()], request()).allowed).toBe(false);
    expect(
      evaluate([aStatement({ effect: "Deny", actions: ["sqs:*"] }), aStatement()], request()).allowed,
    ).toBe(true);
  });

  it.each<[string, object, boolean]>([
    ["one action of several", { actions: ["sqs:*", "dynamodb:GetItem"] }, true],
    ["one resource of several", { resources: ["arn:aws:sqs:*", "arn:aws:dynamodb:*"] }, true],
    ["another NotAction", { actions: [], notActions: ["sqs:*"] }, true],
    ["this NotAction", { actions: [], notActions: ["sqs:*", "dynamodb:Get*"] }, false],
    ["another NotResource", { resources: [], notResources: ["arn:aws:sqs:*"] }, true],
    ["this NotResource", { resources: [], notResources: ["arn:aws:dynamodb:*:*:table/t"] }, false],
  ])("with %s", (_, parts, allowed) => {
    expect(evaluate([aStatement(parts)], request()).allowed).toBe(allowed);
  });

  const keys = (...values: string[]) => ({ "dynamodb:LeadingKeys": values });
  const from = (value: string) => ({ "ses:FromAddress": [value] });
  const role = (value: string) => ({ "aws:PrincipalArn": [value] });
  it.each<[string, object, RequestContext, boolean]>([
    ["StringEquals, equal", { StringEquals: { "ses:FromAddress": "a" } }, from("a"), true],
    ["StringEquals, one of several", { StringEquals: { "ses:FromAddress": ["b", "a"] } }, from("a"), true],
    ["StringEquals, other case", { StringEquals: { "ses:FromAddress": "A" } }, from("a"), false],
    [
      "StringEquals with a star, which it takes literally",
      { StringEquals: { "ses:FromAddress": "*" } },
      from("a"),
      false,
    ],
    [
      "attributes, all of them named",
      { "ForAllValues:StringEquals": { "dynamodb:Attributes": ["id", "sentAt"] } },
      { "dynamodb:Attributes": ["id", "sentAt"] },
      true,
    ],
    [
      "attributes, one of them not named",
      { "ForAllValues:StringEquals": { "dynamodb:Attributes": ["id", "sentAt"] } },
      { "dynamodb:Attributes": ["id", "email"] },
      false,
    ],
    [
      "what may be returned, if nothing is asked for",
      { StringEqualsIfExists: { "dynamodb:ReturnValues": ["NONE", "UPDATED_NEW"] } },
      {},
      true,
    ],
    [
      "what may be returned, if all is asked for",
      { StringEqualsIfExists: { "dynamodb:ReturnValues": ["NONE", "UPDATED_NEW"] } },
      { "dynamodb:ReturnValues": ["ALL_NEW"] },
      false,
    ],
    ["StringEquals with a number", { StringEquals: { "ses:FromAddress": 7 } }, from("7"), true],
    ["StringEquals, absent", { StringEquals: { "ses:FromAddress": "a" } }, {}, false],
    ["StringEquals, key in another case", { StringEquals: { "SES:fromaddress": "a" } }, from("a"), true],
    ["StringNotEquals, equal", { StringNotEquals: { "ses:FromAddress": ["b", "a"] } }, from("a"), false],
    ["StringNotEquals, other", { StringNotEquals: { "ses:FromAddress": ["b", "c"] } }, from("a"), true],
    ["StringNotEquals, absent", { StringNotEquals: { "ses:FromAddress": "a" } }, {}, true],
    ["StringEqualsIgnoreCase", { StringEqualsIgnoreCase: { "ses:FromAddress": "A" } }, from("a"), true],
    [
      "StringNotEqualsIgnoreCase",
      { StringNotEqualsIgnoreCase: { "ses:FromAddress": "A" } },
      from("a"),
      false,
    ],
    ["StringLike", { StringLike: { "ses:FromAddress": "*@city.jp" } }, from("x@city.jp"), true],
    ["StringLike, other", { StringLike: { "ses:FromAddress": "*@city.jp" } }, from("x@town.jp"), false],
    ["StringNotLike", { StringNotLike: { "ses:FromAddress": "*@city.jp" } }, from("x@city.jp"), false],
    ["IfExists, absent", { StringEqualsIfExists: { "ses:FromAddress": "a" } }, {}, true],
    ["IfExists, other", { StringEqualsIfExists: { "ses:FromAddress": "a" } }, from("b"), false],
    [
      "ArnEquals with wildcards",
      { ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::*:role/r" } },
      role("arn:aws:iam::0:role/r"),
      true,
    ],
    [
      "ArnLike, other",
      { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } },
      role("arn:aws:iam::0:role/r"),
      false,
    ],
    [
      "ArnNotEquals",
      { ArnNotEquals: { "aws:PrincipalArn": "arn:aws:iam::0:role/r" } },
      role("arn:aws:iam::0:role/r"),
      false,
    ],
    [
      "ArnNotLike",
      { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/*" } },
      role("arn:aws:iam::0:role/r"),
      true,
    ],
    ["Bool", { Bool: { "aws:SecureTransport": true } }, { "aws:SecureTransport": ["true"] }, true],
    ["Bool, other", { Bool: { "aws:SecureTransport": "False" } }, { "aws:SecureTransport": ["true"] }, false],
    ["Null of an absent key", { Null: { "ses:FromAddress": "true" } }, {}, true],
    ["Null of a present key", { Null: { "ses:FromAddress": "true" } }, from("a"), false],
    ["not Null", { Null: { "dynamodb:LeadingKeys": "false" } }, keys("a"), true],
    [
      "ForAllValues, all",
      { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["A#*", "B#*"] } },
      keys("A#1", "B#2"),
      true,
    ],
    [
      "ForAllValues, not all",
      { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": "A#*" } },
      keys("A#1", "B#2"),
      false,
    ],
    ["ForAllValues, absent", { "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": "A" } }, {}, true],
    [
      "ForAllValues negated",
      { "ForAllValues:StringNotEquals": { "dynamodb:LeadingKeys": "A" } },
      keys("B", "A"),
      false,
    ],
    [
      "ForAnyValue, one",
      { "ForAnyValue:StringEquals": { "dynamodb:LeadingKeys": "A" } },
      keys("B", "A"),
      true,
    ],
    ["ForAnyValue, none", { "ForAnyValue:StringEquals": { "dynamodb:LeadingKeys": "A" } }, keys("B"), false],
    [
      "ForAnyValue, absent",
      { "ForAnyValue:StringEqualsIfExists": { "dynamodb:LeadingKeys": "A" } },
      {},
      false,
    ],
    [
      "two conditions, of which one fails",
      { StringEquals: { "ses:FromAddress": "a", "aws:RequestedRegion": "x" } },
      from("a"),
      false,
    ],
  ])("under the condition %s", (_, condition, context, allowed) => {
    const document = {
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Action: "*", Resource: "*", Condition: condition },
    };
    expect(evaluate(parsePolicy(document, "P"), request(context)).allowed).toBe(allowed);
  });
});
