import { describe, expect, it } from "@jest/globals";
import { Template } from "aws-cdk-lib/assertions";
import { auditEventName } from "../../../contracts/audit.ts";
import { AlarmTopic } from "../../../lib/constructs/alarm-topic.ts";
import { resourcesOf } from "../../../testing/infrastructure/resources.ts";
import { aStack, aStage, registrationTemplate } from "../../../testing/infrastructure/stacks.ts";

describe("the operators' topic", () => {
  it("mails to every address of the stage", () => {
    const stack = aStack();
    const alarmAddresses = ["night@example.jp", "city@example.jp"];
    new AlarmTopic(stack, "Operators", { stage: { ...aStage(), alarmAddresses } });
    const subscriptions = resourcesOf(Template.fromStack(stack), "AWS::SNS::Subscription");
    expect(subscriptions.map(({ properties }) => [properties.Protocol, properties.Endpoint])).toEqual(
      alarmAddresses.map((address) => ["email", address]),
    );
  });
});

describe("the dashboard", () => {
  const [dashboard] = resourcesOf(registrationTemplate("prod"), "AWS::CloudWatch::Dashboard");
  const body = JSON.stringify(dashboard?.properties.DashboardBody).replaceAll('\\"', '"');

  it("is the only one, under the stack's name", () => {
    expect(resourcesOf(registrationTemplate("prod"), "AWS::CloudWatch::Dashboard")).toHaveLength(1);
    expect(dashboard?.properties.DashboardName).toBe("Registration");
  });

  it("shows the way of registrations in its order", () => {
    const steps = ["registration.started", "mail.sent", "code.verified", "registration.completed"];
    const places = steps.map((step) => body.indexOf(`"Event","${step}"`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it("asks for audit events that there are", () => {
    const asked = [...body.matchAll(/"Event","([\w.-]+)"/g)].map(([, name]) => name);
    const known: readonly string[] = auditEventName.options;
    expect(asked.filter((name) => !known.includes(name ?? ""))).toEqual([]);
  });

  it.each([
    "5xx",
    "ApproximateAgeOfOldestMessage",
    "SignUpThrottles",
    "MailLatency",
    "ConsumedWriteCapacityUnits",
  ])("shows %s", (metric) => {
    expect(body).toContain(`"${metric}"`);
  });
});
