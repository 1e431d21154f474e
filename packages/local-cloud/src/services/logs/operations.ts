import * as z from "zod";
import { type Operation, operation } from "../shared/aws-json.ts";
import { ServiceError } from "../shared/service-error.ts";
import { parseFilterPattern } from "./filter-pattern.ts";
import { logEventOf } from "./log-event.ts";
import type { LogSource } from "./log-source.ts";
import { putOperations } from "./put-operations.ts";

/** Lines looked at per answer: AWS, too, answers with part of what it will find, or with nothing yet. */
const linesPerAnswer = 2_000;

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html */
const filterLogEvents = z.strictObject({
  logGroupName: z.string().optional(),
  logGroupIdentifier: z.string().optional(),
  logStreamNames: z.array(z.string()).optional(),
  logStreamNamePrefix: z.string().optional(),
  filterPattern: z.string().default(""),
  startTime: z.int().min(0).optional(),
  endTime: z.int().min(0).optional(),
  limit: z.int().min(1).max(10_000).default(10_000),
  nextToken: z.string().regex(/^\d+$/).optional(),
  /** Without effect on AWS, too. */
  interleaved: z.boolean().optional(),
});

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html */
const describeLogGroups = z.strictObject({
  logGroupNamePrefix: z.string().optional(),
  logGroupNamePattern: z.string().optional(),
  limit: z.int().min(1).max(50).default(50),
  nextToken: z.string().regex(/^\d+$/).optional(),
});

export function logOperations(source: LogSource): Record<string, Operation> {
  return {
    FilterLogEvents: operation(filterLogEvents, invalid, (input) => {
      const group = groupNamed(input, source);
      const isWanted = wantedEvents(input);
      const lines = source.lines();
      const from = Number(input.nextToken ?? "0");
      const most = Math.min(lines.length, from + linesPerAnswer);
      const events: Event[] = [];
      let at = from;
      for (; at < most && events.length < input.limit; at += 1) {
        const line = lines[at];
        if (line === undefined || source.groups.of(line.function) !== group) continue;
        const event = logEventOf(line, at);
        if (isWanted(event)) events.push(event);
      }
      return { events, searchedLogStreams: [], ...(at < lines.length ? { nextToken: String(at) } : {}) };
    }),

    DescribeLogGroups: operation(describeLogGroups, invalid, (input) => {
      const { logGroupNamePrefix: prefix = "", logGroupNamePattern: part = "", limit } = input;
      const names = source.groups.names.filter((name) => name.startsWith(prefix) && name.includes(part));
      const from = Number(input.nextToken ?? "0");
      const to = from + limit;
      const logGroups = names.slice(from, to).map((name) => describe(name, source));
      return { logGroups, ...(to < names.length ? { nextToken: String(to) } : {}) };
    }),

    ...putOperations(source),
  };
}

type Event = ReturnType<typeof logEventOf>;

/** By its name, or by its ARN with or without the `:*` at its end. */
function groupNamed(input: z.output<typeof filterLogEvents>, { groups }: LogSource): string {
  const given = input.logGroupIdentifier ?? input.logGroupName ?? "";
  const name = /^arn:[^:]*:logs:[^:]*:[^:]*:log-group:([^:]+)/.exec(given)?.[1] ?? given;
  if (groups.has(name)) return name;
  throw new ServiceError("ResourceNotFoundException", "The specified log group does not exist.");
}

function wantedEvents(input: z.output<typeof filterLogEvents>): (event: Event) => boolean {
  const { startTime = 0, endTime = Number.POSITIVE_INFINITY } = input;
  const { logStreamNames: streams, logStreamNamePrefix: prefix = "" } = input;
  const matches = input.filterPattern.trim() === "" ? () => true : parseFilterPattern(input.filterPattern);
  return ({ timestamp, logStreamName, message }) =>
    timestamp >= startTime &&
    timestamp <= endTime &&
    (streams === undefined || streams.includes(logStreamName)) &&
    logStreamName.startsWith(prefix) &&
    matches(JSON.parse(message));
}

function describe(logGroupName: string, { region, accountId, lines, groups }: LogSource) {
  const logGroupArn = `arn:aws:logs:${region}:${accountId}:log-group:${logGroupName}`;
  const kept = lines().filter((line) => groups.of(line.function) === logGroupName);
  return {
    logGroupName,
    arn: `${logGroupArn}:*`,
    logGroupArn,
    logGroupClass: "STANDARD",
    creationTime: kept[0] === undefined ? 0 : Date.parse(kept[0].time),
    metricFilterCount: 0,
    storedBytes: kept.reduce((sum, { text }) => sum + text.length, 0),
  };
}

function invalid({ path, message }: z.core.$ZodIssue): ServiceError {
  return new ServiceError("InvalidParameterException", `${path.join(".")}: ${message}`);
}
