import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { archiveOf } from "../../../testing/postal-codes/archive.ts";
import { officesCsv, townsCsv } from "../../../testing/postal-codes/japan-post-fixture.ts";

const script = join(import.meta.dirname, "../../../commands/postal-codes/main.ts");

function setup() {
  const folder = mkdtempSync(join(tmpdir(), "refresh-"));
  const target = join(folder, "postal-codes.tsv");
  const towns = join(folder, "utf_ken_all.zip");
  const offices = join(folder, "jigyosyo.zip");
  writeFileSync(towns, archiveOf({ "utf_ken_all.csv": townsCsv }));
  writeFileSync(offices, archiveOf({ "JIGYOSYO.CSV": officesCsv }));
  const run = (...options: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, "--to", target, ...options], {
      encoding: "utf8",
    });
    return { status, said: stdout + stderr };
  };
  return { target, towns, offices, run };
}

describe("refreshing the postal codes", () => {
  it("writes the file, and says what it is and what changed", () => {
    const { target, towns, offices, run } = setup();
    const { status, said } = run("--towns", towns, "--offices", offices);
    expect(said).toContain("utf_ken_all and JIGYOSYO, 2026-10-03: 5 codes, 0 before: 5 new, 0 gone");
    expect(status).toBe(0);
    expect(existsSync(target)).toBe(true);
  });

  it("keeps the file where many codes would be gone, unless that is meant", () => {
    const { target, towns, offices, run } = setup();
    run("--towns", towns, "--offices", offices);
    const before = readFileSync(target, "utf8");

    const refused = run("--towns", towns);
    expect(refused).toMatchObject({ status: 1, said: expect.stringContaining("1 gone") });
    expect(readFileSync(target, "utf8")).toBe(before);

    expect(run("--towns", towns, "--force").status).toBe(0);
    expect(readFileSync(target, "utf8")).not.toContain("川崎市役所");
  });
});
