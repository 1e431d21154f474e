import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The moved clock: real time plus an offset that survives restarts. */
export interface Clock {
  /** Epoch milliseconds on the moved clock. */
  now(): number;
  /** How far ahead of real time, in milliseconds. */
  offsetMs(): number;
  /** Moves the clock forward. Throws a RangeError on anything but a finite number ≥ 0. */
  advance(seconds: number): void;
  /** Calls the listener with the new offset (ms) after each move; the returned function ends it. */
  onChange(listener: (offsetMs: number) => void): () => void;
}

/** A clock whose offset is kept in `<stateDir>/clock.json`. Throws when that file is damaged. */
export function createClock(stateDir: string): Clock {
  const file = join(stateDir, "clock.json");
  const listeners = new Set<(offsetMs: number) => void>();
  let offsetMs = readOffset(file);
  return {
    now: () => Date.now() + offsetMs,
    offsetMs: () => offsetMs,
    advance(seconds) {
      offsetMs = moved(offsetMs, seconds);
      saveOffset(stateDir, file, offsetMs);
      for (const listener of listeners) listener(offsetMs);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Only forward: items and tokens that were issued in a future which then never comes have no counterpart. */
function moved(offsetMs: number, seconds: number): number {
  const next = offsetMs + Math.round(seconds * 1000);
  // Beyond this, Date has no representation.
  if (seconds >= 0 && Date.now() + next <= 8.64e15) return next;
  throw new RangeError(`the clock cannot be moved by ${seconds} seconds`);
}

function readOffset(file: string): number {
  if (!existsSync(file)) return 0;
  const offset = parseOffset(readFileSync(file, "utf8"));
  if (offset === undefined) throw new Error(`${file} is damaged; delete it to return to real time`);
  return offset;
}

function parseOffset(content: string): number | undefined {
  try {
    const parsed: unknown = JSON.parse(content);
    if (typeof parsed !== "object" || parsed === null || !("offsetMs" in parsed)) return undefined;
    return Number.isSafeInteger(parsed.offsetMs) ? Number(parsed.offsetMs) : undefined;
  } catch {
    return undefined;
  }
}

/** Renamed into place, so that a kill leaves the old offset or the new one. */
function saveOffset(stateDir: string, file: string, offsetMs: number): void {
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(`${file}.tmp`, `${JSON.stringify({ offsetMs })}\n`);
  renameSync(`${file}.tmp`, file);
}
