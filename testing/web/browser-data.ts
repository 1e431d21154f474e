/** Which browsers know what, from MDN's data (CC0), asked for the oldest browsers that the site works in. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type {
  CompatData,
  CompatStatement,
  Identifier,
  SimpleSupportStatement,
} from "@mdn/browser-compat-data/types";
import { browserFloor } from "../../web/browser-floor.ts";

const file = createRequire(import.meta.url).resolve("@mdn/browser-compat-data");
const data: CompatData = JSON.parse(readFileSync(file, "utf8")); // described by its own types

/** The entry at a path such as `["css", "properties", "gap"]`. */
export function entryAt(path: readonly string[]): Identifier | undefined {
  let entry: unknown = data;
  for (const name of path) {
    if (typeof entry !== "object" || entry === null || !Object.hasOwn(entry, name)) return undefined;
    entry = Reflect.get(entry, name);
  }
  return entry as Identifier; // the data is a tree of these
}

/** What an entry has beneath it. */
export const membersOf = (entry: Identifier): [string, Identifier][] =>
  Object.entries(entry).filter(([name]) => name !== "__compat") as [string, Identifier][]; // all others are entries

/** Whether every browser at the floor knows it. Of what MDN has no data, nothing is said. */
export function isKnownAtFloor(entry: Identifier | undefined): boolean {
  const statement = entry?.__compat;
  if (!statement) return true;
  return Object.entries(browserFloor).every(([browser, version]) =>
    // The names are those of the data.
    isSupported(statement.support[browser as keyof CompatStatement["support"]], version),
  );
}

function isSupported(
  support: CompatStatement["support"][keyof CompatStatement["support"]],
  version: string,
): boolean {
  if (support === undefined) return true;
  const statements: readonly SimpleSupportStatement[] = Array.isArray(support)
    ? support
    : [support as SimpleSupportStatement];
  return statements.some(
    ({ version_added, version_removed, flags, prefix, alternative_name }) =>
      typeof version_added === "string" &&
      isAtMost(version_added.replace("≤", ""), version) &&
      (typeof version_removed !== "string" || !isAtMost(version_removed, version)) &&
      flags === undefined &&
      prefix === undefined &&
      alternative_name === undefined,
  );
}

function isAtMost(one: string, other: string): boolean {
  const [left, right] = [one, other].map((version) => version.split(".").map(Number));
  for (const [at, part] of (left ?? []).entries()) {
    const difference = part - (right?.[at] ?? 0);
    if (Number.isNaN(difference)) return false;
    if (difference !== 0) return difference < 0;
  }
  return true;
}
