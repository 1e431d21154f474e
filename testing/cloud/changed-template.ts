import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A copy of the assembly in a new folder, with a change in its one template; everything else is linked. */
export function withTemplate(cdkOut: string, change: (template: unknown) => unknown): string {
  const copy = mkdtempSync(join(tmpdir(), "cdk-out-"));
  for (const name of readdirSync(cdkOut)) {
    const [from, to] = [join(cdkOut, name), join(copy, name)];
    if (!name.endsWith(".template.json")) symlinkSync(from, to);
    else writeFileSync(to, JSON.stringify(change(JSON.parse(readFileSync(from, "utf8")))));
  }
  return copy;
}
