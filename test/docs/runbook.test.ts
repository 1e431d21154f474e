/** What the runbook promises must be there: at night nobody can check it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { auditEventName, readAuditRecord } from "../../contracts/audit.ts";

const docs = join(import.meta.dirname, "../../docs");
const read = (name: string) => readFileSync(join(docs, name), "utf8");
const runbook = read("runbook.md");

/** As GitHub makes them of headings. */
const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, "")
      .replace(/\s/g, "-"),
  );

const links = [...new Set([...runbook.matchAll(/\]\((?!https:)([^)]+)\)/g)].map(([, link = ""]) => link))];

describe("the runbook", () => {
  it.each(links)("leads somewhere by %s", (link) => {
    const [file = "", anchor] = link.split("#");
    const text = file === "" ? runbook : read(file);
    if (anchor !== undefined) expect(anchorsOf(text)).toContain(anchor);
  });

  it("has a line in its index for each of its entries", () => {
    const entries = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading = ""]) => heading).slice(1);
    const index = [...runbook.matchAll(/^\| .* \| \[(.+?)\]\(#[\w-]+\) +\|$/gm)].map(([, entry]) => entry);
    expect(index).toEqual(entries);
  });

  it("names files that there are", () => {
    const files = [...runbook.matchAll(/`((?:lib|packages)\/[\w/.-]+\.ts)`/g)].map(([, file = ""]) => file);
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => !existsSync(join(docs, "..", file)))).toEqual([]);
  });

  it("asks for audit events that there are", () => {
    const asked = [...runbook.matchAll(/message\.audit\.event (?:=|in) (\[[^\]]+\]|"[^"]+")/g)]
      .flatMap(([, names = ""]) => names.match(/[\w.-]+/g) ?? [])
      .filter((name) => name !== "*");
    const known: readonly string[] = auditEventName.options;
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((name) => !known.includes(name))).toEqual([]);
  });

  it("has a wish for an account's end written down by hand as an audit record that the auditors' tools can read", () => {
    const [, quoted = ""] = /EVENT="(\{.+\})"$/m.exec(runbook) ?? [];
    const record = quoted
      .replaceAll('\\"', '"')
      .replaceAll("$(date -u +%FT%T.000Z)", "2026-11-22T02:30:00.000Z")
      .replaceAll(/\$(ID|REQUEST|STAGE)/g, "filled-in");
    expect(readAuditRecord(`{"message":{"audit":${record}}}`)).toMatchObject({
      ...{ event: "account.withdrawal-requested", reason: "requested-by-owner" },
      accountId: "filled-in",
    });
  });
});
