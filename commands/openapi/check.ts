/**
 * `npm run check:api`: the descriptions of both APIs have no error and no warning, neither by Redocly's recommended rules nor by
 * Spectral's for OpenAPI.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import spectral, { type RulesetDefinition } from "@stoplight/spectral-core";
import rulesets from "@stoplight/spectral-rulesets";
import { deskDocumentText, documentText } from "./document.ts";

const redocly = fileURLToPath(new URL("../../node_modules/@redocly/cli/bin/cli.js", import.meta.url));

/** It reports every run to its maker, and asks for newer versions, unless these say no. */
const quiet = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

/** What Redocly finds, in its own words; it ends well with warnings, too. */
function redoclyFindings(text: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), "openapi-"));
  try {
    const file = join(folder, "openapi.json");
    writeFileSync(file, text);
    const options = ["lint", file, "--extends=recommended", "--format=stylish", "--max-problems=1000"];
    const { status, stdout, stderr, error } = spawnSync(process.execPath, [redocly, ...options], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, ...quiet },
    });
    const hasFound = status !== 0 || /^\s+\d+:\d+/m.test(stdout) || !/is valid/.test(stderr + stdout);
    return hasFound ? [`Redocly: ${error?.message ?? `${stdout}${stderr}`.trim()}`] : [];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function spectralFindings(text: string): Promise<string[]> {
  const linter = new spectral.Spectral();
  // Its own types let no ruleset stand alone that only defines rules, which this one does.
  const oas = rulesets.oas as unknown as RulesetDefinition;
  linter.setRuleset({ extends: [[oas, "recommended"]] });
  const found = await linter.run(JSON.parse(text));
  return found.map(({ code, path, message }) => `Spectral: ${code} at ${path.join("/")}: ${message}`);
}

const texts = [await documentText(), deskDocumentText()];
const findings: string[] = [];
for (const text of texts) findings.push(...(await spectralFindings(text)), ...redoclyFindings(text));
for (const finding of findings) process.stderr.write(`${finding}\n`);
process.stdout.write(
  `${findings.length === 0 ? "The APIs' descriptions are without fault." : "Mend the above."}\n`,
);
process.exitCode = findings.length === 0 ? 0 : 1;
