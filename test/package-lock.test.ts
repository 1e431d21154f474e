import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";

interface LockFile {
  readonly packages: Readonly<
    Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>
  >;
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
});
