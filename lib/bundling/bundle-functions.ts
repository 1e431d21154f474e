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

/** The modules of a folder and the folders below it; environments are bundled with the entries that read them. */
const modulesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".environment.ts"))
    .map((name) => join(folder, name));

/** `lazy/<module>` for a lazy module, `<step>` for the entry of a function, in whichever area it is. */
const bundleName = (file: string) => file.replace(/^handlers\/[\w-]+\//, "").replace(/\.js$/, "");

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
    entryPoints: [join(sources, "handlers"), join(sources, "lazy")].flatMap(modulesIn),
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
      return [bundleName(posix(relative(outdir, path))), { code: text, lazyModules }];
    }),
  );
}

if (import.meta.main) process.stdout.write(JSON.stringify(await bundleFunctions()));
