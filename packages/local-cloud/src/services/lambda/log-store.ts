import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type LogFile, openLogFile, readLogFile } from "./log-file.ts";
import { type LogLine, parseObject, timeOf, toLine } from "./log-line.ts";

/** What `GET /_local/logs` may ask for. */
export interface LogFilter {
  readonly function?: string;
  /** ISO 8601: only lines at or after it. */
  readonly since?: string;
}

export interface LogStore {
  /** Keeps one line of a function: a JSON object is kept as it is, any other text becomes its `message`. */
  append(functionName: string, line: string | Readonly<Record<string, unknown>>): void;
  /** Knows of a line that a function's thread has added to the function's file itself. */
  noteWritten(line: LogLine): void;
  /** The function's file. It may be set aside at any time: whoever adds to it opens it for each line. */
  pathOf(functionName: string): string;
  /** In the order of arrival, which is the order of time. */
  lines(filter?: LogFilter): LogLine[];
  /** Calls the listener with each new line; the returned function ends it. */
  follow(listener: (line: LogLine) => void): () => void;
  close(): void;
}

export interface LogStoreOptions {
  /** Each function has a file there: `<function>.jsonl`. */
  readonly folder: string;
  /** Epoch milliseconds, for lines that carry no time of their own. */
  now(): number;
  /** Lines kept in memory for reading, default 20,000. */
  readonly capacity?: number;
  /** Size at which a file is set aside, default 25 MB (some 60,000 lines); the one set aside before goes. */
  readonly maxFileBytes?: number;
}

export function openLogStore(options: LogStoreOptions): LogStore {
  const { folder, now, capacity = 20_000, maxFileBytes = 25_000_000 } = options;
  mkdirSync(folder, { recursive: true });
  const files = new Map<string, LogFile>();
  const listeners = new Set<(line: LogLine) => void>();
  let recent = readEarlierLines(folder).slice(-capacity);
  let closed = false;

  const pathOf = (functionName: string) => join(folder, `${functionName}.jsonl`);

  function fileOf(functionName: string): LogFile {
    const file = files.get(functionName) ?? openLogFile(pathOf(functionName), maxFileBytes);
    files.set(functionName, file);
    return file;
  }

  function keep(line: LogLine): void {
    recent.push(line);
    if (recent.length > capacity * 1.25) recent = recent.slice(-capacity); // trimmed in strides, not per line
    for (const listener of listeners) listener(line);
  }

  return {
    append(functionName, given) {
      if (closed) return; // a worker's last words while everything stops
      const line = toLine(functionName, given, now());
      fileOf(functionName).append(line.text);
      keep(line);
    },
    noteWritten(line) {
      if (closed) return;
      fileOf(line.function).grew(Buffer.byteLength(line.text) + 1);
      keep(line);
    },
    pathOf,
    lines: (filter = {}) => recent.slice(-capacity).filter((line) => matches(line, filter)),
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      for (const file of files.values()) file.close();
    },
  };
}

export function matches(line: LogLine, filter: LogFilter): boolean {
  if (filter.function !== undefined && line.function !== filter.function) return false;
  return filter.since === undefined || Date.parse(line.time) >= Date.parse(filter.since);
}

function readEarlierLines(folder: string): LogLine[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) => readLogFile(join(folder, name)).flatMap((text) => earlierLine(name, text)))
    .sort((a, b) => Date.parse(a.time) - Date.parse(b.time));
}

function earlierLine(fileName: string, text: string): LogLine[] {
  const record = parseObject(text);
  const time = record && timeOf(record);
  return time === undefined ? [] : [{ time, function: fileName.replace(/\.jsonl$/, ""), text }];
}
