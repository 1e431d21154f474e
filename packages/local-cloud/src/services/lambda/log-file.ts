import { closeSync, existsSync, fstatSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";

/** One append-only file of lines, at most twice `maxBytes` on disk: the current file and the one before it. */
export interface LogFile {
  append(line: string): void;
  /** Somebody else has added so many bytes. */
  grew(bytes: number): void;
  close(): void;
}

export function openLogFile(path: string, maxBytes: number): LogFile {
  let file = openSync(path, "a");
  let size = fstatSync(file).size;

  function rotate(): void {
    closeSync(file);
    renameSync(path, `${path}.1`);
    file = openSync(path, "a");
    size = 0;
  }

  function grew(bytes: number): void {
    size += bytes;
    if (size > maxBytes) rotate();
  }

  return {
    // Synchronous: the line is with the kernel when this returns, so that a killed process loses none.
    append: (line) => grew(writeSync(file, `${line}\n`)),
    grew,
    close: () => closeSync(file),
  };
}

/** The lines of a log file and of the one before it, oldest first; a line torn by a crash of the machine is left out. */
export function readLogFile(path: string): string[] {
  return [`${path}.1`, path]
    .filter((name) => existsSync(name))
    .flatMap((name) => readFileSync(name, "utf8").split("\n"))
    .filter((line) => line.startsWith("{") && line.endsWith("}"));
}
