/** Every call site of every step × every kind of fault: recorded, then done one by one, on several clouds at once. */
import { isDeepStrictEqual } from "node:util";
import { isServiceName } from "local-cloud";
import { sharedOut } from "../cloud/shared-out.ts";
import {
  advance,
  callsOf,
  faultsLeft,
  forgetCalls,
  inject,
  permissionsOf,
  recycle,
  withdrawFaults,
} from "../drivers/control.ts";
import { type CallSite, callSitesOf, describeSite, oncePerCall } from "./call-sites.ts";
import { halvesOf, leftBehind, violationsOf } from "./invariants.ts";
import { duplicateMessage, type Kind, kinds } from "./kinds.ts";
import { aPerson, goOn } from "./person.ts";
import { openStage, type Stage } from "./stage.ts";
import type { Step } from "./step.ts";
import { steps } from "./steps.ts";

export interface Case {
  readonly site: CallSite;
  readonly kind: Kind;
}

export interface Violation {
  readonly where: string;
  readonly what: string;
}

export interface MatrixResult {
  readonly sites: readonly CallSite[];
  readonly cases: readonly Case[];
  readonly violations: readonly Violation[];
  readonly seconds: number;
}

/** E.g. the second of four. */
export interface Share {
  readonly part: number;
  readonly of: number;
}

export interface MatrixOptions {
  /**
   * Every kind at every site; or one at each call of each function, the kinds taking turns, in the first step that makes
   * the call.
   */
  readonly cover: "full" | "rotating";
  /**
   * Of the cases each `of`-th, from the `part`-th on: for runs that have minutes, or share the cases out between them.
   * @default all
   */
  readonly share?: Share;
  /** Local clouds at once; most of the time they wait. */
  readonly clouds: number;
  /** Only steps whose name contains this. */
  readonly only?: string;
  onProgress?(line: string): void;
}

export async function runMatrix({
  cover,
  share = { part: 1, of: 1 },
  clouds,
  only = "",
  onProgress,
}: MatrixOptions): Promise<MatrixResult> {
  const started = performance.now();
  const log = (line: string) =>
    onProgress?.(`${Math.round((performance.now() - started) / 1000)} s: ${line}`);
  const stages: Stage[] = [];
  try {
    for (let at = 1; at <= clouds; at += 1) stages.push(await openStage(`fault-matrix-${at}`));
    const wanted = steps.filter(
      ({ name, onlyInFull }) => name.includes(only) && !(onlyInFull && cover === "rotating" && only === ""),
    );
    const sites = (await sharedOut(stages, wanted, (stage, step) => recordSites(stage, step, cover))).flat();
    log(`${sites.length} call sites in ${wanted.length} steps`);
    const unreached = only === "" ? await unreachedBy(sites, stages) : [];
    const cases = casesOf(sites, cover).filter((_, at) => at % share.of === share.part - 1);
    let done = 0;
    const violations = (
      await sharedOut(stages, cases, async (stage, each) => {
        const found = await runCase(stage, each, cover);
        done += 1;
        for (const { where, what } of found) log(`${where}: ${what}`);
        if (done % 25 === 0) log(`${done} of ${cases.length}`);
        return found;
      })
    ).flat();
    const remains = await Promise.all(stages.map(remainsOf));
    const seconds = Math.round((performance.now() - started) / 1000);
    return { sites, cases, violations: [...unreached, ...violations, ...remains.flat()], seconds };
  } finally {
    await Promise.all(stages.map((stage) => stage.stop()));
  }
}

/** A function that may call AWS, and does so in no step, is one that the steps have forgotten. */
async function unreachedBy(sites: readonly CallSite[], [stage]: readonly Stage[]): Promise<Violation[]> {
  if (stage === undefined) return [];
  const reached = new Set(sites.map((site) => site.function));
  // Pollers receive and the runtime logs by themselves, and keys are used by the services: what a function calls itself
  // is meant.
  const own = (await permissionsOf(stage.cloud)).filter(
    ({ action }) => isServiceName(action.split(":")[0] ?? "") && !/^(sqs:(?!SendMessage)|logs:)/.test(action),
  );
  const callers = new Set(own.map((permission) => permission.function));
  return [...callers]
    .filter((name) => !reached.has(name))
    .map((name) => ({ where: "the steps", what: `${name} is in none of them` }));
}

