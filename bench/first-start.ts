/** What `npm start` takes on a machine that has never run it: synthesis, site and functions included (P11). */
import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { projectRoot } from "../testing/project-root.ts";

/** Linux counts processor time in hundredths of a second. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const TICKS_PER_SECOND = 100;

/**
 * Seconds of the processor until it is ready, of the process and of those that it has waited for; `undefined` where there is no
 * Linux to ask.
 *
 * @throws Error when it does not become ready
 */
export async function cpuOfFirstStart(): Promise<number | undefined> {
  if (process.platform !== "linux") return undefined;
  const port = 10_000 + 3 * randomInt(7_000);
  const ports = { WEB_PORT: port, AWS_PORT: port + 1, INBOX_PORT: port + 2 };
  const stateDir = mkdtempSync(join(tmpdir(), "first-start-"));
  const child = spawn(process.execPath, ["commands/start/main.ts"], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "inherit"],
    env: Object.assign({ ...process.env }, ports, { LOCAL_STATE_DIR: stateDir }),
  });
  try {
    for await (const line of createInterface({ input: child.stdout }))
      if (/^ *Ready in /.test(line)) return secondsOf(child.pid);
    throw new Error("npm start did not become ready");
  } finally {
    const ended = once(child, "exit");
    if (child.exitCode === null) {
      child.kill();
      await ended;
    }
    rmSync(stateDir, { recursive: true, force: true });
  }
}

function secondsOf(pid = 0): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const [user = 0, system = 0, usersOfChildren = 0, systemOfChildren = 0] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 15)
    .map(Number);
  return (user + system + usersOfChildren + systemOfChildren) / TICKS_PER_SECOND;
}

if (import.meta.main) console.log(`${await cpuOfFirstStart()} s of the processor`);
