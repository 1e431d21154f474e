import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestCloud } from "../cloud/cloud-process.ts";

/** All that functions have logged, by function: the control endpoint has the latest only. */
export function keptLogsOf({ stateDir }: Pick<TestCloud, "stateDir">): string {
  const folder = join(stateDir, "logs");
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
}
