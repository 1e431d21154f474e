/** A local cloud as `npm start` runs it, for one program alone: a child process that can be killed and started again. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createClock } from "local-cloud";
import * as z from "zod";
import { projectRoot } from "../project-root.ts";
import { synthesizedTemplate } from "./synthesized-template.ts";

export interface TestCloud {
  /** Of the site, the API and the control endpoints. */
  readonly url: string;
  /** Of the API, past CloudFront. */
  readonly apiUrl: string;
  /** Of the AWS endpoint. */
  readonly awsUrl: string;
  /** An `Origin` that the API takes requests with cookies from. */
  readonly origin: string;
  /** Folder in which it keeps everything. */
  readonly stateDir: string;
  /** What the process has printed, over all its starts. */
  log(): string;
  /** Of the process that runs now. */
  pid(): number;
  /** SIGKILL: the process gets no chance to put anything in order. */
  kill(): Promise<void>;
  /** Starts it again on the state and the ports that it had. */
  restart(): Promise<void>;
  /** Ends it and forgets its state, but for its logs: they are kept in `reports/local-cloud/<name>/`. */
  stop(): Promise<void>;
}

export interface CloudProcessOptions {
  /** Of the folder that its logs are kept in. */
  readonly name: string;
  /** Default: the template of the sources as they are. */
  readonly cdkOut?: string;
}

const readyPatienceMs = 60_000;
const stopPatienceMs = 10_000;
const pauseMs = 50;
const portTries = 5;

const health = z.object({
  status: z.literal("ok"),
  allowedOrigins: z.array(z.string()).min(1),
  urls: z.object({ api: z.url() }),
});

/** Throws, with what the process printed, when it does not come up. */
export async function startCloudProcess({ name, ...options }: CloudProcessOptions): Promise<TestCloud> {
  const cdkOut = options.cdkOut ?? (await synthesizedTemplate());
  const stateDir = mkdtempSync(join(tmpdir(), "local-cloud-"));
  createClock(stateDir).advance(untilMorning(Date.now()) / 1000);
  try {
    return await onFreePorts(name, cdkOut, stateDir);
  } catch (error) {
    rmSync(stateDir, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Milliseconds to the next ten past nine in Japan. A cloud of a test begins there, as if it had been moved: whatever the
 * time is, no nightly sweep, no new day and no seal of an hour comes in between, but where the test lets it.
 */
function untilMorning(now: number): number {
  const [dayMs, morning] = [86_400_000, 600_000]; // 0:10 UTC
  return dayMs - ((now - morning) % dayMs);
}

async function onFreePorts(name: string, cdkOut: string, stateDir: string): Promise<TestCloud> {
  for (let tries = 1; ; tries += 1) {
    const ports = somePorts();
    try {
      return await started(name, cdkOut, stateDir, ports);
    } catch (error) {
      if (tries === portTries || !/\bin use\b/.test(String(error))) throw error;
    }
  }
}

/** Below the range from which the system takes ports for outgoing connections: they must be free after a kill, too. */
function somePorts(): readonly [web: number, aws: number, inbox: number, api: number] {
  const web = 10_000 + 4 * randomInt(5_250);
  return [web, web + 1, web + 2, web + 3];
}

async function started(name: string, cdkOut: string, stateDir: string, ports: ReturnType<typeof somePorts>) {
  const url = `http://localhost:${ports[0]}`;
  let running = launch(cdkOut, stateDir, ports);
  const runs = [running];
  const log = (): string => runs.map(({ printed }) => printed()).join("\n");
  const { allowedOrigins, urls } = await ready(running, url);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const { child } = running;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    const timer = setTimeout(() => child.kill("SIGKILL"), stopPatienceMs);
    await ended;
    clearTimeout(timer);
  };
  return {
    url,
    apiUrl: urls.api,
    awsUrl: `http://127.0.0.1:${ports[1]}`,
    origin: allowedOrigins[0] ?? url,
    stateDir,
    log,
    // It has one: `ready` has read what the process said.
    pid: () => running.child.pid ?? 0,
    kill: () => end("SIGKILL"),
    async restart() {
      await end("SIGTERM");
      running = launch(cdkOut, stateDir, ports);
      runs.push(running);
      await ready(running, url);
    },
    async stop() {
      await end("SIGTERM");
      keepLogs(name, stateDir, log());
      rmSync(stateDir, { recursive: true, force: true });
    },
  } satisfies TestCloud;
}

/** For whoever wonders why something has failed; those of an earlier run give way. */
function keepLogs(name: string, stateDir: string, printed: string): void {
  const folder = join(projectRoot, "reports/local-cloud", name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(stateDir, "logs"), folder, { recursive: true });
  writeFileSync(join(folder, "printed.log"), printed);
}

interface Running {
  readonly child: ChildProcess;
  printed(): string;
}

function launch(
  cdkOut: string,
  stateDir: string,
  [web, aws, inbox, api]: ReturnType<typeof somePorts>,
): Running {
  const chunks: Buffer[] = [];
  const child = spawn(process.execPath, ["commands/start/main.ts", "--cdk-out", cdkOut], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      WEB_PORT: String(web),
      AWS_PORT: String(aws),
      INBOX_PORT: String(inbox),
      API_PORT: String(api),
      LOCAL_STATE_DIR: stateDir,
      // As a script of npm it watches its parent, and ends with a jest that was killed.
      npm_lifecycle_event: "start",
    },
  });
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
  return { child, printed: () => Buffer.concat(chunks).toString("utf8") };
}

/** The port answers before that if another cloud has it: what counts is what the process says itself. */
async function ready({ child, printed }: Running, url: string): Promise<z.output<typeof health>> {
  const deadline = performance.now() + readyPatienceMs;
  while (child.exitCode === null && performance.now() < deadline) {
    if (/^ *Ready in /m.test(printed()))
      return health.parse(await (await fetch(`${url}/_local/health`)).json());
    await sleep(pauseMs);
  }
  child.kill("SIGKILL");
  throw new Error(`The local cloud did not come up:\n\n${printed()}`);
}
