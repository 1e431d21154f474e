import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { provision } from "../../src/resources/provision.ts";
import type { TemplateResource } from "../../src/template/template.ts";
import { aTemplate } from "../template/a-scope.ts";
import { aContext } from "./a-context.ts";

let given: ReturnType<typeof aContext>;
beforeEach(() => {
  given = aContext();
});
afterEach(() => given.remove());

const queue = { type: "AWS::SQS::Queue", properties: { QueueName: "feedback" } };
const target = {
  Id: "Target0",
  Arn: { "Fn::GetAtt": ["Queue", "Arn"] },
  InputTransformer: { InputPathsMap: { id: "$.id" }, InputTemplate: '{"id":<id>}' },
};
const rule = (special: object = {}) => ({
  type: "AWS::Events::Rule",
  properties: { EventPattern: { source: ["aws.ses"] }, Targets: [target], ...special },
});
const bus = { type: "AWS::Events::EventBus", properties: { Name: "orders" } };
const up = (resources: Record<string, Partial<TemplateResource>>) =>
  provision(aTemplate({ Queue: queue, ...resources }), given.context);

describe("a rule", () => {
  it("stands under its ARN, with its pattern and what its targets are sent", async () => {
    const { physical } = await up({ Rule: rule() });
    const arn = "arn:aws:events:ap-northeast-1:000000000000:rule/Shop-Rule";
    expect(physical.get("Rule")).toEqual({ ref: "Shop-Rule", attributes: { Arn: arn } });
    const [declared] = given.context.declared.eventRules;
    expect(declared).toMatchObject({ arn, pattern: { source: ["aws.ses"] } });
    expect(declared?.targets[0]?.transform({ id: "1" })).toBe('{"id":"1"}');
  });

  it("of a bus of its own has that bus in its ARN, and may send the event whole", async () => {
    const whole = { EventBusName: { Ref: "Bus" }, Targets: [{ Id: "1", Arn: target.Arn }] };
    const { physical } = await up({ Bus: bus, Rule: rule(whole) });
    expect(physical.get("Bus")).toEqual({
      ref: "orders",
      attributes: { Arn: "arn:aws:events:ap-northeast-1:000000000000:event-bus/orders", Name: "orders" },
    });
    const [declared] = given.context.declared.eventRules;
    const arn = "arn:aws:events:ap-northeast-1:000000000000:rule/orders/Shop-Rule";
    expect(declared).toMatchObject({ arn, busName: "orders" });
    expect(declared?.targets[0]?.transform({ id: "1" })).toBe('{"id":"1"}');
    expect(given.ensured).toContainEqual(["event bus", { name: "orders" }]);
  });

  it("that is disabled sends nothing", async () => {
    await up({ Rule: rule({ State: "DISABLED" }) });
    expect(given.context.declared.eventRules).toEqual([]);
  });

  it.each<[string, object, string]>([
    ["a pattern and a schedule", { ScheduleExpression: "rate(1 day)" }, "either an EventPattern or"],
    ["neither", { EventPattern: undefined }, "either an EventPattern or a ScheduleExpression"],
    [
      "an unknown schedule",
      { EventPattern: undefined, ScheduleExpression: "cron(0 18 L * ? *)" },
      "ScheduleExpression cron(0 18 L * ? *): day of month: L is unknown",
    ],
    [
      "two inputs",
      { Targets: [{ ...target, Input: "{}" }] },
      "the target Target0 has either an Input or an InputTransformer",
    ],
    ["an unknown bus", { EventBusName: "own" }, "no event bus of the template is own"],
    [
      "a schedule on a bus of its own",
      { EventPattern: undefined, ScheduleExpression: "rate(1 day)", EventBusName: { Ref: "Bus" } },
      "a schedule is on the default bus",
    ],
    ["an operator", { EventPattern: { source: [{ prefix: "aws" }] } }, "operator prefix is unknown"],
    [
      "a function as target",
      { Targets: [{ ...target, Arn: "arn:aws:lambda:f" }] },
      "only queues are targets",
    ],
    [
      "a queue of elsewhere",
      { Targets: [{ ...target, Arn: "arn:aws:sqs:r:a:q" }] },
      "no queue of the template",
    ],
    ["a dead-letter queue", { Targets: [{ ...target, DeadLetterConfig: {} }] }, "DeadLetterConfig"],
  ])("with %s is refused by name", async (_case, special, message) => {
    await expect(up({ Bus: bus, Rule: rule(special) })).rejects.toThrow(message);
  });
});

describe("a rule with a schedule", () => {
  const nightly = (special: object = {}) => ({
    type: "AWS::Events::Rule",
    properties: {
      ScheduleExpression: "cron(0 18 * * ? *)",
      Targets: [{ Id: "Target0", Arn: target.Arn, Input: '{"kind":"nightly"}' }],
      ...special,
    },
  });

  it("has a name that can be typed, and sends its constant", async () => {
    const { physical } = await up({ NightlyReportSchedule83B019A4: nightly() });
    const arn = "arn:aws:events:ap-northeast-1:000000000000:rule/nightly-report";
    expect(physical.get("NightlyReportSchedule83B019A4")).toEqual({
      ref: "nightly-report",
      attributes: { Arn: arn },
    });
    const [declared] = given.context.declared.schedules;
    expect(declared).toMatchObject({ name: "nightly-report", arn, expression: "cron(0 18 * * ? *)" });
    expect(declared?.targets[0]?.transform({ id: "1" })).toBe('{"kind":"nightly"}');
    expect(given.context.declared.eventRules).toEqual([]);
  });

  it("that is disabled is never due", async () => {
    await up({ Nightly: nightly({ State: "DISABLED" }) });
    expect(given.context.declared.schedules).toEqual([]);
  });

  it("shares its name with no other", async () => {
    const both = up({ Nightly: nightly(), NightlySchedule: nightly() });
    await expect(both).rejects.toThrow('two schedules are called "nightly"');
  });
});

describe("a queue's policy", () => {
  const policy = (...Statement: object[]) => ({
    type: "AWS::SQS::QueuePolicy",
    properties: { Queues: [{ Ref: "Queue" }], PolicyDocument: { Version: "2012-10-17", Statement } },
  });
  const statement = { Effect: "Allow", Action: "sqs:SendMessage", Resource: "*" };

  it("is kept as far as it speaks of EventBridge", async () => {
    await up({
      Policy: policy(
        { ...statement, Principal: { Service: "events.amazonaws.com" } },
        { ...statement, Principal: { Service: "sns.amazonaws.com" } },
        { ...statement, Effect: "Deny", Principal: { AWS: "*" } },
      ),
    });
    const kept = given.context.declared.queuePolicies.get("arn:aws:sqs:r:a:feedback");
    expect(kept?.map(({ effect }) => effect)).toEqual(["Allow", "Deny"]);
  });

  it("whose conditions would have to be guessed is refused", async () => {
    const Condition = { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } };
    const guessed = policy({ ...statement, Principal: { Service: "events.amazonaws.com" }, Condition });
    await expect(up({ Policy: guessed })).rejects.toThrow("IpAddress");
  });
});
