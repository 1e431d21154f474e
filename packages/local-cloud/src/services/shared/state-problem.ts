import { isObject, type JsonObject } from "../../template/json.ts";

/** What can be wrong with the folder in which everything is kept, that a person can set right. */
export type StateProblemKind = "disk-full" | "damaged" | "not-writable";

export class StateProblem extends Error {
  readonly kind: StateProblemKind;
  /** The state folder. */
  readonly folder: string;

  constructor(kind: StateProblemKind, folder: string, cause: unknown) {
    super(sentences[kind](folder), { cause });
    this.name = "StateProblem";
    this.kind = kind;
    this.folder = folder;
  }
}

const sentences: Readonly<Record<StateProblemKind, (folder: string) => string>> = {
  "disk-full": (folder) => `The disk of ${folder} is full: make room, and start again.`,
  damaged: (folder) =>
    `What is kept in ${folder} is damaged: start afresh without it, or restore the folder.`,
  "not-writable": (folder) =>
    `${folder} can't be written: give this user the right to, or choose another state folder.`,
};

/** The primary result codes of SQLite: https://www.sqlite.org/rescode.html */
const sqliteKinds: ReadonlyMap<number, StateProblemKind> = new Map([
  [8, "not-writable"], // SQLITE_READONLY
  [11, "damaged"], // SQLITE_CORRUPT
  [13, "disk-full"], // SQLITE_FULL
  [14, "not-writable"], // SQLITE_CANTOPEN
  [26, "damaged"], // SQLITE_NOTADB
]);

const codeKinds: ReadonlyMap<string, StateProblemKind> = new Map([
  ["ENOSPC", "disk-full"],
  ["EDQUOT", "disk-full"],
  ["EACCES", "not-writable"],
  ["EPERM", "not-writable"],
  ["EROFS", "not-writable"],
  ["ENOTDIR", "not-writable"],
  ["LEVEL_CORRUPTION", "damaged"],
]);

/** LevelDB puts the system's error into words only. */
const wordKinds: readonly (readonly [RegExp, StateProblemKind])[] = [
  [/no space left|disk quota/i, "disk-full"],
  [/permission denied|read-only file system/i, "not-writable"],
  [/corruption|database disk image is malformed|does not exist \(create_if_missing is false\)/i, "damaged"],
];

/** The problem behind an error or behind one of its causes; `undefined` for any other error. */
export function stateProblemOf(error: unknown, folder: string): StateProblem | undefined {
  for (let at = error; isObject(at); at = at["cause"]) {
    if (at instanceof StateProblem) return at;
    const kind = kindOf(at);
    if (kind !== undefined) return new StateProblem(kind, folder, error);
  }
  return undefined;
}

function kindOf({ code, errcode, syscall, message }: JsonObject): StateProblemKind | undefined {
  if (syscall === "listen") return undefined; // a port, no file
  if (code === "ERR_SQLITE_ERROR") return sqliteKinds.get(Number(errcode) & 0xff);
  const named = codeKinds.get(String(code));
  if (named !== undefined || !String(code).startsWith("LEVEL_")) return named;
  return wordKinds.find(([words]) => words.test(String(message)))?.[1];
}
