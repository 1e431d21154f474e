import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { fileURLToPath } from "node:url";
import { municipalitiesFolder, municipalityIds } from "../../lib/config/load-municipality.ts";
import { ID_LENGTH } from "../../lib/config/municipality.ts";
import { projectRoot } from "../../testing/project-root.ts";
import { ExpectedError } from "../shared/expected-error.ts";
import { readOptions } from "../shared/options.ts";
import { type Answers, type Ask, answersFor } from "./answers.ts";
import { faultsOf } from "./check.ts";
import { folderOf } from "./folder.ts";
import { usage } from "./usage.ts";

const options = {
  yes: { type: "boolean", default: false },
  name: { type: "string" },
  "name-en": { type: "string" },
  domain: { type: "string" },
  phone: { type: "string" },
  types: { type: "string" },
  languages: { type: "string" },
} as const;

/**
 * Writes `municipalities/<id>`, of which a city goes on.
 *
 * @returns what is wrong with it, in sentences; undefined when nothing is
 * @throws ExpectedError when it was called wrongly; nothing is written then
 */
export async function makeFolder([id = "", ...args]: readonly string[]): Promise<string | undefined> {
  if (!/^[a-z][a-z0-9-]*$/.test(id) || id.length > ID_LENGTH)
    throw new ExpectedError(
      `Give the municipality an id of lower-case letters, digits and hyphens, ${ID_LENGTH} at most.\n\n${usage}`,
    );
  if (municipalityIds().includes(id))
    throw new ExpectedError(`municipalities/${id} is there already: change its files, or choose another id.`);
  const { yes, ...given } = readOptions(args, options, usage);
  const answers = yes ? await answersFor(id, given, async (_, preset) => preset) : await asked(id, given);
  const folder = new URL(`${id}/`, municipalitiesFolder);
  mkdirSync(folder);
  for (const [name, content] of Object.entries(folderOf(id, answers, new Date())))
    writeFileSync(new URL(name, folder), content);
  format(fileURLToPath(folder));
  return faultsOf(id);
}

async function asked(id: string, given: Partial<Answers>): Promise<Answers> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Lines are read one after the other, also where they come all at once, by a pipe.
  const lines = terminal[Symbol.asyncIterator]();
  const ask: Ask = async (question, preset) => {
    process.stdout.write(`${question} [${preset}]: `);
    const { done, value } = await lines.next();
    if (done) throw new ExpectedError("\nNo more answers: nothing was written. --yes takes the defaults.");
    return value;
  };
  try {
    return await answersFor(id, given, ask);
  } finally {
    terminal.close();
  }
}

/** As `npm run fix` would, so that the folder passes `npm run check`. */
function format(folder: string): void {
  const biome = join(projectRoot, "node_modules/.bin/biome");
  spawnSync(biome, ["format", "--write", folder], { cwd: projectRoot, stdio: "ignore" });
}
