import { readFileSync } from "node:fs";

/** How often to look whether those who started us are still there. */
const checkMs = 250;

/**
 * Calls `stop` once, at Ctrl-C, SIGTERM, SIGHUP, or when the npm that started us is gone: a signal to npm ends npm,
 * perhaps the shell between us, and nobody signals us. A second signal ends the process at once.
 */
export function onStopSignal(stop: (reason: string) => void): void {
  let stopping = false;
  const once = (reason: string): void => {
    if (stopping) process.exit(1);
    stopping = true;
    stop(reason);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => once(signal));
  if (process.env["npm_lifecycle_event"] === undefined) return; // started by hand: may outlive its shell
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    if (!stopping) once("npm is gone");
  }, checkMs);
  timer.unref();
}

/** Our parent and, where /proc shows it, its parent: npm starts a shell which starts us. */
function ancestors(): string {
  return `${process.ppid} ${parentOf(process.ppid) ?? ""}`;
}

function parentOf(pid: number): string | undefined {
  try {
    return /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  } catch {
    return undefined; // no /proc here, or the process has just ended
  }
}
