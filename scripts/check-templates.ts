/**
 * `npm run check:cfn`: synthesizes development and production, and has cfn-lint look at their templates and at those that are
 * written by hand. It is a Python program, so that `npm ci` does not bring it.
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

const lint = (templates: readonly string[]) =>
  run("cfn-lint", ["--ignore-checks", ...accepted, "--", ...templates]);

/** Those that other people than the service's deploy, and no CDK. */
const written = [".github/deploy-role.template.json", "lib/outside-account.template.json"];

/** @returns whether synthesis and linter found nothing */
function check(stage: string, municipality: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), "templates-"));
  try {
    const context = ["-c", `stage=${stage}`, "-c", `municipality=${municipality}`];
    if (!run("npx", ["cdk", "synth", "--quiet", ...context, "-o", folder])) return false;
    const templates = globSync("*.template.json", { cwd: folder }).map((name) => join(folder, name));
    return lint(templates);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { MUNICIPALITY = "kawasaki" } = process.env;
if (!isInstalled()) {
  console.error("check:cfn needs cfn-lint: pipx install cfn-lint, or pip install cfn-lint.");
  process.exitCode = 1;
} else {
  const checks = { dev: () => check("dev", MUNICIPALITY), prod: () => check("prod", MUNICIPALITY) };
  for (const [name, passes] of Object.entries({ ...checks, "written by hand": () => lint(written) })) {
    const passed = passes();
    console.log(`${name}: ${passed ? "cfn-lint has nothing to say" : "see above"}`);
    if (!passed) process.exitCode = 1;
  }
}
