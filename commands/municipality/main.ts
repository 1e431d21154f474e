/** `npm run municipality`: makes a municipality's folder, and says what one lacks before anything is synthesized. */
import { NoSuchMunicipality } from "../../lib/config/load-municipality.ts";
import { ExpectedError, explain } from "../shared/expected-error.ts";
import { faultsOf } from "./check.ts";
import { makeFolder } from "./new.ts";
import { notices } from "./notices.ts";
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

async function make(args: readonly string[]): Promise<number> {
  const faults = await makeFolder(args);
  const [id] = args;
  if (faults !== undefined) {
    console.error(faults);
    return 1;
  }
  console.info(`municipalities/${id} is written and valid. Next:

  MUNICIPALITY=${id} npm start -- --fresh      to register in it
  npx cdk synth --quiet -c municipality=${id}  to see that it can be deployed

docs/municipality.md says what to change in it, and docs/deploy.md how it is deployed.`);
  return 0;
}

async function run([command, ...args]: readonly string[]): Promise<number> {
  if (command === "--help" || command === "-h") {
    console.info(usage);
    return 0;
  }
  if (command === "check") return check(args);
  if (command === "new") return make(args);
  if (command === "notices") return notices(args);
  throw new ExpectedError(usage);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof ExpectedError || error instanceof NoSuchMunicipality ? wrongUse : 1;
}
