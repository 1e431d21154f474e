/** Leaving out of the bundles what the SDK's packages carry and these functions never run. */
import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

/** One thing that is left out, and why nobody misses it. */
export interface SdkPatch {
  readonly name: string;
  /** The files concerned, by their path with forward slashes. */
  readonly files: RegExp;
  /** Why it is safe, and what it saves: KB after gzip of the function that gains most. */
  readonly because: string;
  /**
   * What the file becomes.
   *
   * @throws Error if the file is not what the SDK patch was written for
   */
  readonly become: (source: string, path: string) => string;
}

/**
 * Applies the SDK patches while esbuild reads the files. A patch that meets no file, or a file that it was not written
 * for, fails the build by its name: after an update of the SDK somebody has to look again.
 */
export function patchSdk(sdkPatches: readonly SdkPatch[]): Plugin {
  return {
    name: "sdk-patches",
    setup(build) {
      const unmet = new Set(sdkPatches.map(({ name }) => name));
      for (const { name, files, become } of sdkPatches) {
        build.onLoad({ filter: files }, ({ path }) => {
          unmet.delete(name);
          try {
            return { contents: become(readFileSync(path, "utf8"), path), loader: "js" };
          } catch (error) {
            return { errors: [{ text: `SDK patch "${name}": ${String(error)}` }] };
          }
        });
      }
      build.onEnd(() => ({
        errors: [...unmet].map((name) => ({
          text: `SDK patch "${name}": no bundle has a file that it is for`,
        })),
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

/** @throws Error if the source does not export exactly these names */
export function expectExports(source: string, names: readonly string[]): void {
  const exported = [
    ...source.matchAll(/^export (?:const|class|(?:async )?function) (\w+)|^export \{([^}]*)\}/gm),
  ].flatMap(
    ([, name, list = ""]) => name ?? list.split(",").map((part) => part.trim().replace(/.* as /, "")),
  );
  const found = exported.filter((name) => name !== "").sort();
  if (found.join() !== [...names].sort().join()) throw new Error(`it exports ${found.join(", ")}`);
}

/**
 * A module with the same exports, of which all but the kept ones (which the caller adds) throw when they are called or
 * constructed.
 *
 * @throws Error if the source does not export exactly these names
 */
export function absent(
  source: string,
  path: string,
  names: readonly string[],
  kept: readonly string[] = [],
): string {
  expectExports(source, [...names, ...kept]);
  return `function absent() { ${leftOut(path.replace(/.*node_modules[\\/]/, ""))} }
${names.map((name) => `export { absent as ${name} };`).join("\n")}`;
}

/** A statement for code that is reached against all expectation. */
export const leftOut = (what: string) =>
  `throw new Error(${JSON.stringify(`${what}: left out of the bundle by lib/bundling/sdk-patches.ts`)});`;
