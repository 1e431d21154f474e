import { type Survivor, survivors } from "./survivors.ts";
import type { Target } from "./targets.ts";
import type { Mutant } from "./working-copy.ts";

export type TrialOutcome = "killed" | "lost" | "survived" | "unreached";

export interface Tried {
  readonly mutant: Mutant;
  readonly outcome: TrialOutcome;
}

export interface Score {
  readonly target: Target;
  readonly counts: Readonly<Record<TrialOutcome, number>>;
  /** Per cent of the mutants that were noticed: by a test, or because nothing came to an end any more. */
  readonly percent: number;
}

export function scoreOf(target: Target, tried: readonly Tried[]): Score {
  const counts = { killed: 0, lost: 0, survived: 0, unreached: 0 };
  const ours = tried.filter(({ mutant }) => mutant.target === target);
  for (const { outcome } of ours) counts[outcome] += 1;
  const percent = ours.length === 0 ? 100 : (100 * (counts.killed + counts.lost)) / ours.length;
  return { target, counts, percent };
}

const isSame = (survivor: Survivor, mutant: Mutant) =>
  survivor.file === mutant.file &&
  inOneLine(survivor.original) === inOneLine(mutant.original) &&
  inOneLine(survivor.replacement) === inOneLine(mutant.replacement);

const isAlive = ({ outcome }: Tried) => outcome === "survived" || outcome === "unreached";

/** Entries of the list that name no living mutant; only of what was tried whole. */
export const staleSurvivors = (tried: readonly Tried[], targets: readonly Target[]) =>
  survivors.filter(
    (survivor) =>
      targets.some(({ folder }) => survivor.file.startsWith(`${folder}/`)) &&
      !tried.some((one) => isAlive(one) && isSame(survivor, one.mutant)),
  );

export function reportOf(
  scores: readonly Score[],
  tried: readonly Tried[],
  stale: readonly Survivor[],
): string {
  const alive = tried.filter(isAlive).map((one) => ({
    ...one,
    reason: survivors.find((survivor) => isSame(survivor, one.mutant))?.reason,
  }));
  return [
    "# Mutation",
    "",
    "| folder | mutants | killed | without end | survived | unreached | score | threshold |",
    "| --- | --: | --: | --: | --: | --: | --: | --: |",
    ...scores.map(lineOf),
    "",
    ...(stale.length > 0
      ? ["## Listed as survivors, and none any more", "", ...stale.map(staleLine), ""]
      : []),
    "## Survivors",
    "",
    ...alive.map(
      ({ mutant, outcome, reason }) => `- ${describeMutant(mutant, outcome)}${reason ? `\n  ${reason}` : ""}`,
    ),
    "",
  ].join("\n");
}

const lineOf = ({ target, counts, percent }: Score) => {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const { killed, lost, survived, unreached } = counts;
  const cells = [target.folder, all, killed, lost, survived, unreached, percent.toFixed(1), target.threshold];
  return `| ${cells.join(" | ")} |`;
};

const staleLine = ({ file, original, replacement }: Survivor) =>
  `- ${file}: ${inline(original)} → ${inline(replacement)}`;

const describeMutant = ({ file, line, mutator, original, replacement }: Mutant, outcome: TrialOutcome) =>
  `${file}:${line} ${mutator}${outcome === "unreached" ? " (unreached)" : ""}: ${inline(original)} → ${inline(replacement)}`;

/** How a mutant is broken into lines is its printer's. */
const inOneLine = (code: string) => code.replace(/\s+/g, " ");

const inline = (code: string) => {
  const text = inOneLine(code);
  return `\`${text.length > 100 ? `${text.slice(0, 100)}…` : text}\``;
};
