/**
 * Every command of the documents for operators is given to the local cloud (test/integration/journey.test.ts), runs
 * without AWS, or stands on the one list of those that can be tried on AWS only.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import {
  documentedCommands,
  documentedTools,
  runAnywhere,
  triedCommands,
} from "../../testing/drivers/documented-commands.ts";

const runbook = readFileSync(join(import.meta.dirname, "../../docs/runbook.md"), "utf8");
const [, list = ""] = /^\| only on AWS [\s\S]*?\n\n/m.exec(runbook)?.[0].split(/^\| -+ .*$/m) ?? [];
const onlyOnAws = [...list.matchAll(/`([^`]+)`/g)].map(([, command = ""]) => command);

describe("a command of docs/deploy.md or docs/runbook.md", () => {
  it("is found wherever one stands", () => {
    expect(documentedCommands).toEqual(expect.arrayContaining(["cdk deploy", "sqs receive-message"]));
    expect(documentedCommands.length).toBeGreaterThan(60);
  });

  it("is tried on the local cloud, needs no AWS, or is listed as one for AWS only: exactly one of these", () => {
    const known = [...triedCommands, ...runAnywhere, ...onlyOnAws].sort();
    expect(known).toEqual(documentedCommands);
  });

  it("uses tools that a shell has, and what the documents define themselves", () => {
    const own = ["api", "arn", "insights", "output", "physical"];
    const shell = ["cd", "do", "done", "echo", "read", "sleep"];
    const tools = ["awk", "aws", "curl", "date", "git", "jq", "npm", "npx", "openssl", "tail", "zcat"];
    expect(documentedTools.filter((tool) => ![...own, ...shell, ...tools].includes(tool))).toEqual([]);
  });
});
