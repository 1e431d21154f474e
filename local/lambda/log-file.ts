import { closeSync, existsSync, fstatSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";

/** One append-only file of lines, at most twice `maxBytes` on disk: the current file and the one before it. */
export interface LogFile {
  append(line: string): void;
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

  return {
    append(line) {
      // Synchronous: a line is with the kernel before the invocation ends, so that a killed process loses none.
      size += writeSync(file, `${line}\n`);
      if (size > maxBytes) rotate();
    },
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
