/** Which tests can notice a mutant: those that reach it, the nearest and quickest first. */
import { basename, dirname } from "node:path";
import type { Recording, Request, Selection } from "./protocol.ts";
import type { Mutant } from "./working-copy.ts";

type Trial = Extract<Request, { kind: "try" }>;

/** A mutant that is reached from everywhere is tried on the tests of its folder, and on so many seconds of others. */
const enoughMs = 10_000;

export interface Planned {
  readonly trial: Trial;
  /** How long its tests take without the mutant. */
  readonly usualMs: number;
}

/** `undefined` where no test reaches the mutant. */
export function planOf({ id, file }: Mutant, recordings: readonly Recording[]): Planned | undefined {
  const reaching = recordings
    .flatMap((recording) => reach(recording, id))
    .map((each) => ({ ...each, distance: distanceOf(each.selection.file, file) }))
    .sort((a, b) => a.distance - b.distance || a.usualMs - b.usualMs);
  if (reaching.length === 0) return undefined;

  const selections: Selection[] = [];
  let usualMs = 0;
  let elsewhereMs = 0;
  let slowestMs = 0;
  for (const each of reaching) {
    if (selections.length > 0 && each.distance > 1) {
      if (elsewhereMs + each.usualMs > enoughMs) continue;
      elsewhereMs += each.usualMs;
    }
    selections.push(each.selection);
    usualMs += each.usualMs;
    slowestMs = Math.max(slowestMs, each.slowestMs);
  }
  const hits = Math.max(...reaching.map((each) => each.hits));
  const testTimeoutMs = 2_000 + 5 * slowestMs;
  return { trial: { kind: "try", mutant: id, hits, selections, testTimeoutMs }, usualMs };
}

/** From the subject's own test by those of its folder to those of anything else. */
function distanceOf(test: string, subject: string): number {
  if (basename(test).startsWith(basename(subject, ".ts"))) return 0;
  return test.startsWith(`test/${dirname(subject)}/`) ? 1 : 2;
}

function reach({ file, failures, loadMs, testMs, outside, inside }: Recording, id: string) {
  const outsideHits = outside[id] ?? 0;
  const isUsable = (at: number) => !failures.some((failure) => failure.at === at);
  // Reached while the file was loaded, it may show in any of its tests.
  const reaching =
    outsideHits > 0
      ? testMs.map((_, at) => at)
      : Object.keys(inside)
          .map(Number)
          .filter((at) => inside[at]?.[id]);
  const tests = reaching.filter(isUsable);
  if (tests.length === 0) return [];
  const selection: Selection = { file, tests };
  const times = tests.map((at) => testMs[at] ?? 0);
  const sum = times.reduce((total, ms) => total + ms, loadMs);
  const hits = tests.reduce((total, at) => total + (inside[at]?.[id] ?? 0), outsideHits);
  return [{ selection, hits, usualMs: sum, slowestMs: Math.max(0, ...times) }];
}
