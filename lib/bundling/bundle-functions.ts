/**
 * Bundles every function and lazy module, and writes them to standard output as one JSON object from name to code. A
 * process of its own, since esbuild runs plugins asynchronously only and the CDK's constructs are made synchronously.
 *
 * Usage: node lib/bundling/bundle-functions.ts
 */
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { build } from "esbuild";
import { bundlingOptions, root, sources } from "./options.ts";

const modulesIn = (folder: string) =>
  readdirSync(folder).flatMap((name) => (name.endsWith(".ts") ? [join(folder, name)] : []));

/** One esbuild run for all entries, which parses each source once. */
export async function bundleFunctions(options = bundlingOptions): Promise<Record<string, string>> {
  const outdir = join(root, "bundles");
  const { outputFiles } = await build({
    ...options,
    entryPoints: [sources, join(sources, "lazy")].flatMap(modulesIn),
    outbase: sources,
    outdir,
    write: false,
  });
  const sourceOf = (path: string) => relative(outdir, path).replaceAll("\\", "/").replace(/\.js$/, "");
  return Object.fromEntries(outputFiles.map(({ path, text }) => [sourceOf(path), text]));
}

if (import.meta.main) process.stdout.write(JSON.stringify(await bundleFunctions()));
