import { describe, expect, it } from "@jest/globals";
import { matches, parsePattern } from "../../../src/services/event-bridge/event-pattern.ts";

const event = {
  source: "aws.ses",
  "detail-type": "Email Bounced",
  detail: { mail: { tags: { kind: ["code"], "ses:configuration-set": ["mails"] } } },
};

describe("a pattern", () => {
  it.each<[boolean, string, object]>([
    [true, "a member with one of its values", { source: ["aws.ec2", "aws.ses"] }],
    [true, "every member", { source: ["aws.ses"], "detail-type": ["Email Bounced"] }],
    [true, "a list in the event by one of its values", { detail: { mail: { tags: { kind: ["code"] } } } }],
    [true, "nothing in particular", {}],
    [false, "another value", { source: ["aws.ec2"] }],
    [false, "another letter case", { source: ["AWS.SES"] }],
    [false, "one member, but not another", { source: ["aws.ses"], "detail-type": ["Email Sent"] }],
    [false, "a member that is not there", { region: ["ap-northeast-1"] }],
    [false, "an object where there is none", { source: { name: ["aws.ses"] } }],
    [false, "a text where there is an object", { detail: ["mail"] }],
    [false, "what every object inherits", { constructor: { name: ["Object"] } }],
  ])("matches: %s, if it asks for %s", (expected, _case, pattern) => {
    expect(matches(parsePattern(pattern), event)).toBe(expected);
  });

  it.each<[string, unknown, string]>([
    ["an operator", { source: [{ prefix: "aws." }] }, "EventPattern.source: the operator prefix is unknown"],
    ["a number", { detail: { state: [1] } }, "EventPattern.detail.state: the value 1 is unknown"],
    ["a text without a list", { source: "aws.ses" }, "EventPattern.source is not an object"],
  ])("with %s is refused by name", (_case, pattern, message) => {
    expect(() => parsePattern(pattern)).toThrow(message);
  });
});
