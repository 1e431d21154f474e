import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const output = join(root, "web", "dist");

/** What the built site follows from: its sources, and how it is built. */
const inputs = [
  "web",
  "contracts",
  "functions/http",
  "functions/lazy",
  "package-lock.json",
  "lib/constructs/site-build.ts",
];

/** Digest of the inputs that `output` was built from. Vite empties the folder first, so a broken build has none. */
export const stampFile = ".inputs";

/**
 * The folder of the built web front end, up to date: it is built (3 s) when its sources changed since, so that
 * `cdk deploy` is one command and never deploys yesterday's site.
 *
 * @throws Error with what the build said
 */
export function builtSite(): string {
  const digest = digestOfInputs();
  const stamp = join(output, stampFile);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return output;
  // As `npm run build:web` does, without npm's second of its own.
  const program = join(root, "node_modules", "vite", "bin", "vite.js");
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [program, "build", "web"], {
    cwd: root,
    encoding: "utf8",
    // Whatever runs the synthesis, such as jest with NODE_ENV=test: what is deployed is a production build.
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (status !== 0) {
    const said = error?.message ?? `${stdout}\n${stderr}`.trim();
    throw new Error(`the web front end could not be built; try "npm run build:web":\n\n${said}`);
  }
  writeFileSync(stamp, digest);
  return output;
}

function digestOfInputs(): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of inputs.flatMap(filesOf)) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function filesOf(name: string): string[] {
  if (name.includes(".")) return [name];
  const listed = readdirSync(join(root, name), { recursive: true, withFileTypes: true });
  return listed
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .filter((file) => !file.startsWith(join("web", "dist")))
    .sort();
}
