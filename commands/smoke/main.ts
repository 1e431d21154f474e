/** `npm run smoke`: whether a running service does what it is for, seen from outside. */
import { ExpectedError, explain } from "../shared/expected-error.ts";
import { createTerminal, seconds } from "../shared/terminal.ts";
import { readSettings } from "../start/settings.ts";
import { openInbox, simulatedAddress } from "./inbox/open-inbox.ts";
import { readSmokeOptions, type SmokeOptions, usage } from "./options.ts";
import { procedure } from "./procedure.ts";
import { nothingGivenUp, runSteps } from "./run.ts";
import { notProved, simulatedProcedure } from "./simulated.ts";
import type { Step } from "./step.ts";
import { findLocalTarget, findStackTarget, type Target } from "./target.ts";

const nothingTried = 2;

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const terminal = createTerminal(process.stdout, process.env);
  if (args.includes("--help") || args.includes("-h")) {
    terminal.line(usage);
    return 0;
  }
  try {
    const options = readSmokeOptions(args, process.env);
    const target = await findTarget(options);
    terminal.line(`${options.stackName ?? "The local cloud"} on ${target.url}`);
    const began = performance.now();
    const before = await target.deadLetters();
    const steps = [...stepsFor(options, target), nothingGivenUp(target, before)];
    const isWell = await runSteps(steps, target, terminal);
    terminal.line();
    if (!isWell) {
      terminal.line(terminal.bold("It does not work: see the step above. Those after it were not tried."));
      return 1;
    }
    terminal.line(terminal.bold(`It works. (${seconds(performance.now() - began).trim()})`));
    if (options.inbox.kind === "simulator") terminal.line(notProved);
    return 0;
  } catch (error) {
    terminal.failure(explain(error));
    return error instanceof ExpectedError ? nothingTried : 1;
  }
}

const findTarget = (options: SmokeOptions): Promise<Target> =>
  options.stackName === undefined
    ? findLocalTarget(options, readSettings([], process.env))
    : findStackTarget(options);

function stepsFor(options: SmokeOptions, { url, origin }: Target): readonly Step[] {
  const { inbox, accountType, mailPatienceMs, region } = options;
  const asked = { url, origin, mailPatienceMs, ...(accountType === undefined ? {} : { accountType }) };
  return inbox.kind === "simulator"
    ? simulatedProcedure({ ...asked, email: simulatedAddress() })
    : procedure({ ...asked, inbox: openInbox(inbox, { url, region }) });
}

process.exitCode = await main();
