/**
 * Runs inside the worker thread that is one execution environment: loads the handler once, then runs one job at a
 * time. It is bundled at start-up (see worker-code.ts), so that a thread neither strips types nor resolves modules.
 */
import { appendFileSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { getHeapStatistics } from "node:v8";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { toLine } from "./log-line.ts";
import type { Job, Usage, WorkerMessage, WorkerSettings } from "./protocol.ts";
import { installConsole } from "./worker/console.ts";
import { describeError, runtimeError } from "./worker/describe-error.ts";
import { invocationContext } from "./worker/invocation-context.ts";
import { type Handler, loadHandler } from "./worker/load-handler.ts";
import { installMovedDate } from "./worker/moved-date.ts";
import { createRest } from "./worker/rest.ts";
import { captureStandardStreams } from "./worker/standard-streams.ts";

/** Exit status of Lambda's runtime after an uncaught error, and after an unhandled rejection. */
const uncaughtStatus = 129;
const unhandledStatus = 128;

const settings: WorkerSettings = workerData; // structured-cloned from our own main thread
const port = parentPort as MessagePort; // always there in a worker thread
const rest = createRest();
let requestId: string | undefined;

const post = (message: WorkerMessage): void => port.postMessage(message);

/**
 * In the file before anything follows: a line that was logged before a call survives even if the whole local cloud is
 * killed with that call, as it does on Lambda. The main thread, which may be busy, only hears of it.
 */
function writeLine(text: string): void {
  const line = toLine(settings.functionName, text, Date.now());
  appendFileSync(settings.logFile, `${line.text}\n`);
  post({ type: "logged", line });
}

function prepareGlobals(): void {
  installMovedDate(settings.clockOffset);
  captureStandardStreams(writeLine);
  installConsole({
    format: settings.logFormat,
    level: settings.logLevel,
    write: writeLine,
    requestId: () => requestId,
  });
  process.on("uncaughtException", (error) => crash(error, uncaughtStatus));
  process.on("unhandledRejection", (reason) => {
    const { errorMessage, errorType } = describeError(reason);
    const message = `${errorType}: ${errorMessage}`;
    crash(runtimeError("Runtime.UnhandledPromiseRejection", message, reason), unhandledStatus);
  });
}

function crash(error: unknown, status: number): void {
  console.error(error);
  post({ type: "crashed", error: describeError(error) });
  process.exit(status);
}

async function run(handler: Handler, job: Job): Promise<void> {
  requestId = job.requestId;
  rest.end();
  process.env["_X_AMZN_TRACE_ID"] = job.traceId;
  try {
    const result = await handler(JSON.parse(job.event), invocationContext(settings, job));
    const payload = JSON.stringify(result) ?? "null";
    post({ type: "returned", payload, usage: currentUsage() });
  } catch (error) {
    console.error("Invoke Error", error);
    post({ type: "threw", error: describeError(error), usage: currentUsage() });
  }
  rest.begin();
}

function currentUsage(): Usage {
  const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
  return { memoryMb: Math.ceil((heap + external) / 2 ** 20) };
}

function main(): void {
  prepareGlobals();
  if (settings.compileCache !== undefined) enableCompileCache(settings.compileCache);
  try {
    const handler = loadHandler(settings.taskRoot, settings.handler);
    port.on("message", (job: Job) => void run(handler, job));
    post({ type: "ready" });
  } catch (error) {
    console.error(error);
    post({ type: "init-failed", error: describeError(error) });
  }
}

main();
