/**
 * `npm run check:cfn`: synthesizes development and production, and has cfn-lint look at their templates. It is a Python
 * program, so that `npm ci` does not bring it.
 */
import { spawnSync } from "node:child_process";
import { globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The CDK writes dependencies that a reference implies already; they do no harm. */
const accepted = ["W3005"];

const run = (command: string, args: readonly string[]) =>
  spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"] }).status === 0;

function isInstalled(): boolean {
  return spawnSync("cfn-lint", ["--version"], { stdio: "ignore" }).error === undefined;
}

/** @returns whether synthesis and linter found nothing */
function check(stage: string, municipality: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), "templates-"));
  try {
    const context = ["-c", `stage=${stage}`, "-c", `municipality=${municipality}`];
    if (!run("npx", ["cdk", "synth", "--quiet", ...context, "-o", folder])) return false;
    const templates = globSync("*.template.json", { cwd: folder }).map((name) => join(folder, name));
    return run("cfn-lint", ["--ignore-checks", ...accepted, "--", ...templates]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { MUNICIPALITY = "kawasaki" } = process.env;
if (!isInstalled()) {
  console.error("check:cfn needs cfn-lint: pipx install cfn-lint, or pip install cfn-lint.");
  process.exitCode = 1;
} else {
  for (const stage of ["dev", "prod"]) {
    const passed = check(stage, MUNICIPALITY);
    console.log(`${stage}: ${passed ? "cfn-lint has nothing to say" : "see above"}`);
    if (!passed) process.exitCode = 1;
  }
}
