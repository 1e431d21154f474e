import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { isObject } from "../../template/json.ts";

export interface FolderLock {
  release(): void;
}

/** Another process holds the folder. */
export class FolderInUse extends Error {}

/**
 * Holds the folder (made when absent) for this process, so that two local clouds don't write the same state. The
 * operating system lets go of it when the process ends, however it ends: there is no stale lock to remove.
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(join(folder, "in-use.lock"), { timeout: 0 });
  try {
    database.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    database.close();
    if (!isBusy(cause)) throw cause;
    throw new FolderInUse(
      `Another local cloud is using ${folder}: stop it, or choose another state folder.`,
      {
        cause,
      },
    );
  }
  return { release: () => database.close() };
}

/** SQLITE_BUSY, in whichever of its forms. */
function isBusy(error: unknown): boolean {
  return isObject(error) && (Number(error["errcode"]) & 0xff) === 5;
}
