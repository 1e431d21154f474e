/**
 * What a cold start costs, of the bundles in cdk.out: in fresh processes that take turns, beside an empty Node process
 * and beside the same function built as the CDK's NodejsFunction would by default (CommonJS, not minified, the SDK
 * from node_modules). The first invocation calls a stub of AWS on this machine. CPU is what counts, and its ratios:
 * times depend on what else the machine does. At 0.29 of a processor, what 512 MB of Lambda have, times are measured
 * with a cgroup, where the machine lets us make one.
 *
 * Usage: npm run synth && node bench/cold-start.ts [rounds, default 15] [entry …]
 */
import { execFile } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { startAwsStub } from "./support/aws-stub.ts";
import { firstEvents } from "./support/first-events.ts";
import { reaching } from "./support/loopback-aws.ts";
import { median, spread } from "./support/statistics.ts";
import { type SynthesizedFunction, synthesizedFunctions } from "./support/synthesized-functions.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);

interface Part {
  readonly cpu: number;
  readonly ms: number;
}
interface ColdStart {
  readonly init: Part;
  readonly first?: Part;
  readonly answer?: { readonly statusCode?: number; readonly batchItemFailures?: readonly unknown[] };
  /** What the function has said of errors. */
  readonly errors?: readonly unknown[];
}

/** CPU in milliseconds: the median, and how far a usual round lies from it. */
export interface Figure {
  readonly median: number;
  readonly spread: number;
}
export interface ColdStartResult {
  readonly entry: string;
  readonly gzipKb: number;
  readonly emptyCpu: Figure;
  /** From the start of the process until the event loop has turned once after loading. */
  readonly initCpu: Figure;
  readonly defaultInitCpu: Figure;
  readonly firstCpu?: Figure;
  readonly defaultFirstCpu?: Figure;
  /** Milliseconds of loading and of the first invocation: throttled as a whole, and from the invocation on. */
  readonly throttled?: Readonly<
    Record<"init" | "invocation", { readonly ours: Figure; readonly default: Figure }>
  >;
}

const figure = (values: readonly number[]): Figure => ({ median: median(values), spread: spread(values) });

/** The folder with the function as the CDK would bundle it by default, where the SDK is found in node_modules. */
async function builtByDefault({ entry, folder }: SynthesizedFunction): Promise<string> {
  const target = join(root, "node_modules/.cache/cold-start", entry);
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(folder))
    if (name !== "index.js") copyFileSync(join(folder, name), join(target, name));
  await build({
    absWorkingDir: root,
    entryPoints: globSync(`functions/handlers/*/${entry}.ts`, { cwd: root }),
    outfile: join(target, "index.js"),
    bundle: true,
    platform: "node",
    target: "node24",
    format: "cjs",
    external: ["@aws-sdk/*", "@smithy/*"],
    logLevel: "error",
  });
  writeFileSync(join(target, "package.json"), '{"type":"commonjs"}');
  return target;
}

/** A cgroup with 0.29 of a processor, or undefined where there is no version 1 hierarchy that we may write. */
function throttledCgroup(): { readonly procs: string; readonly remove: () => void } | undefined {
  const folder = `/sys/fs/cgroup/cpu/cold-start-${process.pid}`;
  if (!existsSync("/sys/fs/cgroup/cpu/cpu.cfs_quota_us")) return undefined;
  try {
    mkdirSync(folder);
    writeFileSync(join(folder, "cpu.cfs_period_us"), "20000");
    writeFileSync(join(folder, "cpu.cfs_quota_us"), "5800");
    return { procs: join(folder, "cgroup.procs"), remove: () => rmdirSync(folder) };
  } catch {
    return undefined;
  }
}

async function inFreshProcess(
  folder: string | undefined,
  environment: Readonly<Record<string, string>>,
  ...more: readonly string[]
): Promise<ColdStart> {
  const program = join(root, "bench/cold-start-process.cjs");
  const args = folder === undefined ? [] : [join(folder, "index.js"), ...more];
  const env = { ...environment, ...(folder !== undefined && { LAMBDA_TASK_ROOT: folder }) };
  const { stdout } = await run(process.execPath, [program, ...args], { env });
  const result = JSON.parse(stdout) as ColdStart; // what our own program prints
  const { statusCode = 200, batchItemFailures = [] } = result.answer ?? {};
  if (statusCode >= 300 || batchItemFailures.length > 0)
    throw new Error(
      `${folder}: the first invocation failed: ${JSON.stringify({ answer: result.answer, errors: result.errors })}`,
    );
  return result;
}

