import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const entry = z.strictObject({
  /** Another expression in the template begins anew. */
  expression: z.string(),
  /** Epoch milliseconds, as `lastFiredAt`; absent when there is no further turn. */
  dueAt: z.int().optional(),
  lastFiredAt: z.int().optional(),
});

export type ScheduleEntry = z.output<typeof entry>;

/** When each rule is due and last was, by its name. Every change is on disk before `set` returns. */
export interface ScheduleState {
  of(name: string): ScheduleEntry | undefined;
  set(name: string, entry: ScheduleEntry): void;
}

/** Kept in `<stateDir>/schedules.json`. Throws when that file is damaged. */
export function openScheduleState(stateDir: string): ScheduleState {
  const file = join(stateDir, "schedules.json");
  const entries = read(file);
  return {
    of: (name) => entries.get(name),
    set(name, changed) {
      entries.set(name, changed);
      mkdirSync(stateDir, { recursive: true });
      // Renamed into place, so that a kill leaves the old state or the new one.
      writeFileSync(`${file}.tmp`, `${JSON.stringify(Object.fromEntries(entries))}\n`);
      renameSync(`${file}.tmp`, file);
    },
  };
}

function read(file: string): Map<string, ScheduleEntry> {
  if (!existsSync(file)) return new Map();
  try {
    return new Map(Object.entries(z.record(z.string(), entry).parse(JSON.parse(readFileSync(file, "utf8")))));
  } catch (cause) {
    throw new Error(`${file} is damaged; delete it to let the schedules begin anew`, { cause });
  }
}
