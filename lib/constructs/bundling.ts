import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { root } from "../bundling/options.ts";

export { sources } from "../bundling/options.ts";

/** What stands beside a function's own code, in the folder that `LAMBDA_TASK_ROOT` names. */
export interface Companions {
  /**
   * Files by name, as text or bytes.
   * @default none
   */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

/**
 * Writes the bundle of `functions/handlers/<area>/<entry>.ts` as `index.js` into `folder`, and beside it its companions and whatever of
 * `functions/lazy` it loads when it needs it: what is off the common path stays out of the cold start.
 *
 * @throws Error that names the missing source, or with esbuild's messages
 */
export function writeBundle(entry: string, companions: Companions, folder: string): void {
  const { files = {} } = companions;
  const { code, lazyModules } = bundleOf(entry);
  const contents = {
    // Otherwise the nearest package.json decides: where a bundle runs in place, this project's, which says ESM.
    "package.json": '{"type":"commonjs"}',
    "index.js": code,
    ...Object.fromEntries(lazyModules.map((name) => [`${name}.js`, bundleOf(`lazy/${name}`).code])),
    ...files,
  };
  // The CDK never clears its output folder, and what an earlier run left in this one would be deployed.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, name), content);
}

function bundleOf(source: string): Bundle {
  bundles ??= bundleAll();
  const bundle = bundles[source];
  if (bundle === undefined) throw new Error(`functions has no handler or lazy module "${source}"`);
  return bundle;
}

const allBundles = z.record(z.string(), z.object({ code: z.string(), lazyModules: z.array(z.string()) }));
type Bundle = z.infer<typeof allBundles>[string];

let bundles: Readonly<Record<string, Bundle>> | undefined;

/** All functions at once, in a process of its own: 2 s. `NodejsFunction` starts one for each of them. */
function bundleAll(): Readonly<Record<string, Bundle>> {
  const program = join(root, "lib/bundling/bundle-functions.ts");
  const output = execFileSync(process.execPath, [program], { encoding: "utf8", maxBuffer: 2 ** 26 });
  return allBundles.parse(JSON.parse(output));
}
