/** `npm run municipality -- check <id>`: what a municipality's folder lacks, before anything is synthesized. */
import { NoSuchMunicipality } from "../../lib/config/load-municipality.ts";
import { ExpectedError, explain } from "../shared/expected-error.ts";
import { faultsOf } from "./check.ts";
import { usage } from "./usage.ts";

const wrongUse = 2;

async function check([id, ...more]: readonly string[]): Promise<number> {
  if (id === undefined || more.length > 0) throw new ExpectedError(`Say which municipality.\n\n${usage}`);
  const faults = await faultsOf(id);
  if (faults === undefined) {
    console.info(`municipalities/${id} is valid.`);
    return 0;
  }
  console.error(faults);
  return 1;
}

async function run([command, ...args]: readonly string[]): Promise<number> {
  if (command === "--help" || command === "-h") {
    console.info(usage);
    return 0;
  }
  if (command === "check") return check(args);
  throw new ExpectedError(usage);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof ExpectedError || error instanceof NoSuchMunicipality ? wrongUse : 1;
}
