import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { outputNames } from "../../commands/audit/sources/outputs.ts";
import { auditEventName, auditRecord } from "../../contracts/audit.ts";
import { auditQueries } from "../../lib/config/audit-queries.ts";

const document = readFileSync(join(import.meta.dirname, "../../docs/audit.md"), "utf8");

const section = (heading: string): string => document.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";

/** First cells of the section's table. */
const rows = (heading: string): string[] =>
  [...section(heading).matchAll(/^\| `([^`]+)` +\| \S/gm)].map(([, name = ""]) => name);

describe("docs/audit.md", () => {
  it("explains every event, and no other", () => {
    expect(rows("出来事の一覧").sort()).toEqual([...auditEventName.options].sort());
  });

  it("explains every member of a record, and no other", () => {
    expect(rows("項目の一覧").sort()).toEqual(Object.keys(auditRecord.shape).sort());
  });

  it.each(Object.values(auditQueries))("shows the saved query $name as it is", ({ name, text }) => {
    expect(document).toContain(`#### ${name}\n`);
    const shown = document.split(`#### ${name}\n`)[1]?.split("```")[1];
    expect(shown?.trim()).toBe(text);
  });

  it("names the output that leads to the records", () => {
    expect(document).toContain(`\`${outputNames.logGroupName}\``);
  });
});
