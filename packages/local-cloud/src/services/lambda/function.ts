import { randomBytes, randomUUID } from "node:crypto";
import { createEnvironmentPool, type PoolOptions, type Slot } from "./environment-pool.ts";
import type { Failure, InitResult, JobResult } from "./execution-environment.ts";
import {
  type FunctionError,
  type InvocationOutcome,
  maxPayloadBytes,
  requestTooLarge,
  responseTooLarge,
  runtimeExited,
  timedOut,
} from "./outcome.ts";
import { createSystemLog, type ReportStatus, type SystemLogOptions } from "./system-log.ts";

/** A function that can be invoked, as `RequestResponse` invocations are. */
export interface LambdaFunction {
  readonly name: string;
  readonly arn: string;
  /** Rejects only when the local cloud stops; whatever the function does is an outcome. */
  invoke(event: unknown): Promise<InvocationOutcome>;
  /** Kills the execution environment that works on the invocation with this trace id, if one does. */
  crash(traceId: string): Promise<void>;
  /** Ends the execution environments that have no work, as Lambda does sooner or later. */
  recycle(): void;
  close(): Promise<void>;
}

export interface FunctionOptions
  extends SystemLogOptions,
    Omit<PoolOptions, "maxConcurrency" | "idleMs" | "logFile" | "onLog" | "onLogged" | "onLogStream"> {
  /** Default 4, or the function's reserved concurrency if that is less. */
  readonly maxConcurrency?: number;
  /** Default 5 minutes. */
  readonly idleMs?: number;
  /** Longest init phase, default 10 seconds as on Lambda. */
  readonly initLimitMs?: number;
}

export function createFunction(options: FunctionOptions): LambdaFunction {
  const { settings, logs, initLimitMs = 10_000 } = options;
  const system = createSystemLog(options);
  const pool = createEnvironmentPool({
    idleMs: 300_000,
    ...options,
    maxConcurrency: Math.min(options.maxConcurrency ?? 4, settings.reservedConcurrency ?? Infinity),
    logFile: logs.pathOf(settings.name),
    onLog: (line) => logs.append(settings.name, line),
    onLogged: (line) => logs.noteWritten(line),
    onLogStream: (logStream) => system.openStream(logStream),
  });

  const running = new Map<string, Slot>();

  async function runIn(slot: Slot, requestId: string, event: string): Promise<InvocationOutcome> {
    const initStarted = performance.now();
    const init: InitResult = slot.cold ? await slot.environment.init(initLimitMs) : { kind: "ready" };
    const initDurationMs = slot.cold ? performance.now() - initStarted : undefined;
    slot.cold = false;
    system.start(requestId);
    const started = performance.now();
    const work = job(requestId, event, settings.timeoutSeconds);
    running.set(work.traceId, slot);
    const result = init.kind === "ready" ? await slot.environment.run(work) : init;
    running.delete(work.traceId);
    const limit = init.kind === "ready" ? settings.timeoutSeconds : initLimitMs / 1000;
    const outcome = toOutcome(result, requestId, limit);
    system.report(outcome, statusOf(result, outcome), {
      durationMs: performance.now() - started,
      ...(initDurationMs === undefined ? {} : { initDurationMs }),
      ...("usage" in result ? { usage: result.usage } : {}),
    });
    if (isFailure(result)) await pool.discard(slot);
    return outcome;
  }

  return {
    name: settings.name,
    arn: settings.arn,
    async invoke(event) {
      const requestId = randomUUID();
      const text = JSON.stringify(event);
      const bytes = Buffer.byteLength(text);
      if (bytes > maxPayloadBytes) return { kind: "too-large", requestId, error: requestTooLarge(bytes) };
      const slot = await pool.acquire();
      try {
        return await runIn(slot, requestId, text);
      } finally {
        pool.release(slot);
      }
    },
    async crash(traceId) {
      await running.get(traceId)?.environment.terminate();
    },
    recycle: () => pool.recycle(),
    close: () => pool.close(),
  };
}

function job(requestId: string, event: string, timeoutSeconds: number) {
  const root = `1-${randomBytes(4).toString("hex")}-${randomBytes(12).toString("hex")}`;
  return { requestId, event, remainingMs: timeoutSeconds * 1000, traceId: `Root=${root};Sampled=0` };
}

function isFailure(result: JobResult): result is Failure {
  return result.kind !== "returned" && result.kind !== "threw";
}

function toOutcome(result: JobResult | Failure, requestId: string, limitSeconds: number): InvocationOutcome {
  const failed = (error: FunctionError): InvocationOutcome => ({ kind: "failed", requestId, error });
  switch (result.kind) {
    case "returned": {
      const bytes = Buffer.byteLength(result.payload);
      if (bytes > maxPayloadBytes) return { kind: "too-large", requestId, error: responseTooLarge(bytes) };
      return { kind: "returned", requestId, payload: JSON.parse(result.payload) };
    }
    case "threw":
    case "crashed":
      return failed(result.error);
    case "exited":
      return failed(runtimeExited(requestId, result.reason));
    case "timed-out":
      return failed(timedOut(requestId, limitSeconds));
  }
}

function statusOf(result: JobResult, outcome: InvocationOutcome): ReportStatus {
  if (result.kind === "timed-out") return "timeout";
  return outcome.kind === "returned" ? "success" : "error";
}
