import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Everything that the synthesized template and its assets follow from. */
const inputs = [
  "bin",
  "lib",
  "functions",
  "contracts",
  "data",
  "municipalities",
  "web",
  "cdk.json",
  "package.json",
  "package-lock.json",
];

/** Comes from the inputs, during the synthesis. */
const built = join("web", "dist", "/");

/** Input → digest of its content, of all files below it for a folder. */
export type Fingerprint = Readonly<Record<string, string>>;

export function fingerprintOf(root: string, context: Readonly<Record<string, string>>): Fingerprint {
  const files = inputs
    .filter((name) => existsSync(join(root, name)))
    .map((name) => [name, digest(root, name)]);
  return Object.fromEntries([...files, ["context", JSON.stringify(context)], ["node", process.version]]);
}

/** Names of the inputs in which two fingerprints differ. */
export function differences(before: Fingerprint, after: Fingerprint): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]);
}

function digest(root: string, name: string): string {
  const hash = createHash("sha256");
  for (const file of filesOf(root, name))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  return hash.digest("hex");
}

function filesOf(root: string, name: string): readonly string[] {
  if (name.includes(".")) return [name];
  return readdirSync(join(root, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((file) => !file.startsWith(built))
    .sort();
}
