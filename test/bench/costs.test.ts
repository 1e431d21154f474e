import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import type { Template } from "aws-cdk-lib/assertions";
import { costOf, fixedParts, scenarios } from "../../bench/cost/scenarios.ts";
import { withCostTable } from "../../bench/cost/table.ts";
import { everyResource } from "../../testing/infrastructure/resources.ts";
import { edgeTemplate, registrationTemplate } from "../../testing/infrastructure/stacks.ts";
import { projectRoot } from "../../testing/project-root.ts";

const guide = readFileSync(join(projectRoot, "docs/delivery.md"), "utf8");

/** The formatter aligns tables. */
const unaligned = (text: string): string => text.replaceAll(/ {2,}/g, " ").replaceAll(/-{3,}/g, "---");

describe("what the service costs", () => {
  it("stands in docs/delivery.md as it is reckoned today: npm run costs writes it", () => {
    expect(unaligned(withCostTable(guide))).toBe(unaligned(guide));
  });

  it("begins with nothing but the fixed parts, and grows with use", () => {
    const [idle, town, city] = scenarios.map(costOf);
    expect(idle).toMatchObject({ stored: 0, backend: 0, mails: 0, users: 0 });
    expect(town?.fixed).toBe(idle?.fixed);
    expect(city?.backend).toBeGreaterThan(town?.backend ?? 0);
  });

  it("has the mails and users of the price list", () => {
    const [, , city] = scenarios;
    if (!city) throw new Error("no city");
    expect(costOf(city).mails).toBeCloseTo(city.registrations * 2 * 0.0001);
    expect(costOf(city).users).toBeCloseTo(city.activeUsers * 0.0055);
  });

  it("has the fixed parts of the templates, within a fifth", () => {
    const [stack, edge] = [registrationTemplate("prod"), edgeTemplate("prod")];
    const of = (template: Template, type: string) =>
      everyResource(template).filter((each) => each.type === type);
    const metricsOf = ({ Metrics }: { Metrics?: readonly { MetricStat?: unknown }[] }) =>
      Metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1;
    const found = {
      alarmMetrics: of(stack, "AWS::CloudWatch::Alarm").reduce(
        (sum, { properties }) => sum + metricsOf(properties),
        0,
      ),
      dashboards: of(stack, "AWS::CloudWatch::Dashboard").length,
      keys: of(stack, "AWS::KMS::Key").length,
      secrets: of(stack, "AWS::SecretsManager::Secret").length,
      webAclRules: of(edge, "AWS::WAFv2::WebACL")[0]?.properties.Rules.length,
      polledQueues: of(stack, "AWS::Lambda::EventSourceMapping").length,
    };
    for (const [name, count] of Object.entries(fixedParts)) {
      const actual = found[name as keyof typeof found]; // names of the same object
      expect({ name, near: Math.abs(actual - count) <= Math.max(1, count / 5) }).toEqual({
        name,
        near: true,
      });
    }
  });
});
