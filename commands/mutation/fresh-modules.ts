/**
 * Lets the working copy's modules be loaded anew for each test file, as jest does, while those of node_modules stay: a
 * mutant in a module's own initialization is seen, and nothing is left over from the mutant before.
 */
import { readFileSync } from "node:fs";
import { registerHooks, stripTypeScriptTypes } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

export function freshModules(root: string): { nextGeneration(): void } {
  const ours = pathToFileURL(`${root}/`).href;
  const globals = new URL("globals.ts", import.meta.url).href;
  const seeded = `${ours}testing/jest/seeded-fast-check.mjs`;
  const stripped = new Map<string, string>();
  let generation = 0;

  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === "@jest/globals")
        return { url: globals, format: "module-typescript", shortCircuit: true };
      if (specifier === "fast-check") return { url: seeded, format: "module", shortCircuit: true };
      const resolved = next(specifier, context);
      const isOurs = resolved.url.startsWith(ours) && !resolved.url.includes("/node_modules/");
      if (!isOurs || resolved.url.includes("?") || !/\.[cm]?[jt]s$/.test(resolved.url)) return resolved;
      return { ...resolved, url: `${resolved.url}?generation=${generation}` };
    },
    load(url, context, next) {
      const [path = ""] = url.split("?");
      if (!url.startsWith(ours) || !path.endsWith(".ts")) return next(url, context);
      const source = stripped.get(path) ?? stripTypeScriptTypes(readFileSync(fileURLToPath(path), "utf8"));
      stripped.set(path, source);
      return { source, format: "module", shortCircuit: true };
    },
  });
  return {
    nextGeneration() {
      generation += 1;
    },
  };
}
