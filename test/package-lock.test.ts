import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly integrity?: string;
  /** Of this repository: a workspace. */
  readonly link?: boolean;
  /** Inside of another package, whose hash covers it. */
  readonly inBundle?: boolean;
}

interface LockFile {
  readonly packages: Readonly<Record<string, Locked>>;
}

// Written by npm, whose format this is.
const { packages } = JSON.parse(
  readFileSync(join(import.meta.dirname, "../package-lock.json"), "utf8"),
) as LockFile;

describe("package-lock.json", () => {
  it("has the packages of every platform, without which `npm ci` refuses it (scripts/complete-lock-file.mjs)", () => {
    const locked = new Set(
      Object.keys(packages).map((location) => location.replace(/^.*node_modules\//, "")),
    );
    const optional = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies),
    );
    expect(optional.filter((name) => !locked.has(name))).toEqual([]);
  });

  it("has the hash of every package that is fetched, on whatever platform (scripts/complete-lock-file.mjs)", () => {
    const fetched = Object.entries(packages).filter(([location]) => location.includes("node_modules/"));
    const unchecked = fetched.filter(
      ([, { link, inBundle, integrity }]) => !link && !inBundle && !integrity?.startsWith("sha512-"),
    );
    expect(fetched.length).toBeGreaterThan(500);
    expect(unchecked.map(([location]) => location)).toEqual([]);
  });
});
