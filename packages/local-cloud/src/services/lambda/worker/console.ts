import { format } from "node:util";
import type { LogFormat } from "../protocol.ts";
import { describeError, isErrorLike } from "./describe-error.ts";

const levels = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"] as const;
type Level = (typeof levels)[number];

/** Where console output goes, one line at a time, and what it is stamped with. */
export interface ConsoleTarget {
  readonly format: LogFormat;
  /** Least severe level written. */
  readonly level: string;
  write(line: string): void;
  requestId(): string | undefined;
}

/** Replaces `console` in this thread by one that writes as Lambda's Node.js runtime does. */
export function installConsole(target: ConsoleTarget): void {
  const least = Math.max(0, levels.indexOf(target.level.toUpperCase() as Level)); // an unknown level writes everything
  const line = target.format === "JSON" ? jsonLine : textLine;
  const at =
    (level: Level) =>
    (...args: unknown[]): void => {
      if (levels.indexOf(level) >= least) target.write(line(level, args, target.requestId()));
    };
  Object.assign(console, {
    trace: at("TRACE"),
    debug: at("DEBUG"),
    log: at("INFO"),
    info: at("INFO"),
    warn: at("WARN"),
    error: at("ERROR"),
  });
}

function textLine(level: Level, args: readonly unknown[], requestId: string | undefined): string {
  return [new Date().toISOString(), requestId ?? "undefined", level, format(...args)].join("\t");
}

function jsonLine(level: Level, args: readonly unknown[], requestId: string | undefined): string {
  const head = { timestamp: new Date().toISOString(), level, requestId };
  const error = args.find(isErrorLike);
  const record = {
    ...head,
    message: messageOf(args),
    ...(error === undefined ? {} : errorFields(error)),
  };
  try {
    return JSON.stringify(record);
  } catch {
    return JSON.stringify({ ...head, message: format(...args) }); // circular, or a BigInt
  }
}

/** A single value that is not a string stays structured; everything else is formatted as on a terminal. */
function messageOf(args: readonly unknown[]): unknown {
  const [only] = args;
  if (args.length === 1 && typeof only === "object" && only !== null && !isErrorLike(only)) return only;
  return format(...args);
}

function errorFields(error: Error): Record<string, unknown> {
  const { errorType, errorMessage, trace } = describeError(error);
  return { errorType, errorMessage, stackTrace: trace };
}
