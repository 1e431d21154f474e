import type { FunctionSettings } from "./function-settings.ts";
import type { LogStore } from "./log-store.ts";
import type { InvocationOutcome } from "./outcome.ts";
import type { Usage } from "./protocol.ts";

export interface SystemLogOptions {
  readonly settings: FunctionSettings;
  readonly logs: LogStore;
  /** Epoch milliseconds on the moved clock. */
  now(): number;
  /** The runtime does this with the function's role, without a call of the function's own. Throws when denied. */
  recordImplicit?(action: string, resource: string): void;
}

export type ReportStatus = "success" | "error" | "timeout";

export interface Metrics {
  readonly durationMs: number;
  /** Present on a cold start. */
  readonly initDurationMs?: number;
  /** Absent when the environment ended in the invocation. */
  readonly usage?: Usage;
}

/** The platform's own lines about a function, in the shape of Lambda's JSON system logs. */
export interface SystemLog {
  /** A new environment begins to log, which takes permissions of the function's role. */
  openStream(logStream: string): void;
  start(requestId: string): void;
  report(outcome: InvocationOutcome, status: ReportStatus, metrics: Metrics): void;
}

export function createSystemLog(options: SystemLogOptions): SystemLog {
  const { settings, logs } = options;
  const verbose = settings.systemLogLevel !== "WARN";
  const [, region, accountId] = /:lambda:([^:]*):([^:]*):/.exec(settings.arn) ?? [];
  const group = `arn:aws:logs:${region}:${accountId}:log-group:${settings.logGroup}`;
  const write = (record: Record<string, unknown>): void =>
    logs.append(settings.name, { time: new Date(options.now()).toISOString(), ...record });

  function use(action: string, resource: string): void {
    try {
      options.recordImplicit?.(action, resource);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      write({ level: "WARN", message: `The role is not complete: ${reason}` });
    }
  }

  return {
    openStream(logStream) {
      use("logs:CreateLogStream", `${group}:log-stream:${logStream}`);
      use("logs:PutLogEvents", `${group}:log-stream:${logStream}`);
      if (!settings.tracing) return;
      use("xray:PutTraceSegments", "*");
      use("xray:PutTelemetryRecords", "*");
    },
    start(requestId) {
      if (verbose) write({ type: "platform.start", record: { requestId, version: "$LATEST" } });
    },
    report(outcome, status, metrics) {
      if (!verbose && status === "success") return;
      const errorType = outcome.kind === "returned" ? {} : { errorType: outcome.error.errorType };
      const { requestId } = outcome;
      const record = { requestId, metrics: metricsRecord(metrics, settings.memoryMb), status, ...errorType };
      write({ type: "platform.report", record });
    },
  };
}

function metricsRecord(metrics: Metrics, memorySizeMB: number): Record<string, number> {
  const { durationMs, initDurationMs, usage } = metrics;
  return {
    durationMs: round(durationMs),
    // Since August 2025 the init phase is billed as well.
    billedDurationMs: Math.ceil(durationMs + (initDurationMs ?? 0)),
    memorySizeMB,
    ...(usage === undefined ? {} : { maxMemoryUsedMB: usage.memoryMb }),
    ...(initDurationMs === undefined ? {} : { initDurationMs: round(initDurationMs) }),
  };
}

/** To the microsecond, as Lambda reports. */
function round(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
