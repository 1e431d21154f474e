import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { FolderInUse, type FolderLock, lockFolder } from "../services/shared/folder-lock.ts";
import { stateProblemOf } from "../services/shared/state-problem.ts";

/** The folder in which one local cloud at a time keeps everything: data, clock, logs, the synthesized template. */
export interface StateFolder {
  readonly path: string;
  release(): void;
}

/** Another local cloud keeps its state there, and runs. */
export class StateFolderInUse extends Error {
  readonly folder: string;

  constructor(folder: string, cause: unknown) {
    super(`Another local cloud runs on ${folder}: stop it, or choose another state folder.`, { cause });
    this.name = "StateFolderInUse";
    this.folder = folder;
  }
}

/** What stays when everything else begins anew: it follows from the sources, not from use. */
const kept = /^(in-use\.lock.*|cdk\.out.*)$/;

/**
 * Throws StateFolderInUse when another local cloud uses the folder, and StateProblem when it cannot be used. With
 * `fresh`, its data are deleted.
 */
export function openStateFolder(path: string, { fresh = false } = {}): StateFolder {
  const folder = resolve(path);
  try {
    mkdirSync(folder, { recursive: true });
    const lock = hold(folder);
    if (fresh) empty(folder);
    return { path: folder, release: () => lock.release() };
  } catch (error) {
    throw stateProblemOf(error, folder) ?? error;
  }
}

function empty(folder: string): void {
  for (const name of readdirSync(folder).filter((entry) => !kept.test(entry)))
    rmSync(join(folder, name), { recursive: true, force: true });
}

function hold(folder: string): FolderLock {
  try {
    return lockFolder(folder);
  } catch (cause) {
    throw cause instanceof FolderInUse ? new StateFolderInUse(folder, cause) : cause;
  }
}
