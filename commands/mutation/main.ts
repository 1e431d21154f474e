/**
 * `npm run mutation [-- --only domain,contracts/password.ts] [--sample 100] [--minutes 5] [--workers 8]`: changes the
 * code in one place at a time, and looks whether a test notices. `--only` takes targets' names, and files or folders of
 * theirs; after `--minutes` the report is of what has been tried by then, here and there. Writes reports/mutation.md; ends with a non-zero status below a threshold
 * (targets.ts), or when a listed survivor (survivors.ts) is none any more. Why not Stryker's own runner: docs/adr.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { optionsOrExit, readOptions, wholeNumber } from "../shared/options.ts";
import { type Planned, planOf } from "./plan.ts";
import type { Recording } from "./protocol.ts";
import { reportOf, scoreOf, staleSurvivors, type Tried } from "./report.ts";
import { leftOut, targets, testFolders } from "./targets.ts";
import { LOST, workersOn } from "./workers.ts";
import { type Mutant, workingCopy } from "./working-copy.ts";

const usage = `npm run mutation -- [--only <targets>] [--sample <number>] [--minutes <number>] [--workers <number>]

  --only <targets>    names of commands/mutation/targets.ts, files or folders, separated by commas
  --sample <number>   so many mutants of each, chosen evenly
  --minutes <number> report what has been tried by then
  --workers <number>  processes at once, 8 by default: a mutant that breaks a retry or an answer mostly waits`;

const values = optionsOrExit(usage, (args) => {
  const given = readOptions(
    args,
    {
      only: { type: "string" },
      sample: { type: "string" },
      minutes: { type: "string" },
      workers: { type: "string", default: "8" },
    },
    usage,
  );
  if (given.sample !== undefined) wholeNumber("sample", given.sample, 1);
  if (given.minutes !== undefined) wholeNumber("minutes", given.minutes, 1);
  wholeNumber("workers", given.workers, 1);
  return given;
});
const project = resolve(import.meta.dirname, "../..");
const only = values.only?.split(",");
const parts = only?.filter((one) => targets.every(({ name }) => name !== one)) ?? [];
const chosen = targets.filter(
  ({ name, folder }) => !only || only.includes(name) || parts.some((part) => isWithin(part, folder)),
);
const started = performance.now();
const say = (text: string) =>
  process.stderr.write(
    `${String(Math.round((performance.now() - started) / 1000)).padStart(5)} s: ${text}\n`,
  );

const isChosen = (file: string) =>
  chosen.some(({ name, folder }) => (!only || only.includes(name)) && isWithin(file, folder)) ||
  parts.some((part) => isWithin(file, part));

const copy = await workingCopy(project, chosen, isChosen);
try {
  const workers = workersOn(copy.root, Number(values.workers));
  say(`${copy.mutants.length} mutants in ${chosen.map(({ folder }) => folder).join(", ")}`);

  const testFiles = copy.files.filter(
    (file) =>
      file.endsWith(".test.ts") &&
      testFolders.some((folder) => file.startsWith(`${folder}/`)) &&
      !leftOut.some((each) => each.file === file && each.test === undefined),
  );
  const recordings: Recording[] = [];
  const failed: string[] = [];
  const recordingMs = 180_000;
  await workers.all(
    testFiles.map((file) => ({ kind: "record", file }) as const),
    () => recordingMs,
    ({ file }, answer) => {
      if (answer === LOST || answer.kind !== "recorded") failed.push(`${file}: no answer`);
      else {
        recordings.push(answer);
        const unexpected = answer.failures.filter(
          ({ test }) => !leftOut.some((each) => each.file === file && test.endsWith(each.test ?? test)),
        );
        failed.push(...unexpected.map(({ test, why }) => `${file}: ${test}: ${why.slice(0, 2_000)}`));
      }
    },
  );
  if (failed.length > 0) throw new Error(`Without any mutant, tests fail:\n\n${failed.join("\n\n")}`);
  say(`${recordings.length} test files are green without a mutant`);

  const tried: Tried[] = [];
  const plans = new Map<string, { mutant: Mutant; planned: Planned }>();
  const mutants = sampled(copy.mutants);
  for (const mutant of values.minutes === undefined ? mutants : scattered(mutants)) {
    const planned = planOf(mutant, recordings);
    if (planned) plans.set(mutant.id, { mutant, planned });
    else tried.push({ mutant, outcome: "unreached" });
  }
  let done = 0;
  await workers.all(
    untilItIsTime([...plans.values()].map(({ planned }) => planned.trial)),
    ({ mutant }) => 15_000 + 5 * (plans.get(mutant)?.planned.usualMs ?? 0),
    ({ mutant: id }, answer) => {
      const { mutant } = plans.get(id) ?? {};
      if (!mutant) return;
      const isKilled = answer !== LOST && answer.kind === "tried" && answer.killedBy !== undefined;
      tried.push({ mutant, outcome: answer === LOST ? "lost" : isKilled ? "killed" : "survived" });
      done += 1;
      const survived = tried.filter(({ outcome }) => outcome === "survived").length;
      if (done % 50 === 0) say(`${done} of ${plans.size} tried, ${survived} survived`);
    },
  );

  tried.sort((a, b) => Number(a.mutant.id) - Number(b.mutant.id));
  const scores = chosen.map((target) => scoreOf(target, tried));
  const isWhole = values.sample === undefined && values.minutes === undefined && parts.length === 0;
  const stale = isWhole ? staleSurvivors(tried, chosen) : [];
  const report = reportOf(scores, tried, stale);
  mkdirSync(join(project, "reports"), { recursive: true });
  writeFileSync(join(project, "reports/mutation.md"), report);
  process.stdout.write(report);
  const isBelow = scores.some(({ percent, target }) => percent < target.threshold);
  if (isBelow || stale.length > 0) process.exitCode = 1;
} finally {
  copy.remove();
}

/** In an order that leaves no file to the end; the same in every run. */
function scattered(mutants: readonly Mutant[]): readonly Mutant[] {
  const place = (at: number) => (at * 0.618_034) % 1;
  return mutants
    .map((mutant, at) => ({ mutant, place: place(at) }))
    .sort((a, b) => a.place - b.place)
    .map(({ mutant }) => mutant);
}

function* untilItIsTime<R>(requests: readonly R[]): Iterable<R> {
  const end = started + Number(values.minutes ?? Number.POSITIVE_INFINITY) * 60_000;
  for (const request of requests) {
    if (performance.now() > end) return;
    yield request;
  }
}

function isWithin(file: string, place: string): boolean {
  return file === place || file.startsWith(`${place}/`);
}

/** Evenly spread, so that a sample has something of every file; the same in every run. */
function sampled(mutants: readonly Mutant[]): readonly Mutant[] {
  const count = Math.min(Number(values.sample ?? mutants.length), mutants.length);
  return Array.from({ length: count }, (_, at) => mutants[Math.floor((at * mutants.length) / count)]).filter(
    (mutant) => mutant !== undefined,
  );
}
