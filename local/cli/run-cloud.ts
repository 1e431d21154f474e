import { choosePorts } from "../cloud/ports.ts";
import { openStateFolder, type StateFolder } from "../cloud/state-folder.ts";
import { type LocalCloud, startCloud } from "../cloud.ts";
import { accessLine } from "./access-line.ts";
import { explain } from "./expected-error.ts";
import { prepareTemplate } from "./prepare-template.ts";
import { printReady } from "./ready.ts";
import { explainPort, readSettings, type Settings, usage } from "./settings.ts";
import { onStopSignal } from "./stop-signals.ts";
import { createTerminal, type Terminal } from "./terminal.ts";

/** Stopping takes tens of milliseconds; what hangs is not waited for. */
const stopLimitMs = 1_800;

interface Running {
  state?: StateFolder;
  cloud?: LocalCloud;
}

async function start(
  settings: Settings,
  running: Running,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const started = performance.now();
  terminal.line(terminal.bold("Registration service, local cloud"));
  terminal.line();
  running.state = openStateFolder(settings.stateDir, { fresh: settings.fresh });
  await choosePorts(settings.ports); // to say so before the seconds that a synthesis takes
  const cdkOut = await prepareTemplate(settings, running.state.path, terminal, signal);
  running.cloud = await startCloud({
    cdkOut,
    stateDir: running.state.path,
    ports: settings.ports,
    onStep: (name, durationMs) => terminal.done(name, durationMs),
    onAccess: (record) => terminal.line(terminal.dim(accessLine(record))),
  });
  if (!signal.aborted) printReady(terminal, running.cloud, started);
}

async function stop(running: Running, code: number): Promise<never> {
  setTimeout(() => process.exit(code), stopLimitMs);
  await running.cloud?.close().catch(() => undefined); // every part was asked to stop, and the process ends
  running.state?.release();
  process.exit(code);
}

/** `npm start`, until it is stopped. */
export async function runCloud(): Promise<void> {
  const terminal = createTerminal(process.stdout, process.env);
  const running: Running = {};
  const stopping = new AbortController();
  onStopSignal((reason) => {
    stopping.abort();
    terminal.line(terminal.dim(`  Stopping (${reason}).`));
    void stop(running, 0);
  });
  try {
    const settings = readSettings(process.argv.slice(2), process.env);
    if (settings.help) terminal.line(usage);
    else await start(settings, running, terminal, stopping.signal);
  } catch (error) {
    if (stopping.signal.aborted) return; // what was broken off needs no explanation
    terminal.failure(explain(explainPort(error)));
    await stop(running, 1);
  }
}
