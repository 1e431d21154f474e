import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { findOffenders, type LockedPackages, satisfies } from "../../scripts/licences.ts";

const allowed = new Set(["MIT", "ISC"]);

describe("satisfies", () => {
  it.each([
    ["MIT", true],
    ["GPL-3.0-only", false],
    ["GPL-3.0-only OR MIT", true],
    ["MIT OR GPL-3.0-only", true],
    ["MIT AND GPL-3.0-only", false],
    ["GPL-3.0-only AND MIT", false],
    ["MIT AND ISC", true],
    ["(MIT OR GPL-3.0-only)", true],
    ["GPL-3.0-only AND (MIT OR ISC)", false],
    ["MIT OR GPL-3.0-only AND GPL-2.0-only", true],
    ["(MIT OR GPL-3.0-only) AND GPL-2.0-only", false],
    ["GPL-2.0-only WITH Classpath-exception-2.0", false],
    ["MIT WITH anything", false],
    ["(MIT", false],
    ["MIT)", false],
    ["", false],
    ["SEE LICENSE IN LICENSE.txt", false],
    ["UNLICENSED", false],
  ])("takes %j as allowed: %j", (expression, expected) => {
    expect(satisfies(expression, allowed)).toBe(expected);
  });
});

describe("findOffenders", () => {
  it("names what is deployed under a licence that only tools may have", () => {
    const packages: LockedPackages = {
      "": { license: "Apache-2.0" },
      "node_modules/shipped": { version: "1.0.0", license: "MPL-2.0" },
      "node_modules/tool": { version: "2.0.0", license: "MPL-2.0", dev: true },
    };
    expect(findOffenders(packages)).toEqual([
      { package: "shipped@1.0.0", use: "production", licence: "MPL-2.0" },
    ]);
  });

  it("names a package in another one, and one without a licence", () => {
    const packages: LockedPackages = {
      "node_modules/a": { version: "1.0.0", license: "MIT" },
      "node_modules/a/node_modules/@b/c": { version: "1.2.3", license: "AGPL-3.0-only", dev: true },
      "node_modules/d": { version: "3.0.0", devOptional: true },
    };
    expect(findOffenders(packages)).toEqual([
      { package: "@b/c@1.2.3", use: "development", licence: "AGPL-3.0-only" },
      { package: "d@3.0.0", use: "development", licence: "unknown" },
    ]);
  });

  it("takes a platform's package without a licence to have its tool's", () => {
    const packages = (license: string): LockedPackages => ({
      "node_modules/tool": { version: "1.0.0", license, optionalDependencies: { "tool-aix": "1.0.0" } },
      "node_modules/tool-aix": { version: "1.0.0" },
    });
    expect(findOffenders(packages("MIT"))).toEqual([]);
    expect(findOffenders(packages("GPL-3.0-only")).map((offender) => offender.package)).toEqual([
      "tool@1.0.0",
      "tool-aix@1.0.0",
    ]);
  });

  it("passes over our own packages: they have the licence of this repository", () => {
    const packages: LockedPackages = {
      "packages/local-cloud": { version: "1.0.0" },
      "node_modules/local-cloud": { link: true },
    };
    expect(findOffenders(packages)).toEqual([]);
  });

  it("finds none in this repository, nor among the peers of the benchmarks", () => {
    for (const file of ["package-lock.json", "bench/peers/package-lock.json"]) {
      const text = readFileSync(join(import.meta.dirname, "../..", file), "utf8");
      const { packages } = JSON.parse(text) as { packages: LockedPackages }; // npm's format
      expect(Object.keys(packages).length).toBeGreaterThan(10);
      expect(findOffenders(packages)).toEqual([]);
    }
  });
});
