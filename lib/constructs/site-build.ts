import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Beside the tools' own caches. */
const builds = join(root, "node_modules", ".cache", "site");
/** A build that old belongs to sources that are gone, and no synthesis reads it any more. */
const forgottenAfterMs = 86_400_000;

/** What the built site follows from: its sources, and how it is built. */
const inputs = [
  "web",
  "contracts",
  "functions/http",
  "functions/lazy",
  "package-lock.json",
  "lib/constructs/site-build.ts",
];

/**
 * The folder of the built web front end, up to date: it is built (3 s) when its sources changed since, so that
 * `cdk deploy` is one command and never deploys yesterday's site. A folder is named by its inputs and never written again:
 * several syntheses may run beside each other.
 *
 * @throws Error with what the build said
 */
export function builtSite(): string {
  const built = join(builds, digestOfInputs().slice(0, 16));
  if (existsSync(built)) return built;
  mkdirSync(builds, { recursive: true });
  const draft = mkdtempSync(join(builds, "draft-"));
  try {
    buildInto(draft);
    renameSync(draft, built);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(built)) throw error; // else another has built the same meanwhile
  }
  forgetOthers();
  return built;
}

function buildInto(folder: string): void {
  // As `npm run build:web` does, without npm's second of its own.
  const program = join(root, "node_modules", "vite", "bin", "vite.js");
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [program, "build", "web", "--outDir", folder, "--emptyOutDir"],
    {
      cwd: root,
      encoding: "utf8",
      // Whatever runs the synthesis, such as jest with NODE_ENV=test: what is deployed is a production build.
      env: { ...process.env, NODE_ENV: "production" },
    },
  );
  if (status === 0) return;
  const said = error?.message ?? `${stdout}\n${stderr}`.trim();
  throw new Error(`the web front end could not be built; try "npm run build:web":\n\n${said}`);
}

function forgetOthers(): void {
  for (const name of readdirSync(builds)) {
    const folder = join(builds, name);
    const { mtimeMs = Date.now() } = statSync(folder, { throwIfNoEntry: false }) ?? {};
    if (mtimeMs < Date.now() - forgottenAfterMs) rmSync(folder, { recursive: true, force: true });
  }
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
