/**
 * A fault at every fortieth AWS call of every function, the kinds taking turns; `npm run fault-matrix` has every kind at every
 * call in every step.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { oncePerCall } from "../../testing/fault-matrix/call-sites.ts";
import { type MatrixResult, runMatrix } from "../../testing/fault-matrix/matrix.ts";
import { reportOf } from "../../testing/fault-matrix/report.ts";
import { projectRoot } from "../../testing/project-root.ts";

/** All cases take hours: here is every fortieth, each night every one. */
const share = { part: 1, of: 40 };

let result: MatrixResult;
beforeAll(async () => {
  result = await runMatrix({ cover: "rotating", share, clouds: 2 });
  mkdirSync(join(projectRoot, "reports"), { recursive: true });
  writeFileSync(join(projectRoot, "reports/fault-matrix-rotating.md"), reportOf(result));
}, 900_000);

describe("attack 24: a fault at every AWS call of every step", () => {
  it("is tried at every fortieth call that was recorded, and there are more than a hundred", () => {
    expect(result.sites.length).toBeGreaterThan(100);
    expect(result.cases.map(({ site }) => site)).toEqual(
      oncePerCall(result.sites).filter((_, at) => at % share.of === 0),
    );
  });

  it("loses nothing acknowledged, makes nothing half or twice, leaks nothing, and every flow comes to its end", () => {
    expect(result.violations).toEqual([]);
  });
});
