/** Processor time by thread: the local cloud runs each function in threads that bear its name. */
import { readdirSync, readFileSync } from "node:fs";

/** Linux keeps fifteen bytes of a thread's name. */
const NAME_LENGTH = 15;

export interface ThreadCpu {
  /** Milliseconds of all threads of this name so far. */
  of(name: string): number;
  /** Milliseconds of the whole process. */
  readonly total: number;
}

/** What a process has used so far; `undefined` where there is no Linux to measure by thread. */
export function threadCpu(pid: number): ThreadCpu | undefined {
  if (process.platform !== "linux") return undefined;
  const used = new Map<string, number>();
  let total = 0;
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    const folder = `/proc/${pid}/task/${task}`;
    const [nanoseconds = "0"] = readFileSync(`${folder}/schedstat`, "utf8").split(" ");
    const name = readFileSync(`${folder}/comm`, "utf8").trim();
    const ms = Number(nanoseconds) / 1e6;
    used.set(name, (used.get(name) ?? 0) + ms);
    total += ms;
  }
  return { of: (name) => used.get(name.slice(0, NAME_LENGTH)) ?? 0, total };
}
