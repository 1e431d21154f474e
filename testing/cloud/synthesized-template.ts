import { createHash } from "node:crypto";
import { readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { FolderInUse, type FolderLock, fingerprintOf, lockFolder, planSynthesis } from "local-cloud";
import { projectRoot } from "../project-root.ts";
import { synthesisInputs } from "./synthesis-inputs.ts";

/** Beside the tools' own caches: `npm ci` empties it, and nothing else touches it. */
const cache = join(projectRoot, "node_modules/.cache/synthesized-template");

/** Only the origins that the functions allow depend on the port; tests ask the cloud for them. */
const everywhere = { stage: "local", webPort: "3000" };

/** An assembly that no run has used for so long belongs to sources that are gone. */
const unusedMs = 3_600_000;
const lockPatienceMs = 180_000;
const lockPauseMs = 100;

/**
 * The cloud assembly of the sources as they are, by default Kawasaki's, in a folder that is never written again: synthesized by the first
 * test file that asks, awaited by those that run beside it, found by later runs.
 */
export async function synthesizedTemplate(special: { readonly municipality?: string } = {}): Promise<string> {
  const context = { ...everywhere, ...special };
  const fingerprint = JSON.stringify(fingerprintOf(projectRoot, synthesisInputs, context));
  const stateDir = join(cache, createHash("sha256").update(fingerprint).digest("hex").slice(0, 16));
  const lock = await waitForLock(stateDir);
  try {
    const { signal } = new AbortController();
    const synthesis = planSynthesis({
      root: projectRoot,
      inputs: synthesisInputs,
      stateDir,
      context,
      signal,
    });
    if (synthesis.changed.length > 0) await synthesis.run();
    noteUse(stateDir);
    return synthesis.cdkOut;
  } finally {
    lock.release();
  }
}

function noteUse(stateDir: string): void {
  const now = Date.now();
  utimesSync(stateDir, now / 1000, now / 1000);
  for (const name of readdirSync(cache)) {
    const folder = join(cache, name);
    if (statSync(folder).mtimeMs < now - unusedMs) rmSync(folder, { recursive: true, force: true });
  }
}

async function waitForLock(folder: string): Promise<FolderLock> {
  const deadline = performance.now() + lockPatienceMs;
  for (;;) {
    try {
      return lockFolder(folder);
    } catch (error) {
      if (!(error instanceof FolderInUse) || performance.now() > deadline) throw error;
      await sleep(lockPauseMs);
    }
  }
}
