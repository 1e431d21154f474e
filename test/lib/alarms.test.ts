/** Whoever is called at night reads one sentence and finds the page that helps. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import {
  functionsOf,
  logicalIdIn,
  type Resource,
  resourcesOf,
} from "../../testing/infrastructure/resources.ts";
import { registrationTemplate } from "../../testing/infrastructure/stacks.ts";

const template = registrationTemplate("prod");
const alarms = resourcesOf(template, "AWS::CloudWatch::Alarm").map((each): [string, Resource] => [
  each.logicalId,
  each,
]);
const runbook = readFileSync(new URL("../../docs/runbook.md", import.meta.url), "utf8");

/** As GitHub makes them of headings. */
const anchors = [...runbook.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, "")
    .replace(/\s/g, "-"),
);

/** Every metric that an alarm looks at. */
const metricsOf = ({ properties }: Resource) =>
  properties.MetricName
    ? [properties]
    : properties.Metrics.flatMap(({ MetricStat }: typeof properties) =>
        MetricStat ? [MetricStat.Metric] : [],
      );

const watched = alarms.flatMap(([, alarm]) => metricsOf(alarm));

const watchedBy = (metricName: string, reference: string) =>
  watched.filter(
    (metric) => metric.MetricName === metricName && JSON.stringify(metric.Dimensions).includes(reference),
  );

describe("every alarm", () => {
  it.each(alarms)("%s names a symptom, and where the runbook says what to do", (_, { properties }) => {
    const [, symptom = "", anchor] =
      /^(.+[.]) What to do: docs\/runbook\.md#([\w-]+)$/.exec(properties.AlarmDescription) ?? [];
    expect(symptom.length).toBeGreaterThan(20);
    expect(symptom.length).toBeLessThan(120);
    expect(anchors).toContain(anchor);
  });

  it.each(alarms)("%s calls the operators, and again when it is over", (_, { properties }) => {
    for (const actions of [properties.AlarmActions, properties.OKActions])
      expect(actions.map(logicalIdIn)).toEqual([expect.stringMatching(/^OperationsAlarmsOperatorsTopic/)]);
    expect(properties.ActionsEnabled).not.toBe(false);
  });

  it.each(alarms)("%s knows what no data means", (_, { properties }) => {
    const rests = metricsOf({ properties } as Resource).some(
      // of a resource, only the properties are read
      ({ Namespace }: { Namespace: string }) => Namespace === "AWS/SES",
    );
    expect(properties.TreatMissingData).toBe(rests ? "ignore" : "notBreaching");
  });
});

describe("the alarms", () => {
  it.each(functionsOf(template))("watch errors and throttles of %s", (_, { logicalId }) => {
    expect(watchedBy("Errors", logicalId)).toHaveLength(1);
    expect(watchedBy("Throttles", logicalId)).toHaveLength(1);
  });

  const queues = resourcesOf(template, "AWS::SQS::Queue");

  it.each(queues.filter(({ properties }) => properties.RedrivePolicy))(
    "watch how long messages wait in $logicalId",
    ({ logicalId }) => {
      expect(watchedBy("ApproximateAgeOfOldestMessage", logicalId)).toHaveLength(1);
    },
  );

  it.each(queues.filter(({ properties }) => !properties.RedrivePolicy))(
    "ring at the first message in $logicalId",
    ({ logicalId }) => {
      const [alarm, ...more] = alarms.filter(([, { properties }]) =>
        JSON.stringify(properties.Dimensions ?? "").includes(logicalId),
      );
      expect(more).toEqual([]);
      expect(alarm?.[1].properties).toMatchObject({
        MetricName: "ApproximateNumberOfMessagesVisible",
        Threshold: 1,
        ComparisonOperator: "GreaterThanOrEqualToThreshold",
        EvaluationPeriods: 1,
      });
    },
  );

  it("watch every rule that takes mail events on", () => {
    for (const { logicalId } of resourcesOf(template, "AWS::Events::Rule"))
      expect(watchedBy("FailedInvocations", logicalId)).toHaveLength(1);
  });

  it.each([
    ["5xx", "the API"],
    ["SignUpThrottles", "Cognito"],
    ["SignInThrottles", "Cognito"],
    ["CognitoRefusals", "Cognito, as functions see it"],
    ["Misconfigurations", "our own settings there"],
    ["MailLatency", "the way of a mail"],
    ["Reputation.BounceRate", "the mail account"],
    ["Reputation.ComplaintRate", "the mail account"],
    ["AuditWriteFailures", "the audit trail"],
    ["DeliveryErrors", "its subscription"],
    ["DeliveryToS3.DataFreshness", "its archive"],
  ])("watch %s of %s", (metricName) => {
    expect(watched.map(({ MetricName }) => MetricName)).toContain(metricName);
  });

  it("look only at metrics of log lines that a filter of this stack counts", () => {
    const counted = resourcesOf(template, "AWS::Logs::MetricFilter").flatMap(
      ({ properties }) => properties.MetricTransformations,
    );
    const own = watched.filter(({ Namespace }) => !Namespace.startsWith("AWS/"));
    expect(own.length).toBeGreaterThan(5);
    for (const { Namespace, MetricName, Dimensions = [] } of own) {
      const transformation = counted.find((each) => each.MetricName === MetricName);
      expect(transformation?.MetricNamespace).toBe(Namespace);
      const names = (dimensions: { Name?: string; Key?: string }[]) =>
        dimensions.map(({ Name, Key }) => Name ?? Key);
      expect(names(Dimensions)).toEqual(names(transformation?.Dimensions ?? []));
    }
  });
});

describe("the operators' topic", () => {
  const [topic] = resourcesOf(template, "AWS::SNS::Topic");

  it("is encrypted with a key that CloudWatch may use", () => {
    const key = resourcesOf(template, "AWS::KMS::Key").find(
      ({ logicalId }) => logicalId === logicalIdIn(topic?.properties.KmsMasterKeyId),
    );
    expect(key?.properties.KeyPolicy.Statement[1]).toMatchObject({
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    });
  });

  it("takes what this account's alarms say, over TLS, and nothing else", () => {
    const [policy] = resourcesOf(template, "AWS::SNS::TopicPolicy");
    const [tls, publish, ...more] = policy?.properties.PolicyDocument.Statement ?? [];
    expect(more).toEqual([]);
    expect(tls).toMatchObject({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } });
    expect(publish).toMatchObject({
      Action: "sns:Publish",
      Principal: { Service: "cloudwatch.amazonaws.com" },
    });
    expect(JSON.stringify(publish.Condition)).toMatch(/aws:SourceArn.*cloudwatch.*"AWS::AccountId".*:alarm:/);
  });
});
