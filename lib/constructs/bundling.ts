import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod/mini";
import { root } from "../bundling/options.ts";

export { sources } from "../bundling/options.ts";

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
 * @throws Error that names the missing source, or with esbuild's messages
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

function bundleOf(source: string): string {
  bundles ??= bundleAll();
  const code = bundles[source];
  if (code === undefined) throw new Error(`functions/${source}.ts does not exist`);
  return code;
}

let bundles: Readonly<Record<string, string>> | undefined;

/** All functions at once, in a process of its own: 2 s. `NodejsFunction` starts one for each of them. */
function bundleAll(): Readonly<Record<string, string>> {
  const program = join(root, "lib/bundling/bundle-functions.ts");
  const output = execFileSync(process.execPath, [program], { encoding: "utf8", maxBuffer: 2 ** 26 });
  return z.record(z.string(), z.string()).parse(JSON.parse(output));
}
