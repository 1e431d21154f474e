import { buildSync } from "esbuild";

let code: string | undefined;

/**
 * The program of a worker thread as one CommonJS script, bundled once per process (some 30 ms). Handing each thread
 * the TypeScript file instead costs 30 ms and 6 MB per thread for stripping its types.
 */
export function workerCode(): string {
  code ??= bundle();
  return code;
}

function bundle(): string {
  const result = buildSync({
    entryPoints: [`${import.meta.dirname}/worker.ts`],
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node24",
    write: false,
    logLevel: "silent",
  });
  const [file] = result.outputFiles;
  if (file === undefined) throw new Error("esbuild built no worker program");
  return file.text;
}
