import type { LogLine } from "../lambda/log-line.ts";
import { putStreamOf } from "./put-streams.ts";

/** A line as the function wrote it: without the members that the local cloud puts before each. */
export function logEventOf({ time, function: functionName, text }: LogLine, index: number) {
  const { function: _, ...record }: Record<string, unknown> = JSON.parse(text); // the log store keeps objects only
  if ("timestamp" in record) delete record["time"];
  const timestamp = Date.parse(time);
  return {
    logStreamName: putStreamOf(functionName)?.logStream ?? functionName,
    timestamp,
    ingestionTime: timestamp,
    message: JSON.stringify(record),
    eventId: String(index).padStart(20, "0"),
  };
}
