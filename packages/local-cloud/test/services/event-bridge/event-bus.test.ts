import { describe, expect, it } from "@jest/globals";
import { createEventBus, type EventRule } from "../../../src/services/event-bridge/event-bus.ts";
import { parsePattern } from "../../../src/services/event-bridge/event-pattern.ts";
import { parseQueuePolicy } from "../../../src/services/event-bridge/queue-policy.ts";

const queueArn = "arn:aws:sqs:ap-northeast-1:000000000000:feedback";
const arnOf = (name: string) => `arn:aws:events:ap-northeast-1:000000000000:rule/${name}`;

const rule = (name: string, pattern: object): EventRule => ({
  name,
  arn: arnOf(name),
  busName: "default",
  pattern: parsePattern(pattern),
  targets: [{ queueArn, transform: (event) => `${name}: ${String(event["id"])}` }],
});

const denyPlainHttp = {
  Effect: "Deny",
  Principal: { AWS: "*" },
  Action: "sqs:*",
  Resource: queueArn,
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const allow = (special: object = {}) => ({
  Effect: "Allow",
  Principal: { Service: "events.amazonaws.com" },
  Action: "sqs:SendMessage",
  Resource: queueArn,
  Condition: { ArnEquals: { "aws:SourceArn": [arnOf("mails")] } },
  ...special,
});

function setup(statements: object[], rules = [rule("mails", { source: ["aws.ses"] })]) {
  const sent: string[] = [];
  const policies = new Map([
    [queueArn, parseQueuePolicy({ Version: "2012-10-17", Statement: statements }, "Policy")],
  ]);
  const send = async (_: string, body: string) => void sent.push(body);
  return { sent, create: () => createEventBus({ rules, policies, send }) };
}

describe("the event bus", () => {
  it("sends to the target of every rule that matches, what its transformer makes", async () => {
    const other = rule("others", { source: ["aws.ec2"] });
    const also = rule("mails", { id: ["1"] });
    const statements = [denyPlainHttp, allow(), allow({ Condition: {} })];
    const { sent, create } = setup(statements, [rule("mails", { source: ["aws.ses"] }), other, also]);
    await create().publish({ source: "aws.ses", id: "1" });
    expect(sent).toEqual(["mails: 1", "mails: 1"]);
  });

  it("hands an event to the rules of its own bus alone", async () => {
    const own = { ...rule("mails", {}), busName: "orders", targets: [{ queueArn, transform: () => "own" }] };
    const { sent, create } = setup([allow()], [own, rule("mails", {})]);
    await create().publish({ source: "shop", id: "1" }, "orders");
    await create().publish({ source: "shop", id: "2" });
    expect(sent).toEqual(["own", "mails: 2"]);
  });

  it.each<[string, object[]]>([
    ["does not let anybody send", [denyPlainHttp]],
    ["lets another rule send", [allow({ Condition: { ArnEquals: { "aws:SourceArn": arnOf("others") } } })]],
    ["lets another service send", [allow({ Principal: { Service: "sns.amazonaws.com" } })]],
    ["allows something else", [allow({ Action: "sqs:ReceiveMessage" })]],
    ["is of another queue", [allow({ Resource: `${queueArn}-2` })]],
    ["denies what it allows", [allow(), { ...allow(), Effect: "Deny" }]],
  ])("refuses a rule to whose queue's policy applies: it %s", (_case, statements) => {
    expect(setup(statements).create).toThrow("does not let the rule mails send messages");
  });

  it("informs its publisher when a target has not taken the message", async () => {
    const failing = createEventBus({
      rules: [rule("mails", {})],
      policies: new Map([[queueArn, parseQueuePolicy({ Version: "2012-10-17", Statement: [allow()] }, "P")]]),
      send: async () => {
        throw new Error("the queue is away");
      },
    });
    await expect(failing.publish({ source: "aws.ses" })).rejects.toThrow("the queue is away");
  });
});
