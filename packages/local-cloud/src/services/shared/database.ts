import { chmodSync, closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * Opens (or creates) an emulator's database. What was acknowledged survives `kill -9` and power loss: every commit
 * is synced to disk. The file holds secrets and personal data, so only its owner may read it; SQLite gives its
 * companion files the same mode.
 *
 * @param version of the schema; a file of another version is refused rather than misread.
 */
export function openDatabase(file: string, version: number, schema: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600);
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  const found = Number(database.prepare("PRAGMA user_version").get()?.["user_version"]);
  if (found !== 0 && found !== version) {
    database.close();
    throw new Error(`${file} was written by another version of the local cloud: start it once with --fresh.`);
  }
  inTransaction(database, () => {
    if (found === 0) database.exec(`${schema}; PRAGMA user_version = ${version}`);
  });
  return database;
}

/** Runs the work as one atomic change: it is undone when the work throws. */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}
