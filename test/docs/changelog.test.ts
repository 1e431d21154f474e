/** The changelog is what a city reads before it follows: by version and day, with what there is to do. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import * as z from "zod";

const root = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const { version: current } = z.object({ version: z.string() }).parse(JSON.parse(read("package.json")));

const [intro = "", unreleased = "", ...releases] = read("CHANGELOG.md").split(/^## /m);
const headed = releases.map((text) => {
  const [heading = "", ...lines] = text.split("\n");
  const [, version = "", day = ""] = /^\[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)$/.exec(heading) ?? [];
  return { heading, version, day, body: lines.join("\n") };
});
const numbersOf = (version: string) => version.split(".").map(Number);
/** https://keepachangelog.com/en/1.1.0/, and ours. */
const sections = ["Upgrade notes", "Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];

describe("the changelog", () => {
  it("has the newest release first, under the version of package.json, below what is not released", () => {
    expect(intro).toMatch(/^# Changelog\n/);
    expect(unreleased).toMatch(/^\[Unreleased\]\n/);
    expect(headed[0]?.version).toBe(current);
    const later = (one: string, other: string) => {
      const [a, b] = [numbersOf(one), numbersOf(other)];
      const at = a.findIndex((part, index) => part !== b[index]);
      return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
    };
    for (const [at, { version, day }] of headed.slice(1).entries()) {
      expect(later(headed[at]?.version ?? "", version)).toBe(true);
      expect((headed[at]?.day ?? "") >= day).toBe(true);
    }
  });

  it.each(headed)("$heading has its day and says what there is to do", ({ version, day, body }) => {
    expect(version).not.toBe("");
    expect(new Date(day).toISOString().slice(0, 10)).toBe(day);
    const named = [...body.matchAll(/^### (.+)$/gm)].map(([, name = ""]) => name);
    expect(named[0]).toBe("Upgrade notes");
    expect(named.filter((name) => !sections.includes(name))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });

  it("is whole sentences: each entry ends with a full stop", () => {
    const entries = headed.flatMap(({ body }) => body.split(/^- /m).slice(1));
    expect(entries.length).toBeGreaterThan(50);
    const ends = (entry: string) => /[.)」`]$/.test(entry.split(/^#/m)[0]?.trim() ?? "");
    expect(entries.filter((entry) => !ends(entry))).toEqual([]);
  });
});
