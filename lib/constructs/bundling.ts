import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, buildSync } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The folder of the functions' entries. */
export const sources = join(root, "functions");

/**
 * How every function is bundled. Figures: start-registration (DynamoDB, SQS, Secrets Manager) on Node 24, size after
 * gzip and median time to load it in a fresh process; their ratios are what counts.
 *
 * - `format: cjs` with `mainFields: module,main` (201 → 139 KB, 141 → 99 ms): the SDK's ESM sources shake to what is
 *   called, while the output requires Node's builtins directly; an ESM `import "node:http"` would also load undici.
 * - `alias` (139 → 101 KB, 99 → 84 ms): credentials from the environment only.
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
  logLevel: "silent",
} satisfies BuildOptions;

/** What stands beside a function's own code, in the folder that `LAMBDA_TASK_ROOT` names. */
export interface Companions {
  /**
   * Text files by name.
   * @default none
   */
  readonly files?: Readonly<Record<string, string>>;
  /**
   * Modules of `functions/lazy`, each bundled on its own, which the function imports when it first needs them: what
   * is large and off the common path stays out of the cold start.
   * @default none
   */
  readonly lazyModules?: readonly string[];
}

/**
 * Writes the bundle of `functions/<entry>.ts` as `index.js`, and its companions beside it, into `folder`.
 *
 * @throws Error that names the missing source, or esbuild's messages
 */
export function writeBundle(entry: string, companions: Companions, folder: string): void {
  const { files = {}, lazyModules = [] } = companions;
  const contents = {
    // Otherwise the nearest package.json decides: where a bundle runs in place, this project's, which says ESM.
    "package.json": '{"type":"commonjs"}',
    "index.js": bundleOf(entry),
    ...Object.fromEntries(lazyModules.map((name) => [`${name}.js`, bundleOf(`lazy/${name}`)])),
    ...files,
  };
  // The CDK never clears its output folder, and what an earlier run left in this one would be deployed.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, name), content);
}

function bundleOf(source: string): Uint8Array {
  bundles ??= bundleAll();
  const code = bundles.get(source);
  if (code === undefined) throw new Error(`functions/${source}.ts does not exist`);
  return code;
}

let bundles: ReadonlyMap<string, Uint8Array> | undefined;

/**
 * One esbuild run for all entries, which parses each source once: 1.2 s for 16 functions. `NodejsFunction` starts
 * `npx esbuild` for each of them: 0.85 s × 16.
 */
function bundleAll(): ReadonlyMap<string, Uint8Array> {
  const entryPoints = [sources, join(sources, "lazy")].flatMap(modulesIn);
  const outdir = join(root, "bundles");
  const { outputFiles } = buildSync({
    ...bundlingOptions,
    entryPoints,
    outbase: sources,
    outdir,
    write: false,
  });
  const sourceOf = (path: string) => relative(outdir, path).replace(/\.js$/, "");
  return new Map(outputFiles.map(({ path, contents }) => [sourceOf(path), contents]));
}

function modulesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => (name.endsWith(".ts") ? [join(folder, name)] : []));
}
