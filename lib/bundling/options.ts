import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BuildOptions } from "esbuild";
import { lazyModules } from "./lazy-modules.ts";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The folder of what runs in Lambda. */
export const sources = join(root, "functions");

/**
 * How every function is bundled (figures in docs/adr/0019 and 0028).
 *
 * - `format: cjs` with `mainFields: module,main`: the SDK's ESM sources shake to what is called, while the output
 *   requires Node's builtins directly; an ESM `import "node:http"` would also load undici.
 * - `define`: what is done ahead at a cold start (functions/infra/at-init.ts).
 * - `supported`: what is imported late is required, too, for the same reason.
 * - `lazyModules`: what is off the common path (functions/lazy) is loaded when it is first needed.
 * - No `external`: the SDK that ships is the one that was tested, and loads faster than the runtime's copy.
 * - No `keepNames` (it costs 6 KB) and no source map (Node would read it at a cold start's first error). The output
 *   depends on the sources and the lock file only, so the map of any release can be made when one is needed.
 */
export const bundlingOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node24",
  format: "cjs",
  mainFields: ["module", "main"],
  minify: true,
  sourcemap: false,
  define: { "process.env.BUNDLED": '"yes"' },
  supported: { "dynamic-import": false },
  plugins: [lazyModules],
  logLevel: "silent",
} satisfies BuildOptions;
