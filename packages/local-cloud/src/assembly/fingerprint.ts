import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What the synthesized template and its assets follow from. */
export interface Inputs {
  /** Files and folders of the project, relative to its root; what does not exist is passed over. */
  readonly paths: readonly string[];
  /**
   * Folders below them that the synthesis writes itself, relative to the root.
   * @default none
   */
  readonly built?: readonly string[];
}

/** Input → digest of its content, of all files below it for a folder. */
export type Fingerprint = Readonly<Record<string, string>>;

export function fingerprintOf(
  root: string,
  { paths, built = [] }: Inputs,
  context: Readonly<Record<string, string>>,
): Fingerprint {
  const files = paths
    .filter((name) => existsSync(join(root, name)))
    .map((name) => [name, digest(root, name, built)]);
  return Object.fromEntries([...files, ["context", JSON.stringify(context)], ["node", process.version]]);
}

/** Names of the inputs in which two fingerprints differ. */
export function differences(before: Fingerprint, after: Fingerprint): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]);
}

function digest(root: string, name: string, built: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of filesOf(root, name, built))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  return hash.digest("hex");
}

function filesOf(root: string, name: string, built: readonly string[]): readonly string[] {
  if (!statSync(join(root, name)).isDirectory()) return [name];
  return readdirSync(join(root, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((file) => !built.some((folder) => file.startsWith(join(folder, "/"))))
    .sort();
}
