import * as z from "zod";
import { type Operation, operation } from "../shared/aws-json.ts";
import { ServiceError } from "../shared/service-error.ts";
import type { LogSource } from "./log-source.ts";
import { writerOf } from "./put-streams.ts";

const streamName = z.string().regex(/^[^:*~]{1,512}$/);
const stream = z.strictObject({ logGroupName: z.string(), logStreamName: streamName });
const events = z.strictObject({
  ...stream.shape,
  logEvents: z
    .array(z.strictObject({ timestamp: z.int().min(0), message: z.string().min(1) }))
    .min(1)
    .max(10_000), // and a megabyte, as of every request here
  /** Without effect on AWS, too. */
  sequenceToken: z.string().optional(),
});

/** How operators write: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html */
export function putOperations(source: LogSource): Record<string, Operation> {
  const made = new Set<string>();
  const writerIn = ({ logGroupName, logStreamName }: z.output<typeof stream>): string => {
    if (source.groups.has(logGroupName)) return writerOf(logGroupName, logStreamName);
    throw new ServiceError("ResourceNotFoundException", "The specified log group does not exist.");
  };
  const exists = (writer: string) =>
    made.has(writer) || source.lines().some((line) => line.function === writer);

  return {
    CreateLogStream: operation(stream, invalid, (input) => {
      const writer = writerIn(input);
      if (exists(writer))
        throw new ServiceError("ResourceAlreadyExistsException", "The specified log stream already exists");
      made.add(writer);
      return {};
    }),

    PutLogEvents: operation(events, invalid, (input) => {
      const writer = writerIn(input);
      if (!exists(writer))
        throw new ServiceError("ResourceNotFoundException", "The specified log stream does not exist.");
      const times = input.logEvents.map(({ timestamp }) => timestamp);
      if (times.some((time, at) => time < (times[at - 1] ?? 0)))
        throw invalidParameter("Log events in a single PutLogEvents request must be in chronological order.");
      for (const { timestamp, message } of input.logEvents)
        source.put(writer, new Date(timestamp).toISOString(), message);
      return {};
    }),
  };
}

const invalidParameter = (message: string) => new ServiceError("InvalidParameterException", message);
const invalid = ({ path, message }: z.core.$ZodIssue) => invalidParameter(`${path.join(".")}: ${message}`);
