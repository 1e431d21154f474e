/** Templates that several test files look into: synthesized by the first that asks, found by the others. */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Template } from "aws-cdk-lib/assertions";
import { fingerprintOf } from "local-cloud";
import { projectRoot } from "../project-root.ts";

/** Beside the tools' own caches: `npm ci` empties it, and nothing else touches it. */
const cache = join(projectRoot, "node_modules/.cache/stack-templates");

/** What a template without bundled code follows from. */
const inputs = {
  paths: [
    "lib",
    "functions",
    "contracts",
    "municipalities",
    "data",
    "cdk.json",
    "package-lock.json",
    "testing/infrastructure",
  ],
};

/** Templates that no run has used for so long belong to sources that are gone. */
const unusedMs = 3_600_000;

const digestOf = (value: unknown) =>
  createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);

let folder: string | undefined;

/** The template of the sources as they are, and of whatever else it is synthesized from. */
export function sharedTemplate(from: object, synthesize: () => Template): Template {
  folder ??= openFolder();
  const file = join(folder, `${digestOf(from)}.json`);
  if (!existsSync(file)) {
    // Renamed into place when whole: a test file that runs beside this one finds all of it or nothing.
    const next = `${file}.${process.pid}`;
    writeFileSync(next, JSON.stringify(synthesize().toJSON()));
    renameSync(next, file);
  }
  return Template.fromJSON(JSON.parse(readFileSync(file, "utf8"))); // as written above
}

function openFolder(): string {
  const opened = join(cache, digestOf(fingerprintOf(projectRoot, inputs, {})));
  mkdirSync(opened, { recursive: true });
  const now = Date.now();
  utimesSync(opened, now / 1000, now / 1000);
  for (const name of readdirSync(cache)) {
    const other = join(cache, name);
    if (statSync(other).mtimeMs < now - unusedMs) rmSync(other, { recursive: true, force: true });
  }
  return opened;
}
