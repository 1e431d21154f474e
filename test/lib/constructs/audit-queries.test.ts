import { describe, expect, it } from "@jest/globals";
import { Template } from "aws-cdk-lib/assertions";
import { auditEventName, auditRecord } from "../../../contracts/audit.ts";
import { type AuditQuery, auditQueries } from "../../../lib/config/audit-queries.ts";
import { statusQueries } from "../../../lib/config/status-queries.ts";
import { AuditQueries } from "../../../lib/constructs/audit-queries.ts";
import { AuditTrail } from "../../../lib/constructs/audit-trail.ts";
import { logicalIdIn, resourcesOf } from "../../../testing/infrastructure/resources.ts";
import { aStack, aStage } from "../../../testing/infrastructure/stacks.ts";

const members = Object.keys(auditRecord.shape);
const named = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = ""]) => name);

/** As Logs Insights knows them; what is not here was looked up in nobody's documentation. */
const commands = ["fields", "filter", "stats", "sort", "limit"];
const functions = [
  ...["min", "max", "sum", "count", "count_distinct", "earliest", "latest"],
  ...["strcontains", "toMillis", "fromMillis", "datefloor", "now"],
];

const all: readonly AuditQuery[] = [...Object.values(auditQueries), ...Object.values(statusQueries)];

describe.each(all)("the query $name", ({ name, text, parameters = [] }) => {
  it("names only members of the audit record", () => {
    const used = named(text, /message\.audit\.(\w+)/g);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((each) => !members.includes(each))).toEqual([]);
  });

  it("names only events that there are", () => {
    const used = named(text, /"([a-z]+\.[a-z-]+)"/g);
    expect(used.filter((each) => !auditEventName.def.entries[each as never])).toEqual([]); // asks by a foreign key
  });

  it("uses only known commands and functions", () => {
    expect(text.split("\n| ").map((line) => line.split(" ")[0])).toEqual(
      expect.arrayContaining(["filter", "sort"]),
    );
    for (const line of text.split("\n| ")) expect(commands).toContain(line.split(" ")[0]);
    const called = named(text, /\b(\w+)\(/g);
    expect(called.filter((each) => !functions.includes(each))).toEqual([]);
  });

  it("refers after its summary only to the summary's columns", () => {
    const [, summary = "", after = ""] = /\| stats ([^\n]*)\n(.*)/s.exec(text) ?? [];
    const columns = named(summary, / as (\w+)/g);
    const grouped = (/ by ([\w., ]+)$/.exec(summary)?.[1] ?? "").split(", ");
    const words = named(after.replace(/"[^"]*"/g, ""), /\b([a-z]\w*)\b/g);
    const own = [...commands, ...functions, ...columns, ...grouped, "and", "or", "asc", "desc"];
    if (summary !== "") expect(words.filter((each) => !own.includes(each))).toEqual([]);
  });

  it("asks for what it leaves blank", () => {
    expect(named(text, /\{\{(\w+)\}\}/g)).toEqual(parameters.map((each) => each.name));
  });

  it("has a name that CloudFormation takes, in a folder", () => {
    expect(`Registration/${name}`).toMatch(/^([^:*/]+\/?)*[^:*/]+$/);
  });
});

describe("the saved queries", () => {
  it("are deployed on the audit trail's log group", () => {
    const stack = aStack();
    new AuditQueries(stack, "Queries", { logGroup: AuditTrail.of(stack, aStage()).logGroup });
    const deployed = resourcesOf(Template.fromStack(stack), "AWS::Logs::QueryDefinition");
    expect(deployed.map(({ properties }) => properties.Name)).toEqual(
      Object.values(auditQueries).map(({ name }) => `Test/${name}`),
    );
    for (const { properties } of deployed) {
      expect(properties.LogGroupNames.map(logicalIdIn)).toEqual([expect.stringMatching(/^AuditTrailLogs/)]);
    }
  });
});