/**
 * Measures one function in rounds: empty, ours, default, and both throttled, one after the other.
 *
 * @param cgroup null measures nothing throttled
 */
export async function measureColdStart(
  subject: SynthesizedFunction,
  rounds: number,
  awsUrl: string,
  cgroup: ReturnType<typeof throttledCgroup> | null = throttledCgroup(),
): Promise<ColdStartResult> {
  const byDefault = await builtByDefault(subject);
  const environment = { ...subject.environment, ...reaching(awsUrl) };
  const event = firstEvents[subject.entry]?.(environment);
  const sent = event === undefined ? [] : [JSON.stringify(event)];
  const empty: ColdStart[] = [];
  const both = { ours: [] as ColdStart[], default: [] as ColdStart[] };
  const throttled = {
    init: { ours: [] as number[], default: [] as number[] },
    invocation: { ours: [] as number[], default: [] as number[] },
  };
  for (let round = 0; round < rounds; round += 1) {
    empty.push(await inFreshProcess(undefined, environment));
    for (const [name, folder] of [
      ["ours", subject.folder],
      ["default", byDefault],
    ] as const) {
      both[name].push(await inFreshProcess(folder, environment, ...sent));
      if (!cgroup || sent.length === 0) continue;
      for (const from of ["init", "invocation"] as const) {
        const { init, first } = await inFreshProcess(folder, environment, ...sent, cgroup.procs, from);
        throttled[from][name].push(init.ms + (first?.ms ?? 0));
      }
    }
  }
  cgroup?.remove();
  const initOf = (starts: readonly ColdStart[]) => figure(starts.map(({ init }) => init.cpu));
  const firstOf = (starts: readonly ColdStart[]) => figure(starts.flatMap(({ first }) => first?.cpu ?? []));
  const both29 = (from: "init" | "invocation") => ({
    ours: figure(throttled[from].ours),
    default: figure(throttled[from].default),
  });
  return {
    entry: subject.entry,
    gzipKb: gzipSync(readFileSync(join(subject.folder, "index.js")), { level: 9 }).length / 1000,
    emptyCpu: initOf(empty),
    initCpu: initOf(both.ours),
    defaultInitCpu: initOf(both.default),
    ...(event !== undefined && { firstCpu: firstOf(both.ours), defaultFirstCpu: firstOf(both.default) }),
    ...(throttled.init.ours.length > 0 && {
      throttled: { init: both29("init"), invocation: both29("invocation") },
    }),
  };
}

/** One row of the table: sizes in KB, CPU ratios with the spread of ours, times throttled. */
function rowOf(result: ColdStartResult) {
  const { emptyCpu, initCpu, defaultInitCpu, firstCpu, defaultFirstCpu, throttled } = result;
  const ratio = (ours?: Figure, base?: Figure) =>
    ours && base
      ? `${(ours.median / base.median).toFixed(2)} ±${(ours.spread / base.median).toFixed(2)}`
      : "";
  return {
    "gzip, KB": result.gzipKb.toFixed(1),
    "init / empty": ratio(initCpu, emptyCpu),
    "default's init / empty": ratio(defaultInitCpu, emptyCpu),
    "first / default's": ratio(firstCpu, defaultFirstCpu),
    "both at 0.29 / default's": ratio(throttled?.init.ours, throttled?.init.default),
    "init full, first at 0.29 / default's": ratio(throttled?.invocation.ours, throttled?.invocation.default),
  };
}

async function report([rounds = "15", ...entries]: readonly string[]): Promise<void> {
  const stub = await startAwsStub();
  const all = synthesizedFunctions(process.env["CDK_OUT"] ?? join(root, "cdk.out"));
  const chosen = all.filter(({ entry }) => entries.length === 0 || entries.includes(entry));
  const rows: Record<string, object> = {};
  for (const subject of chosen) {
    process.stderr.write(`${subject.entry}\n`);
    rows[subject.entry] = rowOf(await measureColdStart(subject, Number(rounds), stub.url));
  }
  console.table(rows);
  stub.close();
}

if (import.meta.main) await report(process.argv.slice(2));
