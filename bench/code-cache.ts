/**
 * What V8's code cache would spare a cold start: processor time from the start of the process until a bundle is loaded, in fresh
 * processes that take turns: without a cache, with one that this very Node has made, and with one that it may not use (as after
 * AWS has patched the runtime). Why none is shipped: docs/adr/0055.
 *
 * Usage: npm run synth && npx node bench/code-cache.ts [rounds, default 15] [entry, default start-registration]
 */
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { median, spread } from "./support/statistics.ts";
import { synthesizedFunctions } from "./support/synthesized-functions.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);
const [rounds = "15", entry = "start-registration"] = process.argv.slice(2);

const subject = synthesizedFunctions(join(root, "cdk.out")).find((each) => each.entry === entry);
if (subject === undefined) throw new Error(`there is no function ${entry} in cdk.out`);
const { folder, environment } = subject;

/** Milliseconds of the processor until the bundle is loaded. */
async function load(cache?: string): Promise<number> {
  const program = join(root, "bench/cold-start-process.cjs");
  const env = {
    ...environment,
    LAMBDA_TASK_ROOT: folder,
    ...(cache !== undefined && { NODE_COMPILE_CACHE: cache }),
  };
  const { stdout } = await run(process.execPath, [program, join(folder, "index.js")], { env });
  return (JSON.parse(stdout) as { init: { cpu: number } }).init.cpu; // what our own program prints
}

const bytesIn = (path: string): number =>
  readdirSync(path, { recursive: true })
    .map((name) => statSync(join(path, String(name))))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);

/** Node keeps a cache in a folder that is named by its version and V8's: of another Node it is under another name. */
function ofAnotherNode(cache: string): string {
  const other = mkdtempSync(join(tmpdir(), "code-cache-"));
  cpSync(cache, other, { recursive: true });
  for (const name of readdirSync(other)) renameSync(join(other, name), join(other, `${name}-other`));
  return other;
}

const own = mkdtempSync(join(tmpdir(), "code-cache-"));
await load(own);
const other = ofAnotherNode(own);
try {
  const figures: Record<string, number[]> = { "no cache": [], "its own": [], "another Node's": [] };
  for (let round = 0; round < Number(rounds); round += 1) {
    figures["no cache"]?.push(await load());
    figures["its own"]?.push(await load(own));
    // As shipped: nothing is kept of what is compiled anew.
    for (const name of readdirSync(other))
      if (!name.endsWith("-other")) rmSync(join(other, name), { recursive: true });
    figures["another Node's"]?.push(await load(other));
  }
  console.table(
    Object.fromEntries(
      Object.entries(figures).map(([name, values]) => [
        name,
        { "init, CPU ms": median(values).toFixed(1), "±": spread(values).toFixed(1) },
      ]),
    ),
  );
  const bundle = readFileSync(join(folder, "index.js")).length;
  console.log(`bundle ${Math.round(bundle / 1000)} KB, cache ${Math.round(bytesIn(own) / 1000)} KB`);
} finally {
  for (const each of [own, other]) rmSync(each, { recursive: true, force: true });
}
