import * as z from "zod";
import type { LogLine } from "../lambda/log-line.ts";
import { type Operation, operation } from "../shared/aws-json.ts";
import { ServiceError } from "../shared/service-error.ts";
import { parseFilterPattern } from "./filter-pattern.ts";

/** Lines looked at per answer: AWS, too, answers with part of what it will find, or with nothing yet. */
const linesPerAnswer = 2_000;

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html */
const filterLogEvents = z.strictObject({
  logGroupName: z.string(),
  filterPattern: z.string(),
  startTime: z.int().min(0).optional(),
  endTime: z.int().min(0).optional(),
  nextToken: z.string().regex(/^\d+$/).optional(),
});

export interface LogSource {
  /** Name of the one log group that there is. */
  readonly logGroup: string;
  /** In the order of time. */
  lines(): readonly LogLine[];
}

export function logOperations(source: LogSource): Record<string, Operation> {
  return {
    FilterLogEvents: operation(filterLogEvents, invalid, (input) => {
      if (input.logGroupName !== source.logGroup) {
        throw new ServiceError("ResourceNotFoundException", "The specified log group does not exist.");
      }
      const matches = parseFilterPattern(input.filterPattern);
      const { startTime = 0, endTime = Number.POSITIVE_INFINITY, nextToken = "0" } = input;
      const lines = source.lines();
      const from = Number(nextToken);
      const to = from + linesPerAnswer;
      const events = lines.slice(from, to).flatMap((line, index) => {
        const event = eventOf(line, from + index);
        const isWanted = event.timestamp >= startTime && event.timestamp <= endTime;
        return isWanted && matches(JSON.parse(event.message)) ? [event] : [];
      });
      return { events, ...(to < lines.length ? { nextToken: String(to) } : {}) };
    }),
  };
}

/** As the function wrote it: without the members that the local cloud puts before each line. */
function eventOf({ time, function: functionName, text }: LogLine, index: number) {
  const { function: _, ...record }: Record<string, unknown> = JSON.parse(text); // the log store keeps objects only
  if ("timestamp" in record) delete record["time"];
  const timestamp = Date.parse(time);
  return {
    logStreamName: functionName,
    timestamp,
    ingestionTime: timestamp,
    message: JSON.stringify(record),
    eventId: String(index).padStart(20, "0"),
  };
}

function invalid({ path, message }: z.core.$ZodIssue): ServiceError {
  return new ServiceError("InvalidParameterException", `${path.join(".")}: ${message}`);
}
