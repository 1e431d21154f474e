import { seconds, type Terminal } from "../shared/terminal.ts";
import { NotAsExpected, type Step } from "./step.ts";
import type { Target } from "./target.ts";

const nameWidth = 43;

/** Takes the steps in turn. Returns whether every one was answered as it should be. */
export async function runSteps(
  steps: readonly Step[],
  target: Pick<Target, "lookAt">,
  terminal: Terminal,
): Promise<boolean> {
  for (const [at, step] of steps.entries()) {
    const name = `${String(at + 1).padStart(2)}. ${step.title}`.padEnd(nameWidth);
    const began = performance.now();
    try {
      const remark = await step.run();
      terminal.done(name, performance.now() - began, remark);
    } catch (error) {
      if (!(error instanceof NotAsExpected)) throw error;
      report({ name, step, error, durationMs: performance.now() - began }, target, terminal);
      return false;
    }
  }
  return true;
}

interface Failed {
  readonly name: string;
  readonly step: Step;
  readonly error: NotAsExpected;
  readonly durationMs: number;
}

function report(
  { name, step, error, durationMs }: Failed,
  target: Pick<Target, "lookAt">,
  terminal: Terminal,
): void {
  terminal.failure(`${name} ${seconds(durationMs)}`);
  terminal.line(`     expected  ${error.expected}`);
  terminal.line(`     seen      ${error.seen}`);
  for (const place of target.lookAt(step.functions)) terminal.line(`     look at   ${place}`);
  if (step.section !== undefined) terminal.line(`     and       docs/runbook.md#${step.section}`);
}

/** Nothing of what was done was given up in a queue. What lay there before is not this run's. */
export function nothingGivenUp(target: Target, before: ReadonlyMap<string, number>): Step {
  return {
    title: "Nothing new in the dead-letter queues",
    functions: [],
    section: "dead-letters",
    async run() {
      const after = await target.deadLetters();
      const more = [...after].filter(([name, count]) => count > (before.get(name) ?? 0));
      if (more.length === 0) return undefined;
      const seen = more.map(([name, count]) => `${name}: ${count} instead of ${before.get(name) ?? 0}`);
      throw new NotAsExpected("as many messages as before", seen.join(", "));
    },
  };
}
