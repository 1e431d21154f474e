/** Runs test files of the working copy in this process, with one mutant active or none. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { freshModules } from "./fresh-modules.ts";
import { type Block, circus, jest, type Test } from "./globals.ts";
import type { Answer, Recording, Request, Selection } from "./protocol.ts";

/** Where instrumented code looks up which mutant is active, and notes what it passes. */
interface Schemata {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: {
    static: Record<string, number>;
    perTest: Record<string, Record<string, number>>;
  };
}

const [, , root = ""] = process.argv;
process.chdir(root);
const { nextGeneration } = freshModules(root);
const schemata: Schemata = {};
Object.assign(globalThis, { __stryker__: schemata });
const environment = { ...process.env };
/** A test of the model may take as long as it does; one that waits for ever is the runner's to end. */
const unmutatedTimeoutMs = 120_000;

interface Run {
  readonly failures: Recording["failures"][number][];
  /** Nothing else of the file need run after a failure: its hooks for all still do, which close what they opened. */
  readonly endsWithFirst: boolean;
  loadMs: number;
  testMs: number[];
}

let tests: readonly Test[] = [];
let running: Run | undefined;

const testsOf = (block: Block): Test[] =>
  block.children.flatMap((child) => (child.type === "test" ? [child] : testsOf(child)));

const nameOf = (test: Test): string => {
  const names = [test.name];
  for (let block = test.parent; block.parent; block = block.parent) names.unshift(block.name);
  return names.join(" › ");
};

function fail(error: unknown, test?: Test): void {
  if (!running) return;
  const at = test ? tests.indexOf(test) : -1;
  running.failures.push({ at, test: test ? nameOf(test) : "outside of any test", why: String(error) });
  if (running.endsWithFirst) for (const other of tests) other.mode = "skip";
}

circus.addEventHandler((event) => {
  if (event.name === "test_start") schemata.currentTestId = String(tests.indexOf(event.test));
  if (event.name === "test_done") {
    schemata.currentTestId = undefined;
    const at = tests.indexOf(event.test);
    if (running) running.testMs[at] = event.test.duration ?? 0;
    if (event.test.errors.length > 0) fail(event.test.errors[0], event.test);
  }
});
for (const event of ["uncaughtException", "unhandledRejection"]) {
  process.on(event, (error: unknown) => fail(error));
}

async function run(
  { file, tests: selected }: Selection,
  testTimeoutMs: number,
  endsWithFirst: boolean,
): Promise<Run> {
  const run: Run = { failures: [], endsWithFirst, loadMs: 0, testMs: [] };
  running = run;
  tests = [];
  nextGeneration();
  circus.resetState();
  const began = performance.now();
  try {
    await import(pathToFileURL(join(root, file)).href);
    run.loadMs = performance.now() - began;
    const { rootDescribeBlock } = circus.getState();
    tests = testsOf(rootDescribeBlock);
    for (const [at, test] of tests.entries()) {
      test.timeout = testTimeoutMs;
      if (selected && !selected.includes(at)) test.mode = "skip";
    }
    circus.getState().testTimeout = testTimeoutMs;
    await circus.run();
    for (const error of circus.getState().unhandledErrors) fail(error);
  } catch (error) {
    fail(error);
  }
  jest.useRealTimers();
  jest.restoreAllMocks();
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  running = undefined;
  return run;
}

async function record(file: string): Promise<Recording> {
  const coverage = { static: {}, perTest: {} };
  schemata.activeMutant = undefined;
  // Each module keeps the one that it found at its first mutant.
  schemata.mutantCoverage = coverage;
  const { failures, loadMs, testMs } = await run({ file }, unmutatedTimeoutMs, false);
  return {
    file,
    failures,
    loadMs,
    testMs: Array.from(testMs, (ms) => ms ?? 0),
    outside: coverage.static,
    inside: coverage.perTest,
  };
}

async function tryMutant({ mutant, hits, selections, testTimeoutMs }: Extract<Request, { kind: "try" }>) {
  for (const selection of selections) {
    Object.assign(schemata, { activeMutant: mutant, hitCount: 0, hitLimit: hits * 100 + 10_000 });
    const { failures } = await run(selection, testTimeoutMs, true);
    const [first] = failures;
    if (first) return { killedBy: `${selection.file}: ${first.test}: ${first.why}` };
  }
  return {};
}

process.on("message", async (request: Request) => {
  const answer: Answer =
    request.kind === "record"
      ? { kind: "recorded", ...(await record(request.file)) }
      : { kind: "tried", ...(await tryMutant(request)) };
  process.send?.(answer);
});
process.on("disconnect", () => process.exit());
for (const stream of [process.stdout, process.stderr]) stream.write = () => true;
process.send?.({ kind: "ready" });
