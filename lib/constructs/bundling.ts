import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, buildSync } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The folder of the functions' entries. */
export const sources = join(root, "functions");

/**
 * How every function is bundled. Figures: a handler with DynamoDB, SQS and Secrets Manager on Node 24, gzip size
 * and median load time of fresh processes; what counts is their ratio.
 *
 * - `format: cjs` with `mainFields: module,main` (182 → 119 KB, 88 → 55 ms): the SDK's ESM sources shake to what
 *   is called, while the output requires Node's builtins directly; an ESM `import "node:http"` also loads undici.
 * - `alias` (119 → 82 KB, 55 → 43 ms): credentials from the environment only.
 * - No `external`: the SDK that ships is the one that was tested, and loads faster than the runtime's copy.
 * - No `keepNames` (it costs 5 KB, 7 ms) and no source map (Node would read it at a cold start's first error). The
 *   output depends on the sources and the lock file only, so the map of any release can be made when one is needed.
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

/** Text files to put beside a bundle, by name. */
export type ExtraFiles = Readonly<Record<string, string>>;

export interface Companions {
  readonly files: ExtraFiles;
  /** Names of modules in `functions/lazy`. */
  readonly lazyModules: readonly string[];
}

/**
 * Writes the bundle of `functions/<entry>.ts` as `index.js`, and its files and lazy modules beside it, into `folder`.
 *
 * @throws Error that names the missing entry, or esbuild's messages
 */
export function writeBundle(entry: string, { files, lazyModules }: Companions, folder: string): void {
  const code = bundleOf(entry);
  const lazy = lazyModules.map((name) => [`${name}.js`, bundleOf(`lazy/${name}`)] as const);
  // The CDK never clears its output folder, and what an earlier run left in this one would be deployed.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "index.js"), code);
  for (const [name, content] of [...Object.entries(files), ...lazy])
    writeFileSync(join(folder, name), content);
}

function bundleOf(source: string): Uint8Array {
  bundles ??= bundleAll();
  const code = bundles.get(source);
  if (code === undefined) throw new Error(`functions/${source}.ts does not exist`);
  return code;
}

let bundles: ReadonlyMap<string, Uint8Array> | undefined;

/**
 * One esbuild run for all entries, which parses each source once: 1.0 s for 16 functions. `NodejsFunction` starts
 * `npx esbuild` for each of them: 0.85 s × 16.
 */
function bundleAll(): ReadonlyMap<string, Uint8Array> {
  const entryPoints = ["functions", "functions/lazy"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(".ts"))
      .map((name) => join(folder, name)),
  );
  const { outputFiles } = buildSync({ ...bundlingOptions, entryPoints, outdir: "bundles", write: false });
  const sourceOf = (path: string) => relative(join(root, "bundles"), path).replace(/\.js$/, "");
  return new Map(outputFiles.map(({ path, contents }) => [sourceOf(path), contents]));
}
