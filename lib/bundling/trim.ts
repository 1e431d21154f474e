/** Leaving out of the bundles what the SDK's packages carry and these functions never run. */
import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

/** One thing that is left out, and why nobody misses it. */
export interface Trim {
  readonly name: string;
  /** The files concerned, by their path with forward slashes. */
  readonly files: RegExp;
  /** Why it is safe, and what it saves: KB after gzip of the function that gains most. */
  readonly because: string;
  /**
   * What the file becomes.
   *
   * @throws Error if the file is not what the trim was written for
   */
  readonly become: (source: string, path: string) => string;
}

/**
 * Applies the trims while esbuild reads the files. A trim that meets no file, or a file that it was not written for,
 * fails the build by its name: after an update of the SDK somebody has to look again.
 */
export function trimming(trims: readonly Trim[]): Plugin {
  return {
    name: "trimming",
    setup(build) {
      const unmet = new Set(trims.map(({ name }) => name));
      for (const { name, files, become } of trims) {
        build.onLoad({ filter: files }, ({ path }) => {
          unmet.delete(name);
          try {
            return { contents: become(readFileSync(path, "utf8"), path), loader: "js" };
          } catch (error) {
            return { errors: [{ text: `trim "${name}": ${String(error)}` }] };
          }
        });
      }
      build.onEnd(() => ({
        errors: process.env["PERF_ANY"]
          ? []
          : [...unmet].map((name) => ({ text: `trim "${name}": no bundle has a file that it is for` })),
      }));
    },
  };
}

/** The text with every match of the pattern replaced; there must be one. */
export function replaceAll(
  source: string,
  pattern: RegExp,
  replacement: (...match: string[]) => string,
): string {
  const replaced = source.replaceAll(pattern, replacement);
  if (replaced === source) throw new Error(`nothing matches ${pattern}`);
  return replaced;
}

/**
 * A module with the same exports that throws as soon as one of them is called or constructed.
 *
 * @throws Error if the source does not export exactly these names
 */
export function absent(source: string, path: string, names: readonly string[]): string {
  const exported = new Set(
    [...source.matchAll(/^export (?:const|class|function) (\w+)|^export \{([^}]*)\}/gm)].flatMap(
      ([, name, list]) =>
        name !== undefined
          ? [name]
          : (list ?? "").split(",").map((part) => part.trim().split(" as ").at(-1) ?? ""),
    ),
  );
  exported.delete("");
  const missing = names.filter((name) => !exported.has(name));
  const unknown = [...exported].filter((name) => !names.includes(name));
  if (missing.length + unknown.length > 0)
    throw new Error(
      `it should export ${names.join(", ")}; missing: ${missing.join(", ")}; unknown: ${unknown.join(", ")}`,
    );
  return `function absent() { ${leftOut(path.replace(/.*node_modules[\\/]/, ""))} }
${names.map((name) => `export { absent as ${name} };`).join("\n")}`;
}

/** A statement for code that is reached against all expectation. */
export const leftOut = (what: string) =>
  `throw new Error(${JSON.stringify(`${what}: left out of the bundle by lib/bundling/trims.ts`)});`;
