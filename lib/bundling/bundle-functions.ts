/**
 * Bundles every function and lazy module, and writes them to standard output as one JSON object by their names. A
 * process of its own, since esbuild runs plugins asynchronously only and the CDK's constructs are made synchronously.
 *
 * Usage: node lib/bundling/bundle-functions.ts
 */
import { readdirSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { build } from "esbuild";
import { bundlingOptions, root, sources } from "./options.ts";

const modulesIn = (folder: string) =>
  readdirSync(folder).flatMap((name) => (name.endsWith(".ts") ? [join(folder, name)] : []));

export interface Bundle {
  readonly code: string;
  /** The modules of `functions/lazy` that the code loads when it needs them. */
  readonly lazyModules: readonly string[];
}

/** One esbuild run for all entries, which parses each source once. */
export async function bundleFunctions(options = bundlingOptions): Promise<Record<string, Bundle>> {
  const outdir = join(root, "bundles");
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: [sources, join(sources, "lazy")].flatMap(modulesIn),
    outbase: sources,
    outdir,
    write: false,
    metafile: true,
  });
  const posix = (path: string) => path.replaceAll("\\", "/");
  return Object.fromEntries(
    outputFiles.map(({ path, text }) => {
      const imports = metafile.outputs[posix(relative(root, path))]?.imports ?? [];
      const late = imports.filter((one) => one.external && one.path.startsWith("./"));
      const lazyModules = late.map((one) => basename(one.path, ".js"));
      return [posix(relative(outdir, path)).replace(/\.js$/, ""), { code: text, lazyModules }];
    }),
  );
}

if (import.meta.main) process.stdout.write(JSON.stringify(await bundleFunctions()));