/** Between two people: limits per minute and hour are theirs alone. */
const betweenSeconds = 180;

/** What a schedule starts when a step lets days pass belongs to the step that is about it. */
const scheduled: Readonly<Record<string, string>> = { "sweep-accounts": "sweep", "seal-audit": "seal" };

const isItsOwn = ({ name }: Step, site: CallSite): boolean => name.startsWith(scheduled[site.function] ?? "");

/**
 * In the tests' edition a step is done once, as it comes: the calls of a start are those of the step that meets a function first. Its
 * cases start the function anew.
 */
async function recordSites(stage: Stage, step: Step, cover: MatrixOptions["cover"]): Promise<CallSite[]> {
  const record = async (isCold: boolean) => {
    const person = aPerson(stage);
    await advance(stage.cloud, betweenSeconds);
    await step.prepare(stage, person);
    if (isCold) await recycle(stage.cloud);
    await forgetCalls(stage.cloud);
    await step.perform(stage, person);
    await stage.settle();
    return callsOf(stage.cloud);
  };
  const isFull = cover === "full";
  const cold = await record(isFull);
  const warm = isFull ? await record(false) : [];
  const meant = callSitesOf(step.name, { cold, warm });
  return meant.filter((site) => isItsOwn(step, site));
}

const kindsAt = ({ operation }: CallSite): readonly Kind[] =>
  operation === "SendMessage" ? [...kinds, duplicateMessage] : kinds;

function casesOf(sites: readonly CallSite[], cover: MatrixOptions["cover"]): Case[] {
  const all = (cover === "full" ? sites : oncePerCall(sites)).map((site) =>
    kindsAt(site).map((kind) => ({ site, kind })),
  );
  return cover === "full" ? all.flat() : all.flatMap((ofSite, at) => ofSite[at % ofSite.length] ?? []);
}

/** What is due within moments comes now before, now after what is done by hand: a call that did not happen may yet. */
const triesToReach = 3;

async function runCase(
  stage: Stage,
  { site, kind }: Case,
  cover: MatrixOptions["cover"],
): Promise<Violation[]> {
  const what = await reachAndTry(stage, { site, kind }, cover).catch((error: unknown) => [
    `it ends in ${String(error)}`,
  ]);
  await withdrawFaults(stage.cloud);
  return what.map((each) => ({ where: `${describeSite(site)}: ${kind.name}`, what: each }));
}

async function reachAndTry(
  stage: Stage,
  { site, kind }: Case,
  cover: MatrixOptions["cover"],
): Promise<readonly string[]> {
  const step = steps.find(({ name }) => name === site.step);
  if (!step) throw new Error(`there is no step ${site.step}`);
  for (let tries = 1; tries <= triesToReach; tries += 1) {
    const { isReached, violations } = await tryCase(stage, step, site, kind);
    if (isReached || violations.length > 0) return violations;
  }
  // On a busy machine an SDK repeats itself, and what follows upon the repeat was recorded as if it were a site.
  const isStillThere = (await recordSites(stage, step, cover)).some((other) =>
    isDeepStrictEqual(other, site),
  );
  return isStillThere ? [`no call met the fault in ${triesToReach} tries`] : [];
}

interface Tried {
  /** Whether a call met the fault as often as it was to. */
  readonly isReached: boolean;
  readonly violations: readonly string[];
}

async function tryCase(stage: Stage, step: Step, site: CallSite, { mode, count }: Kind): Promise<Tried> {
  const { cloud } = stage;
  const { function: name, service, operation, nth } = site;
  const person = aPerson(stage);
  await advance(cloud, betweenSeconds);
  await step.prepare(stage, person);
  if (site.isCold) await recycle(cloud, name);
  await inject(cloud, { function: name, service, operation, mode, count, skip: nth });
  await step.perform(stage, person);
  await stage.settle();
  const isReached = (await faultsLeft(cloud)).length === 0;
  await withdrawFaults(cloud);
  const halves = await halvesOf(stage, person);
  await goOn(stage, person);
  await stage.settle();
  const violations = [
    ...halves.map((half) => `before anybody came again, ${half}`),
    ...(await violationsOf(stage, person)),
  ];
  return { isReached, violations };
}

const remainsOf = async (stage: Stage, at: number): Promise<Violation[]> =>
  (await leftBehind(stage)).map((what) => ({ where: `cloud ${at + 1}, in the end`, what }));
