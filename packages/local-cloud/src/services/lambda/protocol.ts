import type { LogLine } from "./log-line.ts";
import type { FunctionError } from "./outcome.ts";

/** `Text` and `JSON` as in a function's LoggingConfig. */
export type LogFormat = "JSON" | "Text";

/** What a worker thread is started with. */
export interface WorkerSettings {
  readonly functionName: string;
  readonly functionArn: string;
  /** `file.export`, e.g. `index.handler`. */
  readonly handler: string;
  /** Folder of the function's unpacked code. */
  readonly taskRoot: string;
  readonly memoryMb: number;
  readonly logGroup: string;
  readonly logStream: string;
  readonly logFormat: LogFormat;
  /** Least severe level written, in Lambda's words: `TRACE` … `FATAL`. */
  readonly logLevel: string;
  /** File that the thread adds its lines to. */
  readonly logFile: string;
  /** Folder of compiled code, so that the next environment of any function need not parse the same again. */
  readonly compileCache?: string;
  /** One BigInt64: milliseconds by which the moved clock is ahead. */
  readonly clockOffset: SharedArrayBuffer;
}

/** Main → worker: run the handler once. */
export interface Job {
  readonly requestId: string;
  /** The event as JSON text, so that nothing but data crosses. */
  readonly event: string;
  readonly remainingMs: number;
  readonly traceId: string;
}

/** What an invocation used. */
export interface Usage {
  /** Of the thread alone: the resident set is the whole local cloud's. */
  readonly memoryMb: number;
}

/** Worker → main. */
export type WorkerMessage =
  | { readonly type: "ready" }
  | { readonly type: "init-failed"; readonly error: FunctionError }
  /** Already in the function's file. */
  | { readonly type: "logged"; readonly line: LogLine }
  /** `payload` is JSON text. */
  | { readonly type: "returned"; readonly payload: string; readonly usage: Usage }
  | { readonly type: "threw"; readonly error: FunctionError; readonly usage: Usage }
  /** An error that no handler was waiting for: the runtime ends after it. */
  | { readonly type: "crashed"; readonly error: FunctionError };
