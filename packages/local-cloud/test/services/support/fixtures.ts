import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "../../../src/cloud/clock.ts";

export const REGION = "ap-northeast-1";
export const ACCOUNT = "000000000000";

/** A clock that stands still until it is moved. */
export function standingClock(start = Date.UTC(2026, 10, 22, 12)): Clock {
  let offset = 0;
  const listeners = new Set<(offsetMs: number) => void>();
  return {
    now: () => start + offset,
    offsetMs: () => offset,
    advance(seconds) {
      offset += seconds * 1000;
      for (const listener of listeners) listener(offset);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export interface Scratch {
  readonly folder: string;
  remove(): void;
}

export function scratchFolder(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), "emulators-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What every SDK client needs to talk to an emulator; no retries, so that a failure shows at once. */
export function clientOf(endpoint: string) {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  return { endpoint, region: REGION, credentials, maxAttempts: 1 };
}

/** The failure of a call that must fail, by the name that AWS gives it. */
export async function failureOf(call: Promise<unknown>): Promise<{ name: string; message: string }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error) return { name: error.name, message: error.message };
    throw error;
  }
  throw new Error("The call succeeded.");
}
