/**
 * The Nu HTML checker of W3C and WHATWG on every screen that `npm run browser` has seen, as the browser had made it. Needs Java
 * 11 or newer.
 *
 * Usage: npm run nu, after npm run browser
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { markupFolder } from "../../testing/browser/kept-markup.ts";
import { optionsOrExit, readOptions } from "../shared/options.ts";
import { readFindings } from "./findings.ts";

const usage = `npm run nu

The Nu HTML checker on every screen that npm run browser has seen. Needs Java 11 or newer.`;
optionsOrExit(usage, (args) => readOptions(args, {}, usage));

const screens = existsSync(markupFolder) ? readdirSync(markupFolder) : [];
if (screens.length === 0) fail("There are no screens to check: run `npm run browser` first.");

const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
const { error, stderr } = spawnSync(
  "java",
  ["-jar", jar, "--format", "json", "--errors-only", markupFolder],
  {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  },
);
if (error) fail(`Java 11 or newer is needed, and could not be started: ${error.message}`);

const findings = readFindings(stderr);
for (const { message, count, example } of findings) console.error(`${count} × ${message}\n    ${example}`);
if (findings.length > 0) fail(`${findings.length} errors in ${screens.length} screens.`);
console.info(`${screens.length} screens without an error.`);

function fail(reason: string): never {
  console.error(reason);
  process.exit(1);
}
