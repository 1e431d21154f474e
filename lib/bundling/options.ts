import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BuildOptions } from "esbuild";
import { lazyModules } from "./lazy-modules.ts";
import { patchSdk } from "./sdk-patch.ts";
import { sdkPatches } from "./sdk-patches.ts";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The folder of what runs in Lambda. */
export const sources = join(root, "functions");

/**
 * How every function is bundled. Figures: start-registration (DynamoDB, SQS, Secrets Manager) on Node 24, size after
 * gzip and median time to load it in a fresh process; their ratios are what counts.
 *
 * - `format: cjs` with `mainFields: module,main` (201 → 139 KB, 141 → 99 ms): the SDK's ESM sources shake to what is
 *   called, while the output requires Node's builtins directly; an ESM `import "node:http"` would also load undici.
 * - `alias` (139 → 101 KB, 99 → 84 ms): credentials from the environment only.
 * - `define`: what is done ahead at a cold start (functions/infra/at-init.ts).
 * - `supported`: what is imported late is required, too. Where an endpoint has no TLS, as a local one, the SDK imports
 *   `node:http` in the first invocation: undici again, a third of it.
 * - `lazyModules`: what is off the common path (functions/lazy) is loaded when it is first needed.
 * - `patchSdk`: what of the SDK's packages is never run (sdk-patches.ts).
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
  alias: { "@aws-sdk/credential-provider-node": "./functions/infra/environment-credentials.ts" },
  define: { "process.env.BUNDLED": '"yes"' },
  supported: { "dynamic-import": false },
  plugins: [lazyModules, patchSdk(sdkPatches)],
  logLevel: "silent",
} satisfies BuildOptions;
