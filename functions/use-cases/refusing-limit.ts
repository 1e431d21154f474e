import type { LimitPolicy } from "../domain/limit.ts";
import {
  type LimitedStep,
  type LimitName,
  type LimitsAt,
  limitRules,
  limitsAt,
  type SubjectsAt,
} from "../domain/limits.ts";
import type { Limits } from "./ports.ts";

export interface LimitDependencies<Step extends LimitedStep> {
  readonly limits: Limits;
  readonly settings: { readonly limits: LimitsAt<Step> };
}

interface Counted {
  readonly name: LimitName;
  readonly policy: LimitPolicy;
  readonly subject: string;
}

/** The one subject of what is counted for everybody together. */
const everybody = "everybody";

/**
 * Counts a step's limits one after the other until one refuses: whoever is refused by an early one uses up nothing of the
 * later ones.
 */
export async function refusingLimit<Step extends LimitedStep>(
  dependencies: LimitDependencies<Step>,
  step: Step,
  subjects: SubjectsAt<Step>,
  now: number,
): Promise<{ readonly reason: LimitName; readonly retryAt: number } | undefined> {
  for (const { name, policy, subject } of countedAt(dependencies, step, subjects)) {
    const { refusedUntil } = await dependencies.limits.count(policy, subject, now);
    if (refusedUntil !== undefined) return { reason: name, retryAt: refusedUntil };
  }
  return undefined;
}

/** Takes back what a step counted at that time. */
export async function takeBackLimits<Step extends LimitedStep>(
  dependencies: LimitDependencies<Step>,
  step: Step,
  subjects: SubjectsAt<Step>,
  now: number,
): Promise<void> {
  for (const { policy, subject } of countedAt(dependencies, step, subjects)) {
    await dependencies.limits.takeBack(policy, subject, now);
  }
}

function countedAt<Step extends LimitedStep>(
  { settings }: LimitDependencies<Step>,
  step: Step,
  subjects: SubjectsAt<Step>,
): Counted[] {
  const names: readonly (keyof LimitsAt<Step>)[] = limitsAt[step];
  const known: Readonly<Partial<Record<string, string>>> = { ...subjects, everybody };
  return names.map((name) => {
    const { counts, of } = limitRules[name];
    const subject = known[of];
    if (subject === undefined) throw new Error(`${name} needs a subject: ${of}`);
    return { name, policy: { counts, ...settings.limits[name] }, subject };
  });
}
