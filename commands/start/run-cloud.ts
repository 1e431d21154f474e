import {
  choosePorts,
  type LocalCloud,
  openStateFolder,
  type StateFolder,
  startCloud,
  surviveExceptions,
} from "local-cloud";
import { deskOperators } from "../../testing/cloud/desk-operators.ts";
import { region } from "../../testing/cloud/synthesis-inputs.ts";
import { explain } from "../shared/expected-error.ts";
import { inboxPages } from "../shared/inbox-pages.ts";
import { onStopSignal } from "../shared/stop-signals.ts";
import { createTerminal, type Terminal } from "../shared/terminal.ts";
import { accessLine } from "./access-line.ts";
import { prepareTemplate } from "./prepare-template.ts";
import { printReady } from "./ready.ts";
import { explainStart, readSettings, type Settings, usage } from "./settings.ts";

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
    region,
    inbox: inboxPages,
    roleSessions: Object.values(deskOperators),
    viewerPlace: { countryName: "Japan", regionName: "Kanagawa" },
    onStep: (name, durationMs) => terminal.done(name, durationMs),
    onAccess: (record) => terminal.line(terminal.dim(accessLine(record))),
  });
  surviveExceptions();
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
    terminal.failure(explain(explainStart(error)));
    await stop(running, 1);
  }
}
