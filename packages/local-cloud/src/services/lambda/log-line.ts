/** How a line of a log is kept: written by the thread that logs it, or by the main thread for all others. */

/** A stored line: a JSON object with at least these two members. */
export interface LogLine {
  /** ISO 8601 on the moved clock. */
  readonly time: string;
  readonly function: string;
  /** The line itself, without its newline. */
  readonly text: string;
}

/** A JSON object is kept as it is, any other text becomes its `message`. */
export function toLine(
  functionName: string,
  given: string | Readonly<Record<string, unknown>>,
  now: number,
): LogLine {
  const record = typeof given === "string" ? toRecord(given) : given;
  const time = timeOf(record) ?? new Date(now).toISOString();
  return { time, function: functionName, text: JSON.stringify({ time, function: functionName, ...record }) };
}

/** A JSON object is what it is, any other text becomes its `message`. */
export function toRecord(text: string): Record<string, unknown> {
  return (text.startsWith("{") ? parseObject(text) : undefined) ?? { message: text };
}

/** `undefined` for what is no JSON; the text starts with a brace, so that nothing but objects parse. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Loggers stamp with `time` or `timestamp`. */
export function timeOf(record: Readonly<Record<string, unknown>>): string | undefined {
  const time = record["time"] ?? record["timestamp"];
  return typeof time === "string" && !Number.isNaN(Date.parse(time)) ? time : undefined;
}
