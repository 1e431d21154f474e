/**
 * What judging a password costs: the first one in a fresh process, with all that has to be loaded, and one of many, of
 * each kind that people make. Beside it zxcvbn with its own lists, bundled alike, since ratios hold on any machine and
 * times do not.
 *
 * Usage: npx node bench/password-judge.ts
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { contextWords } from "../functions/domain/password-weakness.ts";
import { bundlingOptions } from "../lib/bundling/options.ts";
import { type Draw, passwordKinds } from "../testing/passwords.ts";
import { projectRoot } from "../testing/project-root.ts";
import { median } from "./support/statistics.ts";

const ROUNDS = 15;
const EACH = 20;
const WORDS = "password-words.bin";

const readIn = `import { readFileSync } from "node:fs";
import { rankedWords } from "./functions/domain/ranked-words.ts";
import { judgeBy, zxcvbnOver } from "./functions/lazy/password-strength.ts";
export const judge = judgeBy(zxcvbnOver(rankedWords(readFileSync(__dirname + "/${WORDS}"))));`;
const unpacked = `import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as common } from "@zxcvbn-ts/language-common";
import { dictionary as japanese } from "@zxcvbn-ts/language-ja";
import { judgeBy } from "./functions/lazy/password-strength.ts";
export const judge = judgeBy(
  new ZxcvbnFactory({ dictionary: { ...common, ...japanese }, graphs: adjacencyGraphs }),
);`;
const variants = { "in place": readIn, unpacked } as const;

type Judge = (password: string, context: readonly string[]) => unknown;

const context = contextWords(["taro.yamada@example.jp", "Kawasaki City", "e-KAWASAKI"]);

/** Milliseconds of the processor. */
function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const load = (file: string): Judge => createRequire(import.meta.url)(file).judge;

/** In this process, which has loaded nothing of it yet. */
const measureCold = (file: string) => cpuOf(() => load(file)("Hanako-2026", context));

function passwords(): string[] {
  let state = 1;
  const draw: Draw = (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  return Object.values(passwordKinds).flatMap((make) => Array.from({ length: EACH }, () => make(draw)));
}

function measureWarm(file: string): number {
  const judge = load(file);
  const all = passwords();
  const work = () => {
    for (const password of all) judge(password, context);
  };
  work();
  return cpuOf(work) / all.length;
}

async function bundled(contents: string, name: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "password-judge-"));
  const outfile = join(folder, `${name.replace(" ", "-")}.cjs`);
  const { plugins: _sdkOnly, ...options } = bundlingOptions;
  await build({ ...options, stdin: { contents, resolveDir: projectRoot, loader: "ts" }, outfile });
  copyFileSync(join(projectRoot, "data", WORDS), join(folder, WORDS));
  return outfile;
}

function coldInFreshProcess(file: string): number {
  const self = fileURLToPath(import.meta.url);
  return Number(execFileSync(process.execPath, [self, file], { encoding: "utf8" }));
}

export interface JudgeFigure {
  /** The first judgement in a fresh process, with all that has to be loaded: processor milliseconds, median. */
  readonly coldCpuMs: number;
  /** One of many, of each kind of password: processor milliseconds. */
  readonly warmCpuMs: number;
}

/** Ours, looked up in place, and zxcvbn with its own lists beside it. */
export async function measureJudge(rounds = ROUNDS): Promise<Record<keyof typeof variants, JudgeFigure>> {
  const files = {
    "in place": await bundled(variants["in place"], "in place"),
    unpacked: await bundled(variants.unpacked, "unpacked"),
  };
  const cold: Record<keyof typeof variants, number[]> = { "in place": [], unpacked: [] };
  for (let round = 0; round < rounds; round += 1)
    for (const name of ["in place", "unpacked"] as const) cold[name].push(coldInFreshProcess(files[name]));
  const figure = (name: keyof typeof variants): JudgeFigure => ({
    coldCpuMs: median(cold[name]),
    warmCpuMs: measureWarm(files[name]),
  });
  return { "in place": figure("in place"), unpacked: figure("unpacked") };
}

if (import.meta.main) {
  const [, , file] = process.argv;
  if (file === undefined) console.table(await measureJudge());
  else console.log(measureCold(file));
}
