/**
 * `npm run fault-matrix`: every kind of fault at every call site. `-- --only <text>` takes the steps whose names
 * contain the text, `-- --rotating` one kind at each call of each function, as the test does, `-- --share 2/8` the second eighth.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runMatrix, type Share } from "../../testing/fault-matrix/matrix.ts";
import { reportOf } from "../../testing/fault-matrix/report.ts";
import { projectRoot } from "../../testing/project-root.ts";
import { ExpectedError } from "../shared/expected-error.ts";
import { optionsOrExit, readOptions } from "../shared/options.ts";

const usage = `npm run fault-matrix -- [--only <text>] [--rotating] [--share <part>/<of>]

  --only <text>        the steps whose names contain the text; those that wait for hours and days contain "later"
  --rotating           one kind of fault at each call of each function, as in npm run test:service
  --share <part>/<of>  of all runs so large a part, e.g. 2/8 the second eighth: all of them take hours`;

const declared = {
  only: { type: "string", default: "" },
  rotating: { type: "boolean", default: false },
  share: { type: "string", default: "1/1" },
} as const;

const { only, rotating, share } = optionsOrExit(usage, (args) => {
  const given = readOptions(args, declared, usage);
  return { ...given, share: shareIn(given.share) };
});
const result = await runMatrix({
  cover: rotating ? "rotating" : "full",
  clouds: 4,
  only,
  share,
  onProgress: (line) => console.info(line),
});
const report = reportOf(result);
console.info(`\n${report}`);
mkdirSync(join(projectRoot, "reports"), { recursive: true });
writeFileSync(join(projectRoot, "reports/fault-matrix.md"), report);
process.exitCode = result.violations.length === 0 ? 0 : 1;

function shareIn(text: string): Share {
  const [part = 0, of = 0] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).slice(1).map(Number);
  if (part < 1 || part > of) throw new ExpectedError(`--share ${text} is no part such as 2/8.\n\n${usage}`);
  return { part, of };
}
