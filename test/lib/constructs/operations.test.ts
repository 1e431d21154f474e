import { describe, expect, it } from "@jest/globals";
import { Template } from "aws-cdk-lib/assertions";
import * as z from "zod";
import { auditEventName } from "../../../contracts/audit.ts";
import { statusQueries } from "../../../lib/config/status-queries.ts";
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

/** A page, and what it shows. */
function page(name: string) {
  const all = resourcesOf(registrationTemplate("prod"), "AWS::CloudWatch::Dashboard");
  const dashboard = all.find(({ properties }) => properties.DashboardName === name);
  const body = JSON.stringify(dashboard?.properties.DashboardBody ?? "").replaceAll('\\"', '"');
  return { all, dashboard, body };
}

/** Events whose metrics it asks for. */
const eventsIn = (body: string) => [...body.matchAll(/"Event","([\w.-]+)"/g)].map(([, name]) => name);

describe("the dashboard", () => {
  const { body } = page("Registration");

  it("shows the way of registrations in its order", () => {
    const steps = ["registration.started", "mail.sent", "code.verified", "registration.completed"];
    const places = steps.map((step) => body.indexOf(`"Event","${step}"`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it("asks for audit events that there are", () => {
    const known: readonly string[] = auditEventName.options;
    expect(eventsIn(body).filter((name) => !known.includes(name ?? ""))).toEqual([]);
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

describe("the page of figures for the city", () => {
  const { all, dashboard, body } = page("Registration-status");

  it("is the only other one, and needs no filter of its own", () => {
    expect(all).toHaveLength(2);
    expect(dashboard).toBeDefined();
    expect(resourcesOf(registrationTemplate("prod"), "AWS::Logs::MetricFilter")).toHaveLength(7);
  });

  it("shows the steps of a registration and what comes later, in Japanese", () => {
    const steps = ["registration.started", "code.issued", "code.verified", "registration.completed"];
    expect(eventsIn(body)).toEqual(expect.arrayContaining(steps));
    for (const label of ["登録の状況", "開始", "完了", "引継ぎ"]) expect(body).toContain(label);
  });

  it("asks the audit trail's log for what no metric has", () => {
    const parts: readonly unknown[] = dashboard?.properties.DashboardBody["Fn::Join"][1];
    const joined = parts
      .map((part) =>
        typeof part === "string" ? part : (z.object({ Ref: z.string() }).safeParse(part).data?.Ref ?? ""),
      )
      .join("");
    const widgets: readonly { type: string; properties: { title: string; query: string } }[] =
      JSON.parse(joined).widgets;
    const asked = widgets.flatMap(({ type, properties: { title, query } }) =>
      type === "log" ? [{ name: title, text: query }] : [],
    );
    const known = Object.values(statusQueries).toSorted((one, other) => (one.name < other.name ? -1 : 1));
    expect(asked.map(({ name }) => name).toSorted()).toEqual(known.map(({ name }) => name));
    for (const { name, text } of asked) {
      const [source, ...query] = text.split(" | ");
      expect(source).toMatch(/^SOURCE 'AuditTrailLogs\w+'$/);
      expect(query.join(" | ")).toBe(known.find((each) => each.name === name)?.text);
    }
  });
});
