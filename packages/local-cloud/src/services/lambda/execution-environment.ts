import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { LogLine } from "./log-line.ts";
import type { ExitReason, FunctionError } from "./outcome.ts";
import type { Job, Usage, WorkerMessage, WorkerSettings } from "./protocol.ts";
import { workerCode } from "./worker-code.ts";

export interface EnvironmentSettings extends WorkerSettings {
  /** The whole `process.env` of the thread. */
  readonly environment: Readonly<Record<string, string>>;
  /** A line that is in no file yet. */
  onLog(line: string): void;
  /** A line that the thread has written to the function's file. */
  onLogged(line: LogLine): void;
  /** The thread has ended, for whatever reason. Called once. */
  onExit(): void;
}

/** How the init phase, or one job, went. */
export type InitResult = { readonly kind: "ready" } | Failure;
export type JobResult =
  | { readonly kind: "returned"; readonly payload: string; readonly usage: Usage }
  | { readonly kind: "threw"; readonly error: FunctionError; readonly usage: Usage }
  | Failure;

/** The thread cannot be used any more. */
export type Failure =
  | { readonly kind: "crashed"; readonly error: FunctionError }
  | { readonly kind: "exited"; readonly reason: ExitReason }
  | { readonly kind: "timed-out" };

/** One worker thread with the function loaded, as one instance of a Lambda function: one job at a time. */
export interface ExecutionEnvironment {
  init(limitMs: number): Promise<InitResult>;
  run(job: Job): Promise<JobResult>;
  /** Ends the thread whatever it does; resolves within a second. */
  terminate(): Promise<void>;
}

export function startEnvironment(settings: EnvironmentSettings): ExecutionEnvironment {
  const { environment, onLog, onLogged, onExit, ...workerData } = settings;
  const worker = new Worker(workerCode(), {
    eval: true,
    name: settings.functionName,
    workerData,
    env: { ...environment },
    execArgv: [],
    stdout: true,
    stderr: true,
    // A small young generation: the default would let each thread grow by some 10 MB for nothing.
    resourceLimits: { maxOldGenerationSizeMb: settings.memoryMb, maxYoungGenerationSizeMb: 4 },
  });
  let waiting: ((result: InitResult | JobResult) => void) | undefined;
  let early: InitResult | JobResult | undefined;
  let ended: Failure | undefined;

  function settle(result: InitResult | JobResult): void {
    if (waiting) waiting(result);
    else early = result;
    waiting = undefined;
  }

  function end(failure: Failure): void {
    ended ??= failure;
    settle(ended);
  }

  worker.on("message", (message: WorkerMessage) => {
    if (message.type === "logged") onLogged(message.line);
    else if (message.type === "crashed" || message.type === "init-failed") {
      end({ kind: "crashed", error: message.error });
    } else settle(toResult(message));
  });
  worker.on("error", (error: Error & { code?: string }) => {
    onLog(`Runtime error: ${error.message}`);
    if (error.code === "ERR_WORKER_OUT_OF_MEMORY") end({ kind: "exited", reason: { kind: "out-of-memory" } });
  });
  worker.on("exit", (code) => {
    end({ kind: "exited", reason: { kind: "code", code } });
    onExit();
  });
  // What a native module or the runtime itself writes past the captured streams.
  worker.stdout.on("data", (chunk: Buffer) => onLog(chunk.toString("utf8").trimEnd()));
  worker.stderr.on("data", (chunk: Buffer) => onLog(chunk.toString("utf8").trimEnd()));

  /** The next result of the thread, or `timed-out` after which it is ended. */
  async function next(limitMs: number): Promise<InitResult | JobResult> {
    if (ended) return ended;
    const result = await new Promise<InitResult | JobResult>((resolve) => {
      const timer = setTimeout(() => end({ kind: "timed-out" }), limitMs);
      waiting = (value) => {
        clearTimeout(timer);
        resolve(value);
      };
      if (early) settle(early);
      early = undefined;
    });
    if (result.kind === "timed-out") await terminate();
    return result;
  }

  /** Raced: a thread inside a long native call only ends after it, and nobody shall wait for that. */
  async function terminate(): Promise<void> {
    await Promise.race([worker.terminate(), sleep(1_000, undefined, { ref: false })]);
  }

  return {
    init: async (limitMs) => (await next(limitMs)) as InitResult, // the thread speaks of its init before any job
    run: async (job) => {
      worker.postMessage(job);
      return (await next(job.remainingMs)) as JobResult; // and of jobs only afterwards
    },
    terminate,
  };
}

function toResult(
  message: Exclude<WorkerMessage, { type: "logged" | "crashed" | "init-failed" }>,
): InitResult | JobResult {
  switch (message.type) {
    case "ready":
      return { kind: "ready" };
    case "returned":
      return { kind: "returned", payload: message.payload, usage: message.usage };
    case "threw":
      return { kind: "threw", error: message.error, usage: message.usage };
  }
}
