/**
 * `npm run fault-matrix`: every kind of fault at every call site. `-- --only <text>` takes the steps whose names
 * contain the text, `-- --rotating` one kind at each call of each function, as the test does.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runMatrix } from "../../testing/fault-matrix/matrix.ts";
import { reportOf } from "../../testing/fault-matrix/report.ts";
import { projectRoot } from "../../testing/project-root.ts";
import { optionsOrExit, readOptions } from "../shared/options.ts";

const usage = `npm run fault-matrix -- [--only <text>] [--rotating]

  --only <text>  the steps whose names contain the text; those that wait for hours and days contain "later"
  --rotating     one kind of fault at each call of each function, as in npm test`;

const { only, rotating } = optionsOrExit(usage, (args) =>
  readOptions(
    args,
    { only: { type: "string", default: "" }, rotating: { type: "boolean", default: false } },
    usage,
  ),
);
const result = await runMatrix({
  cover: rotating ? "rotating" : "full",
  clouds: 4,
  only,
  onProgress: (line) => console.info(line),
});
const report = reportOf(result);
console.info(`\n${report}`);
mkdirSync(join(projectRoot, "reports"), { recursive: true });
writeFileSync(join(projectRoot, "reports/fault-matrix.md"), report);
process.exitCode = result.violations.length === 0 ? 0 : 1;
