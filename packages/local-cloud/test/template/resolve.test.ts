import { describe, expect, it } from "@jest/globals";
import { resolve } from "../../src/template/resolve.ts";
import { aScope, aTemplate } from "./a-scope.ts";

function setup() {
  const template = aTemplate(
    { Queue: {}, Later: { type: "AWS::SNS::Topic" } },
    {
      omitted: new Set(["Dropped"]),
      parameters: new Map<string, string | string[]>([
        ["Stage", "prod"],
        ["Zones", ["a", "c"]],
      ]),
      mappings: { Limits: { prod: { mails: 30, names: ["x", "y"] } } },
      conditions: new Map([
        ["IsProd", true],
        ["IsTest", false],
      ]),
    },
  );
  const queue = { ref: "http://queue", attributes: { Arn: "arn:aws:sqs:q", "Endpoint.Port": "443" } };
  const scope = aScope(template, { Queue: queue });
  return { scope, resolved: (value: unknown) => resolve(value, scope, "Place") };
}

describe("resolve", () => {
  it.each<[string, unknown, unknown]>([
    ["a plain text", "text", "text"],
    ["a number", 3, 3],
    ["a boolean", false, false],
    ["null", null, null],
    ["an object with a key named Ref among others", { Ref: 1, b: 2 }, { Ref: 1, b: 2 }],
    ["an object in a list", [{ a: [{ Ref: "Stage" }] }], [{ a: ["prod"] }]],
    ["Ref of a resource", { Ref: "Queue" }, "http://queue"],
    ["Ref of a parameter", { Ref: "Stage" }, "prod"],
    ["Ref of a list parameter", { Ref: "Zones" }, ["a", "c"]],
    ["the region", { Ref: "AWS::Region" }, "ap-northeast-1"],
    ["the account", { Ref: "AWS::AccountId" }, "000000000000"],
    ["the partition", { Ref: "AWS::Partition" }, "aws"],
    ["the URL suffix", { Ref: "AWS::URLSuffix" }, "amazonaws.com"],
    ["the stack's name", { Ref: "AWS::StackName" }, "Shop"],
    [
      "the stack's id",
      { Ref: "AWS::StackId" },
      "arn:aws:cloudformation:ap-northeast-1:000000000000:stack/Shop/local",
    ],
    ["no value in an object", { a: 1, b: { Ref: "AWS::NoValue" } }, { a: 1 }],
    ["no value in a list", [1, { Ref: "AWS::NoValue" }, 2], [1, 2]],
    ["no value alone", { Ref: "AWS::NoValue" }, undefined],
    ["GetAtt as a list", { "Fn::GetAtt": ["Queue", "Arn"] }, "arn:aws:sqs:q"],
    ["GetAtt with a dotted attribute", { "Fn::GetAtt": ["Queue", "Endpoint.Port"] }, "443"],
    ["GetAtt as a text", { "Fn::GetAtt": "Queue.Endpoint.Port" }, "443"],
    ["Join", { "Fn::Join": [":", ["a", { Ref: "Stage" }, 3]] }, "a:prod:3"],
    ["Join of a list parameter", { "Fn::Join": [",", { Ref: "Zones" }] }, "a,c"],
    ["Join without a delimiter", { "Fn::Join": ["", []] }, ""],
    [
      "Sub with references",
      { "Fn::Sub": `\${AWS::Region}/\${Stage}/\${Queue.Arn}` },
      "ap-northeast-1/prod/arn:aws:sqs:q",
    ],
    ["Sub with a literal", { "Fn::Sub": `\${!Stage} \${Stage}` }, `\${Stage} prod`],
    [
      "Sub with variables",
      { "Fn::Sub": [`\${a}\${Stage}`, { a: { Ref: "Queue" }, Stage: "own" }] },
      "http://queueown",
    ],
    ["Sub whose value holds a replacement pattern", { "Fn::Sub": [`<\${a}>`, { a: "$&$1" }] }, "<$&$1>"],
    ["Select", { "Fn::Select": ["1", { Ref: "Zones" }] }, "c"],
    ["Split", { "Fn::Split": [":", { "Fn::GetAtt": ["Queue", "Arn"] }] }, ["arn", "aws", "sqs", "q"]],
    ["Select of Split", { "Fn::Select": [2, { "Fn::Split": [":", "a:b:c"] }] }, "c"],
    ["FindInMap", { "Fn::FindInMap": ["Limits", { Ref: "Stage" }, "mails"] }, 30],
    ["FindInMap of a list", { "Fn::FindInMap": ["Limits", "prod", "names"] }, ["x", "y"]],
    ["If, taken", { "Fn::If": ["IsProd", "yes", "no"] }, "yes"],
    ["If, not taken", { "Fn::If": ["IsTest", "yes", { Ref: "Stage" }] }, "prod"],
    ["If whose other branch cannot be resolved", { "Fn::If": ["IsTest", { Ref: "Dropped" }, "no"] }, "no"],
    ["If that removes its property", { a: { "Fn::If": ["IsTest", 1, { Ref: "AWS::NoValue" }] } }, {}],
    ["Equals", { "Fn::Equals": [{ Ref: "Stage" }, "prod"] }, true],
    ["Not", { "Fn::Not": [{ Condition: "IsProd" }] }, false],
    ["And", { "Fn::And": [{ Condition: "IsProd" }, { Condition: "IsTest" }] }, false],
    ["Or", { "Fn::Or": [{ Condition: "IsProd" }, { Condition: "IsTest" }] }, true],
    ["Base64 of UTF-8", { "Fn::Base64": "川崎" }, "5bed5bSO"],
  ])("works out %s", (_, value, expected) => {
    expect(setup().resolved(value)).toEqual(expected);
  });

  it.each<[string, unknown, string]>([
    ["an unknown intrinsic", { "Fn::Cidr": [] }, "Place: Fn::Cidr is not known to the local cloud"],
    [
      "an import",
      { a: [{ "Fn::ImportValue": "x" }] },
      "Place.a[0]: Fn::ImportValue is not known to the local cloud",
    ],
    [
      "an intrinsic with a neighbour",
      { "Fn::Join": ["", []], b: 1 },
      "Place: Fn::Join has other keys beside it",
    ],
    [
      "an unknown reference",
      { Ref: "Nobody" },
      "Place: Nobody is no resource, and no parameter that has a value here",
    ],
    ["a resource still to come", { Ref: "Later" }, "Place: Later (AWS::SNS::Topic) is not provisioned yet"],
    ["a resource left out", { Ref: "Dropped" }, "Place: Dropped is left out by its condition"],
    [
      "an unknown pseudo parameter",
      { Ref: "AWS::Moon" },
      "Place: the pseudo parameter AWS::Moon is not known",
    ],
    ["Ref of no name", { Ref: ["a"] }, "Place: Ref is not a text"],
    [
      "an unknown attribute",
      { "Fn::GetAtt": ["Queue", "Nope"] },
      "gives Queue (AWS::SQS::Queue) no attribute Nope",
    ],
    ["an inherited attribute", { "Fn::GetAtt": ["Queue", "constructor"] }, "no attribute constructor"],
    ["GetAtt without an attribute", { "Fn::GetAtt": "Queue" }, "gives Queue (AWS::SQS::Queue) no attribute "],
    ["GetAtt of three", { "Fn::GetAtt": ["a", "b", "c"] }, "Place: Fn::GetAtt takes 2 arguments, not 3"],
    ["Join of an object", { "Fn::Join": ["", [{ a: 1 }]] }, "Place: item 0 of Fn::Join is not a text"],
    ["Join of a text", { "Fn::Join": ["", "abc"] }, "Place: the second argument of Fn::Join is not a list"],
    ["Join without a list", { "Fn::Join": "abc" }, "Place: the argument of Fn::Join is not a list"],
    ["Sub of an unknown name", { "Fn::Sub": `\${Nobody}` }, "Place: Nobody is no resource"],
    ["Sub of a list", { "Fn::Sub": `\${Zones}` }, `Place: \${Zones} of Fn::Sub is not a text`],
    [
      "Sub with strange variables",
      { "Fn::Sub": ["a", []] },
      "Place: the variables of Fn::Sub are not an object",
    ],
    ["Select out of range", { "Fn::Select": [2, ["a", "b"]] }, "Place: Fn::Select has no item 2 among 2"],
    ["Select by a word", { "Fn::Select": ["x", ["a"]] }, "Place: Fn::Select has no item NaN among 1"],
    [
      "FindInMap of nothing",
      { "Fn::FindInMap": ["Limits", "dev", "mails"] },
      "finds nothing under Limits / dev / mails",
    ],
    [
      "FindInMap with a default",
      { "Fn::FindInMap": ["a", "b", "c", {}] },
      "Fn::FindInMap takes 3 arguments, not 4",
    ],
    ["If on an unknown condition", { "Fn::If": ["IsMoon", 1, 2] }, "Place: there is no condition IsMoon"],
    ["Not of a text", { "Fn::Not": ["true"] }, 'Place: "true" is no condition'],
    [
      "And of one",
      { "Fn::And": [{ Condition: "IsProd" }] },
      "Place: Fn::And takes 2 to 10 conditions, not 1",
    ],
    [
      "Equals of lists",
      { "Fn::Equals": [{ Ref: "Zones" }, "a"] },
      "Place: a side of Fn::Equals is not a text",
    ],
    ["Base64 of an object", { "Fn::Base64": {} }, "Place: the text of Fn::Base64 is not a text"],
  ])("refuses %s", (_, value, message) => {
    expect(() => setup().resolved(value)).toThrow(message);
  });

  it("names the stack when no place is given", () => {
    expect(() => resolve({ Ref: "Nobody" }, setup().scope)).toThrow("Shop: Nobody is no resource");
  });
});
